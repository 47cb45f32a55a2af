using System.Data.Common;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>How every change of a draft is made: on the revision that was read, or not at all.</summary>
internal static class Drafts
{
    public static async Task<Outcome<Draft>> Change(
        DbTransaction transaction,
        Actor actor,
        Guid instrumentId,
        long revision,
        Func<InstrumentContent, Outcome<InstrumentContent>> change,
        DateTimeOffset now
    )
    {
        var found = await Find(transaction, actor.AgencyId, instrumentId, revision);
        if (!found.IsDone)
            return found;
        var content = change(found.Value.Content);
        if (!content.IsDone)
            return content.Refusal;
        var draft = found.Value with
        {
            Revision = revision + 1,
            Content = content.Value,
            SavedAt = now,
            SavedBy = actor.Name,
        };
        await InstrumentStore.SaveDraft(transaction, draft);
        await ReviewStore.AddAuthor(transaction, actor, instrumentId);
        return draft;
    }

    /// <summary>The draft at that revision; the instrument stays locked until the end of the transaction.</summary>
    public static async Task<Outcome<Draft>> Find(
        DbTransaction transaction,
        Guid agencyId,
        Guid instrumentId,
        long revision
    )
    {
        if (!await InstrumentStore.Lock(transaction, agencyId, instrumentId))
            return ReviseInstrument.Unknown;
        var row = await InstrumentStore.FindDraft(
            transaction.Connection!,
            agencyId,
            instrumentId,
            transaction
        );
        if (row is null)
            return new Refusal(
                "draft.unknown",
                RefusalKind.NotFound,
                "Nobody is working on a draft of this instrument. Revise it first."
            );
        if (row.Revision != revision)
            return new Refusal(
                "draft.stale",
                RefusalKind.Conflict,
                $"{row.SavedBy} saved this draft after you opened it. Open it again, so that nothing of theirs is lost."
            );
        return row.Draft(agencyId, instrumentId);
    }
}
