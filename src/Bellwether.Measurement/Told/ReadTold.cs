using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics.Disclosure;

namespace Bellwether.Measurement;

/// <summary>A block that readers of sums may be shown.</summary>
/// <param name="CollectorId">Whose answers.</param>
/// <param name="Month">In which month.</param>
/// <param name="Slice">Channel, language and location; null where they are not told apart.</param>
/// <param name="Sums">How many answered, then how many chose each option.</param>
internal sealed record ToldBlock(
    Guid CollectorId,
    int Month,
    (string? Channel, string? Language, string? Location) Slice,
    long[] Sums
);

/// <summary>The answers to one question as readers of sums are shown them, whatever the view: whole blocks, moving in steps.</summary>
internal sealed class ReadTold(
    ReadSlices slices,
    ToldStore store,
    SmallGroups groups,
    TimeProvider time
)
{
    private const int Levels = 4;
    private const int Tries = 5;

    private static readonly IReadOnlyList<Dimension> Finest =
    [
        new(DimensionKind.Collector),
        new(DimensionKind.Month),
        new(DimensionKind.Slice),
    ];

    public async Task<IReadOnlyList<ToldBlock>> Run(
        ExploreQuery query,
        InstrumentVersion version,
        string itemKey,
        CancellationToken cancel
    )
    {
        var today = await groups.Today(query.AgencyId, cancel);
        var now = await Now(query, version, itemKey, cancel);
        var blocks = new List<ToldBlock>();
        foreach (var collectorId in query.Scope.CollectorIds.Distinct().Order())
            blocks.AddRange(
                await Tell(
                    query,
                    new ToldKey(collectorId, version.VersionId, itemKey),
                    now[collectorId].ToList(),
                    today,
                    cancel
                )
            );
        return blocks;
    }

    private async Task<ILookup<Guid, (int Month, string Slice, long[] Sums)>> Now(
        ExploreQuery query,
        InstrumentVersion version,
        string itemKey,
        CancellationToken cancel
    )
    {
        var place = CellLayout.Of(version, pairs: false).Find(itemKey)!;
        var read = await slices.Run(
            new SliceQuery(
                query.AgencyId,
                query.Scope.CollectorIds,
                version.VersionId,
                query.First,
                query.Last
            )
            {
                By = Finest,
            },
            cancel
        );
        return read.Where(group => place.Answered(group.Sums) > 0)
            .ToLookup(
                group => Guid.Parse(group.Values[0]),
                group =>
                    (
                        Month: Period.MonthNumber(
                            DateOnly.ParseExact(group.Values[1] + "-01", "yyyy-MM-dd", null)
                        ),
                        Slice: group.Values[2],
                        Sums: (long[])[place.Answered(group.Sums), .. place.Counts(group.Sums)]
                    )
            );
    }

    private async Task<IReadOnlyList<ToldBlock>> Tell(
        ExploreQuery query,
        ToldKey key,
        IReadOnlyList<(int Month, string Slice, long[] Sums)> now,
        DateOnly today,
        CancellationToken cancel
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var (revision, before) = await store.Read(
                query.AgencyId,
                key,
                Period.MonthNumber(query.First),
                Period.MonthNumber(query.Last),
                cancel
            );
            if (before.Count == 0 && now.Count == 0)
                return [];
            var cells = Cells(now, before);
            var moved = new List<ToldRow>();
            var told = new List<(int Month, StepCell Cell)>();
            foreach (var month in cells.GroupBy(each => each.Month))
            {
                var open = month.Select(each => each.Cell).ToList();
                var after = ToldSteps.Tell(
                    open,
                    ReadFigure.FewestAnswers,
                    Period.Month(month.Key).Last < today
                );
                told.AddRange(after.Select(cell => (month.Key, cell)));
                for (var i = 0; i < open.Count; i++)
                    if (!ReferenceEquals(open[i], after[i]))
                        moved.AddRange(Rows(month.Key, open[i], after[i]));
            }
            if (
                moved.Count == 0
                || await store.Keep(query.AgencyId, key, revision, moved, time.GetUtcNow(), cancel)
            )
                return [.. told.SelectMany(each => Blocks(key.CollectorId, each.Month, each.Cell))];
            if (attempt == Tries)
                throw new InvalidOperationException(
                    "What readers of sums are shown was moved by others five times in a row."
                );
        }
    }

    private static List<(int Month, StepCell Cell)> Cells(
        IReadOnlyList<(int Month, string Slice, long[] Sums)> now,
        IReadOnlyList<ToldRow> before
    )
    {
        var length = now.Count > 0 ? now[0].Sums.Length : before[0].Sums.Length;
        var current = now.ToDictionary(each => (each.Month, each.Slice), each => each.Sums);
        var rows = before.ToLookup(row => (row.Month, row.Slice));
        return
        [
            .. current
                .Keys.Union(rows.Select(row => row.Key))
                .OrderBy(at => at.Month)
                .ThenBy(at => at.Slice, StringComparer.Ordinal)
                .Select(at =>
                {
                    var told = Enumerable
                        .Range(0, Levels)
                        .Select(_ => (IReadOnlyList<long>)new long[length])
                        .ToArray();
                    var past = Enumerable
                        .Range(0, Levels)
                        .Select(_ => (IReadOnlyList<long>)[])
                        .ToArray();
                    foreach (var row in rows[at])
                        (told[row.Level], past[row.Level]) = (row.Sums, row.Past);
                    return (
                        at.Month,
                        new StepCell(
                            Groups(at.Slice),
                            current.GetValueOrDefault(at) ?? new long[length],
                            told,
                            past
                        )
                    );
                }),
        ];
    }

    private static string[] Groups(string text)
    {
        var slice = Slice.Read(text);
        return [text, $"{slice.Channel}|{slice.Language}", slice.Channel, ""];
    }

    private static IEnumerable<ToldRow> Rows(int month, StepCell before, StepCell after) =>
        Enumerable
            .Range(0, Levels)
            .Where(level => !ReferenceEquals(before.Told[level], after.Told[level]))
            .Select(level => new ToldRow(
                month,
                after.Groups[0],
                level,
                [.. after.Told[level]],
                [.. after.Past[level]]
            ));

    private static IEnumerable<ToldBlock> Blocks(Guid collectorId, int month, StepCell cell)
    {
        var slice = Slice.Read(cell.Groups[0]);
        for (var level = 0; level < Levels; level++)
            if (cell.Told[level].Any(sum => sum != 0))
                yield return new ToldBlock(
                    collectorId,
                    month,
                    (
                        level < 3 ? slice.Channel : null,
                        level < 2 ? slice.Language : null,
                        level < 1 ? slice.Location : null
                    ),
                    [.. cell.Told[level]]
                );
    }
}
