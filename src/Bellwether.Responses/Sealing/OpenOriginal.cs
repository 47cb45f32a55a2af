using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Why sealed words are opened.</summary>
public enum OpeningReason
{
    /// <summary>Somebody may be in danger.</summary>
    Safety = 1,

    /// <summary>The person asks to see what they wrote.</summary>
    Request = 2,

    /// <summary>A court or an inspector demands it.</summary>
    Legal = 3,

    /// <summary>Redaction took away too much to understand what happened.</summary>
    Redaction = 4,
}

/// <summary>Words as they were written.</summary>
/// <param name="ItemIndex">Position of the item in the version.</param>
/// <param name="Words">The words.</param>
public sealed record OriginalWords(int ItemIndex, string Words);

/// <summary>Opens the sealed words of a response, for one of four reasons, and says so in the outbox before anything is shown.</summary>
public sealed class OpenOriginal
{
    private readonly Db db;
    private readonly Outbox outbox;
    private readonly CommentStore store;
    private readonly SealWords seal;

    internal OpenOriginal(Db db, Outbox outbox, CommentStore store, SealWords seal)
    {
        this.db = db;
        this.outbox = outbox;
        this.store = store;
        this.seal = seal;
    }

    /// <summary>The words of each item, or why there are none to open.</summary>
    public async Task<Outcome<IReadOnlyList<OriginalWords>>> Run(
        Actor actor,
        Guid collectorId,
        DateOnly day,
        Guid responseId,
        OpeningReason reason,
        CancellationToken cancel = default
    )
    {
        var kept = await store.Originals(actor.AgencyId, collectorId, day, responseId, cancel);
        if (kept.Count == 0)
            return new Refusal(
                "original.unknown",
                RefusalKind.NotFound,
                "There are no words of such an answer in this agency."
            );
        if (kept.All(each => each.Words.Length == 0))
            return new Refusal(
                "original.dropped",
                RefusalKind.Conflict,
                "The original was not kept: this collector drops it when an answer comes in. Only the redacted words are there."
            );
        await db.Write(
            tx =>
                outbox.Append(
                    tx,
                    [
                        new OriginalOpened(
                            actor.AgencyId,
                            responseId,
                            actor.Name,
                            reason.ToString().ToLowerInvariant()
                        ),
                    ],
                    cancel
                ),
            cancel
        );
        var opened = new List<OriginalWords>();
        foreach (var each in kept)
            if (seal.Open(each.Words, responseId) is { } words)
                opened.Add(each with { Words = words });
            else
                return new Refusal(
                    "original.key",
                    RefusalKind.Conflict,
                    "The words were sealed with another key. Restore the file seal.key from its backup."
                );
        return opened;
    }
}
