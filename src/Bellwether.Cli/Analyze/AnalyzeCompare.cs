using Bellwether.Statistics;
using Bellwether.Statistics.Gap;

namespace Bellwether.Cli.Analyze;

/// <summary>A figure in both periods.</summary>
internal sealed record FromTo(double? From, double? To, int UnitsFrom, int UnitsTo);

/// <summary>Three ways to say a change, and where it comes from.</summary>
internal sealed record CompareReport(
    double? Pooled,
    double? UnitMean,
    double? Matched,
    double? Rate,
    double? Mix,
    double? Entered,
    double? Left,
    IReadOnlyDictionary<string, Interval?> Intervals,
    IReadOnlyDictionary<string, FromTo> Levels,
    long N,
    EstimateStatus Status
);

/// <summary>Which column is what, and which two periods to compare.</summary>
internal sealed record CompareRequest(
    string Item,
    string From,
    string To,
    string Period,
    string Unit,
    string? Counts
);

/// <summary>Compares two periods of an item over units, from rows or counts.</summary>
internal static class AnalyzeCompare
{
    public static CompareReport Run(
        AnalyzeTable table,
        CompareRequest request,
        CancellationToken cancel
    )
    {
        var (item, period, unit, counts) = (
            table.Column(request.Item),
            table.Column(request.Period),
            table.Column(request.Unit),
            table.Optional(request.Counts)
        );
        var sums = new Dictionary<string, (Sums From, Sums To)>(StringComparer.Ordinal);
        var lookup = sums.GetAlternateLookup<ReadOnlySpan<char>>();
        while (table.Next(cancel))
        {
            var when = table.Text(period);
            var second = when.SequenceEqual(request.To);
            if (
                (!second && !when.SequenceEqual(request.From))
                || table.Number(item) is not { } value
            )
            {
                continue;
            }

            var times = counts is { } c ? table.Code(c) ?? 0 : 1;
            var key = table.Text(unit);
            if (times <= 0 || AnalyzeTable.Missing(key))
            {
                continue;
            }

            if (!lookup.TryGetValue(key, out var pair))
            {
                pair = (new Sums(), new Sums());
                lookup[key] = pair;
            }

            (second ? pair.To : pair.From).Add(value, times);
        }

        var units = sums.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new UnitPeriods(s.Key, s.Value.From.Figures(), s.Value.To.Figures()))
            .ToList();
        return Describe(PeriodComparison.Of(units), sums.Values.Sum(s => s.From.N + s.To.N));
    }

    private static CompareReport Describe(PeriodComparison c, long n)
    {
        static FromTo Levels(PeriodChange change) =>
            new(change.From.Value, change.To.Value, change.UnitsFrom, change.UnitsTo);
        return new CompareReport(
            c.Pooled.Change.Value,
            c.UnitMean.Change.Value,
            c.Matched.Change.Value,
            c.Rate.Value,
            c.Mix.Value,
            c.Entered.Value,
            c.Left.Value,
            new Dictionary<string, Interval?>
            {
                ["pooled"] = c.Pooled.Change.Interval,
                ["unitMean"] = c.UnitMean.Change.Interval,
                ["matched"] = c.Matched.Change.Interval,
                ["rate"] = c.Rate.Interval,
                ["mix"] = c.Mix.Interval,
                ["entered"] = c.Entered.Interval,
                ["left"] = c.Left.Interval,
            },
            new Dictionary<string, FromTo>
            {
                ["pooled"] = Levels(c.Pooled),
                ["unitMean"] = Levels(c.UnitMean),
                ["matched"] = Levels(c.Matched),
            },
            n,
            c.Pooled.Change.Status
        );
    }

    /// <summary>Count, mean and spread, kept stably as values arrive.</summary>
    private sealed class Sums
    {
        private double mean;
        private double squares;

        public long N { get; private set; }

        public void Add(double value, long times)
        {
            var gap = value - mean;
            N += times;
            mean += gap * times / N;
            squares += times * gap * (value - mean);
        }

        public UnitFigures? Figures() =>
            N == 0
                ? null
                : new UnitFigures(N, mean, N > 1 && squares > 0 ? squares / (N - 1) : null);
    }
}
