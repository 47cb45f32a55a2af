using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Sums of one version, kept apart by the values of the column and of each filter.</summary>
/// <param name="Values">The column's value, then each filter's; null where the question has no answer.</param>
/// <param name="Sums">A vector laid out as a cell's.</param>
internal sealed record ExploreGroup(IReadOnlyList<string?> Values, long[] Sums);

/// <summary>Reads those sums from cells or from column segments.</summary>
internal sealed class ExploreSums(ReadCells cells, ReadSlices slices)
{
    /// <summary>The versions that have responses in these days, the order always the same.</summary>
    public async Task<IReadOnlyList<Guid>> Versions(ExploreQuery query, CancellationToken cancel) =>
        [
            .. (await cells.Run(Months(query, Cube.MonthChannel), cancel))
                .Select(cell => cell.VersionId)
                .Distinct()
                .Order(),
        ];

    public async Task<IReadOnlyList<ExploreGroup>> FromCells(
        ExploreQuery query,
        InstrumentVersion version,
        IReadOnlyList<ExploreDimension> by,
        CancellationToken cancel
    ) =>
        [
            .. (await cells.Run(Months(query, Cube.MonthAll), cancel))
                .Where(cell => cell.VersionId == version.VersionId)
                .Select(cell => new ExploreGroup(
                    [.. by.Select(each => each.Value(cell))],
                    cell.Sums
                )),
        ];

    public async Task<IReadOnlyList<ExploreGroup>> FromSegments(
        ExploreQuery query,
        InstrumentVersion version,
        IReadOnlyList<ExploreDimension> by,
        CancellationToken cancel
    ) =>
        [
            .. (
                await slices.Run(
                    new SliceQuery(
                        query.AgencyId,
                        query.Scope.CollectorIds,
                        version.VersionId,
                        query.First,
                        query.Last
                    )
                    {
                        By = [.. by.Select(each => each.ToSlices())],
                    },
                    cancel
                )
            ).Select(group => new ExploreGroup(
                [.. by.Select((each, i) => each.Value(version, group.Values[i]))],
                group.Sums
            )),
        ];

    private static CellQuery Months(ExploreQuery query, Cube cube) =>
        new(
            query.AgencyId,
            query.Scope.CollectorIds,
            cube,
            Period.MonthNumber(query.First),
            Period.MonthNumber(query.Last)
        );
}
