using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Measurement;

/// <summary>Reads from column segments what links parts with an outcome: pair sums in 64 random groups, and crosstabs for ranks.</summary>
internal sealed class DriverSums(ReadSlices slices)
{
    /// <summary>The pair sums of each group over versions that ask the same, and how people answered each part.</summary>
    public async Task<GroupedPairs> Groups(
        FigureQuery query,
        IReadOnlyList<DriverVersion> versions,
        CancellationToken cancel
    )
    {
        var first = versions[0];
        var groups = new PairSums?[GroupSums.Count];
        var favourable = new long[first.Parts.Count];
        var answered = new long[first.Parts.Count];
        foreach (var each in versions)
        {
            var layout = CellLayout.Of(each.Version, pairs: true);
            foreach (
                var group in await slices.Run(
                    Slices(query, each) with
                    {
                        By = [new Dimension(DimensionKind.RandomGroup)],
                        Pairs = true,
                    },
                    cancel
                )
            )
            {
                var at = int.Parse(group.Values[0], CultureInfo.InvariantCulture);
                var sums = layout.Pairs(group.Sums)!;
                groups[at] = groups[at]?.Merge(sums) ?? sums;
                for (var i = 0; i < each.Parts.Count; i++)
                    Count(layout, each.Parts[i], group.Sums, ref favourable[i], ref answered[i]);
            }
        }
        var size = CellLayout.Of(first.Version, pairs: true).DriverKeys.Length;
        return new GroupedPairs(
            [.. groups.Select(group => group ?? PairSums.Empty(size))],
            first.Places,
            [.. favourable.Select((count, i) => Proportion.Of(count, answered[i]))]
        );
    }

    /// <summary>The crosstab of the outcome (rows) and one part (columns), lowest answers first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<long>>> Crosstab(
        FigureQuery query,
        IReadOnlyList<DriverVersion> versions,
        int part,
        CancellationToken cancel
    )
    {
        var table = new SortedDictionary<(int Outcome, int Part), long>();
        foreach (var each in versions)
        {
            var item = each.Parts[part];
            foreach (
                var group in await slices.Run(
                    Slices(query, each) with
                    {
                        By = [Dimension.Answer(each.Outcome.Key), Dimension.Answer(item.Key)],
                    },
                    cancel
                )
            )
            {
                if (
                    Value(each.Outcome, group.Values[0]) is { } outcome
                    && Value(item, group.Values[1]) is { } answer
                )
                    table[(outcome, answer)] =
                        table.GetValueOrDefault((outcome, answer))
                        + CellLayout.Responses(group.Sums);
            }
        }
        var columns = table.Keys.Select(key => key.Part).Distinct().Order().ToList();
        return
        [
            .. table
                .Keys.Select(key => key.Outcome)
                .Distinct()
                .Order()
                .Select(row =>
                    (IReadOnlyList<long>)
                        [.. columns.Select(column => table.GetValueOrDefault((row, column)))]
                ),
        ];
    }

    private static SliceQuery Slices(FigureQuery query, DriverVersion version) =>
        new(
            query.AgencyId,
            query.Scope.CollectorIds,
            version.Version.VersionId,
            query.Period.First,
            query.Period.Last
        )
        {
            Where = query.Channel is { } channel
                ? [new SliceCondition(new Dimension(DimensionKind.Channel), [channel])]
                : [],
        };

    private static void Count(
        CellLayout layout,
        Item item,
        ReadOnlySpan<long> sums,
        ref long favourable,
        ref long answered
    )
    {
        var counts = layout.Find(item.Key)!.Counts(sums);
        for (var option = 0; option < counts.Length; option++)
        {
            if (!AnswerForm.IsAnswer(item, option))
                continue;
            answered += counts[option];
            if (item.Options[option].Favourable)
                favourable += counts[option];
        }
    }

    // The place of the answer on its scale; null where it is no answer.
    private static int? Value(Item item, string answer)
    {
        var place = int.Parse(answer, CultureInfo.InvariantCulture) - 1;
        return place < 0 || !AnswerForm.IsAnswer(item, place)
            ? null
            : item.Options[place].Value ?? place;
    }
}

/// <summary>Pair sums in 64 random groups, with what the parts themselves were answered.</summary>
/// <param name="Groups">The sums of each group; a group without people is empty.</param>
/// <param name="Places">Positions of the outcome and of each part in them.</param>
/// <param name="Performance">Favourable share of each part.</param>
internal sealed record GroupedPairs(
    IReadOnlyList<PairSums> Groups,
    IReadOnlyList<int> Places,
    IReadOnlyList<Estimate> Performance
)
{
    /// <summary>All of them together.</summary>
    public PairSums Total { get; } =
        Groups.Skip(1).Aggregate(Groups[0], (sum, group) => sum.Merge(group));

    /// <summary>The smallest number of people who answered the outcome and any one part.</summary>
    public long Fewest => Places.Count == 0 ? 0 : Places.Min(i => Places.Min(j => Total.N(i, j)));
}
