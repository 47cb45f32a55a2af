using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>The piles of an agency, open ones first, then the latest.</summary>
public sealed class ListPiles(Db db)
{
    /// <summary>The last two hundred.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">Only of this collector; null: of all.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<IReadOnlyList<Pile>> Run(
        Guid agencyId,
        Guid? collectorId = null,
        CancellationToken cancel = default
    ) => PileStore.List(db, agencyId, collectorId, cancel);
}

/// <summary>One pile with its sheets.</summary>
public sealed class FindPile(Db db)
{
    /// <summary>The pile, or null when this agency has none with that id.</summary>
    public Task<Pile?> Run(Guid agencyId, Guid pileId, CancellationToken cancel = default) =>
        db.Read(
            async connection =>
            {
                var pile = await PileStore.Find(connection, null, agencyId, pileId);
                if (pile is null)
                    return null;
                var rows = await SheetStore.List(connection, null, agencyId, pileId);
                return pile with
                {
                    Sheets =
                    [
                        .. rows.Select(row => new PaperSheet(
                            row.Sheet,
                            row.State,
                            row.FirstBy,
                            row.SecondBy,
                            row.TypedAt
                        )
                        {
                            Differences =
                                row.State == PaperState.Differs
                                    ? SheetAnswers.Compare(row.FirstAnswers, row.SecondAnswers)
                                    : [],
                        }),
                    ],
                };
            },
            cancel
        );
}
