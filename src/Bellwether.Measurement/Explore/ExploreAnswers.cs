using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Any question by any dimension: counts, shares, intervals and letters, from cells or from column segments.</summary>
public sealed class ExploreAnswers
{
    private readonly ExploreSums sums;
    private readonly ReadTallies tallies;
    private readonly FindVersion versions;
    private readonly ReadTold told;

    internal ExploreAnswers(
        ExploreSums sums,
        ReadTallies tallies,
        FindVersion versions,
        ReadTold told
    )
    {
        this.told = told;
        this.sums = sums;
        this.tallies = tallies;
        this.versions = versions;
    }

    /// <summary>The crosstab; refused when no version asks such a question, or cells are asked for what they do not keep.</summary>
    public async Task<Outcome<Crosstab>> Run(ExploreQuery query, CancellationToken cancel = default)
    {
        ExploreDimension[] by =
        [
            ExploreDimension.Of(query.Columns),
            .. query.Filters.Select(filter => ExploreDimension.Of(filter.Dimension)),
        ];
        if (!query.ReadsAnswers && NotTold(query, by) is { } refusal)
            return refusal;
        var asked = await Asked(query, cancel);
        if (asked.Count == 0)
            return Refusals.NoQuestion(query.Rows);
        foreach (var each in by)
            if (each.IsAnswer && asked.All(version => each.ItemIn(version.Version) is null))
                return Refusals.NoDimension(each.Name);
        var usable = asked
            .Where(one => by.All(each => !each.IsAnswer || each.ItemIn(one.Version) is not null))
            .ToList();
        var filed = await tallies.Run(
            query.AgencyId,
            query.Scope.CollectorIds,
            query.First,
            query.Last,
            cancel
        );
        var fit = CellsFit(query, by) && filed.Count == 0;
        if (query.ReadsAnswers && query.Source == ExploreSource.Cells && !fit)
            return Refusals.NotInCells();
        var source =
            !query.ReadsAnswers ? ExploreSource.Told
            : fit && query.Source != ExploreSource.Segments ? ExploreSource.Cells
            : ExploreSource.Segments;
        var counts = new List<(CrosstabCounts Now, CrosstabCounts? Before)>();
        foreach (var same in usable.GroupBy(one => SameWords(one, query.Columns)))
            counts.Add(
                (
                    await Count(query, [.. same], by, source, cancel),
                    query.Before is { } before
                        ? await Count(
                            query with
                            {
                                First = before.First,
                                Last = before.Last,
                            },
                            [.. same],
                            by,
                            source,
                            cancel
                        )
                        : null
                )
            );
        return new Crosstab(
            query,
            source,
            MakeCrosstab.Of(counts),
            ExploreWords.Cautions(
                counts.Count,
                asked.Count - usable.Count,
                filed.Count,
                source == ExploreSource.Told
            )
        );
    }

    private async Task<IReadOnlyList<(InstrumentVersion Version, Item Item)>> Asked(
        ExploreQuery query,
        CancellationToken cancel
    )
    {
        var asked = new List<(InstrumentVersion, Item)>();
        foreach (var id in await Versions(query, cancel))
            if (
                await versions.Run(query.AgencyId, id, cancel) is { } version
                // A form that promised to show no small group is in no table of single answers.
                && SmallGroups.Of(version) == 0
                && Row(version, query.Rows) is { } item
            )
                asked.Add((version, item));
        return asked;
    }

    // The wording before may have been frozen as another version with the same words.
    private async Task<IEnumerable<Guid>> Versions(ExploreQuery query, CancellationToken cancel)
    {
        var now = await sums.Versions(query, cancel);
        return query.Before is { } before && now.Count > 0
            ? now.Union(
                await sums.Versions(query with { First = before.First, Last = before.Last }, cancel)
            )
            : now;
    }

    private async Task<CrosstabCounts> Count(
        ExploreQuery query,
        IReadOnlyList<(InstrumentVersion Version, Item Item)> same,
        ExploreDimension[] by,
        ExploreSource source,
        CancellationToken cancel
    )
    {
        var item = same[0].Item;
        var counts = new CrosstabCounts(
            item,
            [.. same.Select(one => one.Version.VersionId)],
            [.. query.Filters.Select(filter => filter.Value)],
            key => by[0].Label(same[0].Version, query.Scope, key)
        );
        foreach (var (version, asked) in same)
        {
            if (source == ExploreSource.Told)
            {
                foreach (var block in await told.Run(query, version, asked.Key, cancel))
                    counts.Add(
                        [.. by.Select(each => each.Value(block))],
                        block.Sums[0],
                        block.Sums.AsSpan(1),
                        isBlock: true
                    );
                continue;
            }
            var groups =
                source == ExploreSource.Cells
                    ? await sums.FromCells(query, version, by, cancel)
                    : await sums.FromSegments(query, version, by, cancel);
            var place = CellLayout.Of(version, pairs: false).Find(asked.Key)!;
            foreach (var group in groups)
                counts.Add(group.Values, place.Answered(group.Sums), place.Counts(group.Sums));
        }
        return counts;
    }

    private static Item? Row(InstrumentVersion version, string rows) =>
        version.Items.FirstOrDefault(item =>
            item.Key == rows && item.Kind is ItemKind.SingleChoice or ItemKind.MultiChoice
        ) ?? GatherCounts.MeasuredItem(version, rows);

    // Cells hold whole months, and tell apart no answers.
    private static bool CellsFit(ExploreQuery query, ExploreDimension[] by) =>
        by.All(each => !each.IsAnswer) && WholeMonths(query);

    private static bool WholeMonths(ExploreQuery query) =>
        AreMonths(query.First, query.Last)
        && (query.Before is not { } before || AreMonths(before.First, before.Last));

    private static bool AreMonths(DateOnly first, DateOnly last) =>
        first.Day == 1 && last == Period.Month(Period.MonthNumber(last)).Last;

    // Tables by the answers to another question can be nested by accident, and days tell of few people.
    private static Refusal? NotTold(ExploreQuery query, ExploreDimension[] by) =>
        by.FirstOrDefault(each => each.IsAnswer) is { } answer ? Refusals.NotTold(answer.Name)
        : WholeMonths(query) ? null
        : Refusals.NoWholeMonths();

    // Versions are joined only when question and options are the same, word for word; and where columns are a question, that one too.
    private static (string, string) SameWords(
        (InstrumentVersion Version, Item Item) one,
        string columns
    )
    {
        var column = ExploreDimension.Of(columns);
        return (Words(one.Item), column.IsAnswer ? Words(column.ItemIn(one.Version)!) : "");
    }

    private static string Words(Item item) =>
        string.Join(
            '\n',
            item.Options.Select(option => $"{option.Key}\t{option.Label.In("en")}")
                .Prepend($"{item.Kind}\t{item.Construct}\t{item.Prompt.In("en")}")
        );
}
