using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>A pile to open.</summary>
/// <param name="CollectorId">The collector the sheets belong to.</param>
/// <param name="Name">What staff call it: the office, the box, the week.</param>
/// <param name="IsDouble">True when a second person types every sheet again.</param>
public sealed record PileToOpen(Guid CollectorId, string Name, bool IsDouble)
{
    /// <summary>Its id, made with the form, so that sending it twice opens one; null: a new one.</summary>
    public Guid? PileId { get; init; }
}

/// <summary>Opens a pile: a pile of paper forms of one collector, to be typed in under the version that is asked now.</summary>
public sealed class OpenPile(Db db, TimeProvider time)
{
    /// <summary>Opens it, or finds it open.</summary>
    public Task<Outcome<Pile>> Run(
        Actor actor,
        PileToOpen what,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Pile>>(
            async tx =>
            {
                var collector = await CollectorStore.Find(
                    tx.Connection!,
                    tx,
                    actor.AgencyId,
                    what.CollectorId
                );
                if (collector is null)
                    return new Refusal(
                        "collector.unknown",
                        RefusalKind.NotFound,
                        "There is no such collector in this agency."
                    );
                var name = what.Name.Trim();
                if (name.Length is 0 or > 120)
                    return new Refusal(
                        "entry.pile-name",
                        RefusalKind.Invalid,
                        "Name the pile in 1 to 120 characters: the office, the box, the week."
                    )
                    {
                        Faults =
                        [
                            new(
                                "name",
                                "Name the pile in 1 to 120 characters: the office, the box, the week."
                            ),
                        ],
                    };
                var pile = new Pile(
                    what.PileId ?? Ids.New(time),
                    actor.AgencyId,
                    collector.CollectorId,
                    collector.VersionId,
                    name,
                    what.IsDouble,
                    false,
                    time.GetUtcNow(),
                    actor.Name
                );
                await PileStore.Add(tx, pile);
                return pile;
            },
            cancel
        );
}
