using System.Data.Common;
using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Writes a line into the agency's audit trail, each sealed with the hash of the line before.</summary>
/// <remarks>The trail says who did what to which thing. It cannot hold an answer or a sentence: a subject is one word
/// (an id, a key) and a detail is a list of <c>key=value</c> pairs; anything else is an exception.</remarks>
public sealed partial class RecordAudit(Db db, TimeProvider time)
{
    private const int LongestDetail = 400;

    /// <summary>Records in a transaction of its own.</summary>
    /// <param name="actor">Who; the line goes into the trail of their agency.</param>
    /// <param name="action">What was done: <c>capability.past-tense</c>, such as <c>responses.erased</c>.</param>
    /// <param name="subject">The id or key of what it was done to, at most 100 characters without spaces.</param>
    /// <param name="detail">Empty, or pairs such as <c>count=12 reason=request</c>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task Run(
        Actor actor,
        string action,
        string subject,
        string detail = "",
        CancellationToken cancel = default
    ) => db.Write(tx => Run(tx, actor, action, subject, detail), cancel);

    /// <summary>Records in the transaction of what it tells of: both are kept, or neither is. Call it late, because other
    /// recordings of the same agency wait until the commit.</summary>
    public async Task Run(
        DbTransaction transaction,
        Actor actor,
        string action,
        string subject,
        string detail = ""
    )
    {
        Require(ActionShape(), action, nameof(action));
        Require(SubjectShape(), subject, nameof(subject));
        if (detail.Length > LongestDetail)
            throw new ArgumentException("An audit detail is short.", nameof(detail));
        if (detail.Length > 0)
            Require(DetailShape(), detail, nameof(detail));
        var (position, previous) = await AuditStore.Lock(transaction, actor.AgencyId);
        // Stored to the millisecond, so it is hashed to the millisecond.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(
            time.GetUtcNow().ToUnixTimeMilliseconds()
        );
        var entry = new AuditEntry(
            position + 1,
            now,
            actor.AccountId,
            actor.Name,
            action,
            subject,
            detail,
            ""
        );
        var hash = entry.HashAfter(actor.AgencyId, previous);
        await AuditStore.Append(transaction, actor.AgencyId, entry, hash);
    }

    private static void Require(Regex shape, string text, string name)
    {
        if (!shape.IsMatch(text))
            throw new ArgumentException(
                $"The audit trail holds ids and codes, never sentences: {name} has another shape.",
                name
            );
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z]+(-[a-z]+)*\z")]
    private static partial Regex ActionShape();

    [GeneratedRegex(@"^[A-Za-z0-9._:/-]{1,100}\z")]
    private static partial Regex SubjectShape();

    [GeneratedRegex(@"^[a-z-]+=[A-Za-z0-9._:/+-]{1,100}( [a-z-]+=[A-Za-z0-9._:/+-]{1,100})*\z")]
    private static partial Regex DetailShape();
}
