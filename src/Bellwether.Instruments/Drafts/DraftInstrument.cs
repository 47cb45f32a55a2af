using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>An instrument to begin.</summary>
/// <param name="Name">What staff will call it.</param>
/// <param name="Content">What it asks so far; it may be incomplete.</param>
public sealed record InstrumentToDraft(string Name, InstrumentContent Content)
{
    /// <summary>Its id, where it must be the same each time (the demo); null: a new one.</summary>
    public Guid? InstrumentId { get; init; }
}

/// <summary>Begins an instrument with a first draft.</summary>
public sealed class DraftInstrument(Db db, TimeProvider time)
{
    private const int LongestName = 200;

    /// <summary>Begins it. An id that is there already is a conflict.</summary>
    public async Task<Outcome<Draft>> Run(
        Actor actor,
        InstrumentToDraft what,
        CancellationToken cancel = default
    )
    {
        var name = TidyText.Wording(what.Name);
        if (name.Length is 0 or > LongestName)
            return new Refusal(
                "instrument.name",
                RefusalKind.Invalid,
                $"Give the instrument a name of up to {LongestName} characters, for your own lists."
            )
            {
                Faults = [new Fault("name", "Write a name, not too long.")],
            };
        var now = time.GetUtcNow();
        var draft = new Draft(
            what.InstrumentId ?? Ids.New(now),
            actor.AgencyId,
            1,
            Frozen.Clean(what.Content),
            now,
            actor.Name
        );
        return await db.Write<Outcome<Draft>>(
            async tx =>
            {
                if (await InstrumentStore.Lock(tx, actor.AgencyId, draft.InstrumentId))
                    return new Refusal(
                        "instrument.duplicate",
                        RefusalKind.Conflict,
                        "This instrument has been begun already. Revise it instead."
                    );
                await InstrumentStore.AddAndLock(tx, actor, draft.InstrumentId, name, now);
                await InstrumentStore.SaveDraft(tx, draft);
                await ReviewStore.AddAuthor(tx, actor, draft.InstrumentId);
                return draft;
            },
            cancel
        );
    }
}
