using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Which split is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Period">A month, fiscal quarter or fiscal year.</param>
/// <param name="By">By what.</param>
public sealed record SplitQuery(
    Guid AgencyId,
    Scope Scope,
    string Measure,
    Period Period,
    SplitBy By
)
{
    /// <summary>When a difference is called one; the smallest that matters is taken from it.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>A measure by channel, language or office: where people fare differently from everyone else.</summary>
public sealed class ReadSplit
{
    private readonly GatherCounts gather;
    private readonly ReadCells cells;
    private readonly FindVersion versions;
    private readonly SmallGroups groups;

    internal ReadSplit(
        GatherCounts gather,
        ReadCells cells,
        FindVersion versions,
        SmallGroups groups
    )
    {
        this.groups = groups;
        this.gather = gather;
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>The split; refused when there is no such measure.</summary>
    public async Task<Outcome<Split>> Run(SplitQuery query, CancellationToken cancel = default)
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        var counts =
            query.By == SplitBy.Channel
                ? await ByChannel(query, measure, cancel)
                : await ByDimension(query, measure, cancel);
        var parts = AgainstRest.Of(counts, query.Rule);
        return new Split(
            measure,
            query.Scope,
            query.Period,
            query.By,
            counts.Sum(part => part.Answers),
            [
                .. parts
                    .OrderBy(part => part.IsSuppressed)
                    .ThenByDescending(part => part.Answers)
                    .ThenBy(part => part.Key, StringComparer.Ordinal),
            ],
            SplitWords.Say(query.By, parts)
        );
    }

    // Filings know the channel and are kept by quarter only, so channels come from where every figure comes from.
    private async Task<IReadOnlyList<PartCount>> ByChannel(
        SplitQuery query,
        Measure measure,
        CancellationToken cancel
    )
    {
        var gathered = await gather.Run(
            query.AgencyId,
            query.Scope,
            measure.Key,
            query.Period,
            query.Period,
            cancel
        );
        return Count(
            query.By,
            gathered.Kept.Select(each => (each.Channel, each.Favourable, each.Answers))
        );
    }

    private async Task<IReadOnlyList<PartCount>> ByDimension(
        SplitQuery query,
        Measure measure,
        CancellationToken cancel
    )
    {
        var months = query.Period.Months.ToList();
        var read = await cells.Run(
            new CellQuery(
                query.AgencyId,
                query.Scope.CollectorIds,
                Cube.MonthAll,
                months[0],
                months[^1]
            ),
            cancel
        );
        var counted = new List<SplitCell>();
        foreach (var cell in read)
        {
            if (
                await versions.Run(query.AgencyId, cell.VersionId, cancel) is not { } version
                || GatherCounts.MeasuredItem(version, measure.Key) is not { } item
            )
                continue;
            var place = CellLayout.Of(version, Cube.MonthAll).Find(item.Key)!;
            var counts = place.Counts(cell.Sums).ToArray();
            var slice = Slice.Read(cell.Slice);
            counted.Add(
                new SplitCell(
                    new SplitBlock(
                        version,
                        cell.CollectorId,
                        (cell.Period - months[0]) / MonthsOfQuarter,
                        slice.Channel
                    ),
                    query.By == SplitBy.Language ? slice.Language : slice.Location,
                    counts.Where((_, option) => item.Options[option].Favourable).Sum(),
                    counts.Where((_, option) => AnswerForm.IsAnswer(item, option)).Sum()
                )
            );
        }
        return Count(
            query.By,
            (await Shown(query, counted, cancel)).Select(each =>
                (each.Key, each.Favourable, each.Answers)
            )
        );
    }

    // Of a form with a promise, the parts of each block are chosen once, by quarter: so a year tells no more than its quarters.
    private async Task<IEnumerable<SplitCell>> Shown(
        SplitQuery query,
        List<SplitCell> counted,
        CancellationToken cancel
    )
    {
        if (counted.TrueForAll(each => SmallGroups.Of(each.Block.Version) == 0))
            return counted;
        var today = await groups.Today(query.AgencyId, cancel);
        var closed = query
            .Scope.Collectors.Where(each => each.IsClosed)
            .Select(each => each.CollectorId)
            .ToHashSet();
        var quarters = query.Period.Grain is Grain.Quarter or Grain.Year;
        return counted
            .GroupBy(each => each.Block)
            .SelectMany(block =>
                SmallGroups.Of(block.Key.Version) is 0 ? block
                : !quarters
                || SmallGroups.KeepsBack(
                    block.Key.Version,
                    block.Sum(each => each.Answers),
                    closed.Contains(block.Key.CollectorId)
                        || query.Period.First.AddMonths((block.Key.Quarter + 1) * MonthsOfQuarter)
                            <= today
                )
                    ? []
                : SmallGroups
                    .Shown(
                        block.GroupBy(each => each.Key, StringComparer.Ordinal),
                        part => part.Sum(each => each.Answers),
                        SmallGroups.Of(block.Key.Version)
                    )
                    .SelectMany(part => part)
            );
    }

    private const int MonthsOfQuarter = 3;

    private sealed record SplitBlock(
        InstrumentVersion Version,
        Guid CollectorId,
        int Quarter,
        string Channel
    );

    private sealed record SplitCell(SplitBlock Block, string Key, long Favourable, long Answers);

    private static IReadOnlyList<PartCount> Count(
        SplitBy by,
        IEnumerable<(string Key, long Favourable, long Answers)> counted
    ) =>
        [
            .. counted
                .GroupBy(each => each.Key, StringComparer.Ordinal)
                .Select(same => new PartCount(
                    same.Key,
                    SplitWords.Name(by, same.Key),
                    same.Sum(each => each.Favourable),
                    same.Sum(each => each.Answers)
                ))
                .Where(part => part.Answers > 0),
        ];
}
