using Bellwether.Statistics;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Cli.Analyze;

/// <summary>One group's score of an item.</summary>
internal sealed record GroupScore(
    string? Group,
    long N,
    long Missing,
    double? EffectiveN,
    double? Mean,
    double? Sd,
    Interval? Interval,
    double? Top2,
    Interval? Top2Interval,
    double? Bottom2,
    Interval? Bottom2Interval,
    double? OutOf100,
    double? Recommend,
    Interval? RecommendInterval,
    EstimateStatus Status
);

/// <summary>Scores of an item, over all and by group.</summary>
internal sealed record ScoresReport(
    string Item,
    int Lowest,
    int Highest,
    GroupScore All,
    IReadOnlyList<GroupScore> Groups
);

/// <summary>Scores an item from a file of rows or counts.</summary>
internal static class AnalyzeScores
{
    public static ScoresReport Run(
        AnalyzeTable table,
        string item,
        (int Lowest, int Highest)? scale,
        string? weights,
        string? counts,
        string? by,
        CancellationToken cancel
    )
    {
        var column = table.Column(item);
        var (weight, count, group) = (
            table.Optional(weights),
            table.Optional(counts),
            table.Optional(by)
        );
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var lookup = tallies.GetAlternateLookup<ReadOnlySpan<char>>();
        while (table.Next(cancel))
        {
            var times = count is { } c ? table.Code(c) ?? 0 : 1;
            var key = group is { } g ? table.Text(g) : default;
            if (!lookup.TryGetValue(key, out var tally))
            {
                lookup[key] = tally = new Tally();
            }

            if (times <= 0)
            {
                continue;
            }

            if (table.Code(column) is not { } code || table.Weight(weight) is not { } w)
            {
                tally.Missing += times;
                continue;
            }

            if (scale is { } s && (code < s.Lowest || code > s.Highest))
            {
                throw AnalyzeFault.Value(
                    item,
                    table.Row,
                    $"{code}",
                    $"on the scale {s.Lowest} to {s.Highest}"
                );
            }

            tally.Add(code, times, w);
        }

        var (lowest, highest) = scale ?? Guess(tallies.Values);
        var all = Tally.Sum(tallies.Values);
        return new ScoresReport(
            item,
            lowest,
            highest,
            Score(null, all, lowest, highest, weight is not null),
            group is null
                ? []
                : tallies
                    .OrderBy(t => t.Key, StringComparer.Ordinal)
                    .Select(t => Score(t.Key, t.Value, lowest, highest, weight is not null))
                    .ToList()
        );
    }

    /// <summary>the usual scale that holds all answers: 0-1, 1-5, 0-10, 1-6, 1-7, 1-10; else the answers' own ends.</summary>
    private static (int, int) Guess(IEnumerable<Tally> tallies)
    {
        var codes = tallies.SelectMany(t => t.Counts.Keys).ToList();
        if (codes.Count == 0)
        {
            return (1, 5);
        }

        var (low, high) = (codes.Min(), codes.Max());
        return (low, high) switch
        {
            (>= 0, <= 1) => (0, 1),
            (>= 1, <= 5) => (1, 5),
            (0, <= 10) => (0, 10),
            (>= 1, 6) => (1, 6),
            (>= 1, 7) => (1, 7),
            (>= 1, <= 10) => (1, 10),
            _ when high - low <= 1000 => (low, Math.Max(high, low + 1)),
            _ => throw AnalyzeFault.Request(
                $"Answers run from {low} to {high}: name the scale with --scale."
            ),
        };
    }

    private static GroupScore Score(
        string? name,
        Tally tally,
        int lowest,
        int highest,
        bool weighted
    )
    {
        var answers = new Histogram(
            lowest,
            Enumerable.Range(lowest, highest - lowest + 1).Select(tally.Count).ToArray()
        );
        var sums = WeightedHistogram.OfSums(
            lowest,
            Enumerable.Range(lowest, highest - lowest + 1).Select(tally.Weight).ToList(),
            tally.N,
            tally.SquaredWeight
        );
        var mean = weighted ? Mean.Of(sums) : Mean.Of(answers);
        var boxes = Math.Min(2, highest - lowest);
        Estimate Share(int from, int to) =>
            weighted ? ShareScore.Of(sums, from, to) : ShareScore.Of(answers, from, to);
        var top = Share(highest - boxes + 1, highest);
        var bottom = Share(lowest, lowest + boxes - 1);
        var recommend = lowest == 0 && highest == 10 ? Recommend(answers, sums, weighted) : null;
        return new GroupScore(
            name,
            tally.N,
            tally.Missing,
            mean.EffectiveN,
            mean.Value,
            weighted ? Sd(sums) : Mean.StandardDeviation(answers).Value,
            mean.Interval,
            top.Value,
            top.Interval,
            bottom.Value,
            bottom.Interval,
            mean.Value is { } m ? 100 * (m - lowest) / (highest - lowest) : null,
            recommend?.Value,
            recommend?.Interval,
            mean.Status
        );
    }

    private static Estimate? Recommend(Histogram answers, WeightedHistogram sums, bool weighted)
    {
        if (!weighted)
        {
            return RecommendScore.Of(answers);
        }

        if (sums.Total <= 0)
        {
            return null;
        }

        var (promoters, detractors) = (
            sums.Weights[9] + sums.Weights[10],
            sums.Weights.Take(7).Sum()
        );
        return new Estimate(
            100 * (promoters - detractors) / sums.Total,
            null,
            sums.N,
            sums.EffectiveN,
            "recommend-score",
            EstimateStatus.Enough
        );
    }

    private static double? Sd(WeightedHistogram sums)
    {
        if (sums.Total <= 0 || sums.N < 2)
        {
            return null;
        }

        var mean = sums.Weights.Select((w, k) => w * (sums.Lowest + k)).Sum() / sums.Total;
        var spread =
            sums.Weights.Select((w, k) => w * (sums.Lowest + k - mean) * (sums.Lowest + k - mean))
                .Sum() / sums.Total;
        return Math.Sqrt(spread * sums.N / (sums.N - 1));
    }

    /// <summary>Counts and weights by answer code.</summary>
    private sealed class Tally
    {
        public Dictionary<int, (long Count, double Weight)> Counts { get; } = [];

        public long N { get; private set; }

        public long Missing { get; set; }

        public double SquaredWeight { get; private set; }

        public static Tally Sum(IEnumerable<Tally> tallies)
        {
            var sum = new Tally();
            foreach (var tally in tallies)
            {
                sum.N += tally.N;
                sum.Missing += tally.Missing;
                sum.SquaredWeight += tally.SquaredWeight;
                foreach (var (code, (count, weight)) in tally.Counts)
                {
                    var (c, w) = sum.Counts.GetValueOrDefault(code);
                    sum.Counts[code] = (c + count, w + weight);
                }
            }

            return sum;
        }

        public void Add(int code, long times, double weight)
        {
            var (count, sum) = Counts.GetValueOrDefault(code);
            Counts[code] = (count + times, sum + (times * weight));
            N += times;
            SquaredWeight += times * weight * weight;
        }

        public long Count(int code) => Counts.GetValueOrDefault(code).Count;

        public double Weight(int code) => Counts.GetValueOrDefault(code).Weight;
    }
}
