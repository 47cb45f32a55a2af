using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>
/// Keeps a half-filled form until its person comes back: sealed with a key that only their link holds. It is read by nobody,
/// counted nowhere, and gone when its days are over or the answer is sent.
/// </summary>
public sealed class KeepUnfinished
{
    /// <summary>The largest half-filled form, in bytes.</summary>
    public const int Largest = 256 * 1024;

    private const int MostKept = 20_000;

    private readonly Db db;
    private readonly SenderLimit limit;
    private readonly TimeProvider time;

    internal KeepUnfinished(Db db, SenderLimit limit, TimeProvider time)
    {
        this.db = db;
        this.limit = limit;
        this.time = time;
    }

    /// <summary>Keeps it.</summary>
    /// <param name="inUse">The collector.</param>
    /// <param name="answer">The form as it stands.</param>
    /// <param name="code">The code it came with, when it was kept before: then the same code goes on working.</param>
    /// <param name="sender">The network address, for the rate limit only.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Resumption>> Run(
        CollectorInUse inUse,
        UnfinishedAnswer answer,
        string? code,
        ReadOnlyMemory<byte> sender,
        CancellationToken cancel = default
    )
    {
        var language = answer.Language;
        var days = inUse.Version.Participation?.ResumeDays ?? 0;
        if (days <= 0)
            return IntakeRefusals.NoResuming(language);
        if (!limit.Allows(sender.Span, time.GetUtcNow()))
            return IntakeRefusals.TooMany(language);
        var text = JsonSerializer.SerializeToUtf8Bytes(answer);
        if (text.Length > Largest)
            return IntakeRefusals.TooLongToKeep(language);
        var collector = inUse.Collector;
        var plain = ResumeCode.Read(code) ?? ResumeCode.Read(ResumeCode.New())!;
        var expiresAt = time.GetUtcNow().AddDays(days);
        var isKept = await db.Write(
            async tx =>
            {
                if (
                    await UnfinishedStore.Count(tx, collector.AgencyId, collector.CollectorId)
                    >= MostKept
                )
                    return false;
                await UnfinishedStore.Put(
                    tx,
                    collector.AgencyId,
                    collector.CollectorId,
                    ResumeCode.HashOf(plain, collector.CollectorId),
                    ResumeCode.Seal(plain, collector.CollectorId, text),
                    expiresAt
                );
                return true;
            },
            cancel
        );
        return isKept
            ? new Resumption(ResumeCode.Grouped(plain), expiresAt)
            : IntakeRefusals.TooMany(language);
    }
}
