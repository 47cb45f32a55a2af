using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Cli.Analyze;

/// <summary>Analyses as a person reads them.</summary>
internal static class AnalyzeWords
{
    private static TextWriter Out => Console.Out;

    public static void Drivers(DriversReport report)
    {
        Out.WriteLine(
            $"{report.N:N0} respondents, R squared {Number(report.R2, 3)}{Range(report.R2Interval, 3)}, missing answers {report.Missing}"
        );
        State(report.Status);
        foreach (var note in report.Notes)
        {
            Out.WriteLine($"  Note: {note}");
        }

        if (report.Dropped.Count > 0)
        {
            Out.WriteLine(
                $"  Left out, because all answers are the same: {string.Join(", ", report.Dropped)}"
            );
        }

        Line("driver", "share of R2", "interval (share of variance)", "johnson", "beta");
        foreach (var (name, share) in report.Lmg.OrderByDescending(x => x.Value))
        {
            Line(
                name,
                $"{share / report.R2:P1}",
                report.Intervals.TryGetValue(name, out var i)
                    ? $"{share:0.000} ({i.Low:0.000} to {i.High:0.000})"
                    : $"{share:0.000}",
                $"{report.Johnson[name]:0.000}",
                $"{report.Beta[name]:0.000}"
            );
        }

        Out.WriteLine(DriverAnalysis.Caution);
    }

    public static void Scores(ScoresReport report)
    {
        Out.WriteLine($"{report.Item}, scale {report.Lowest} to {report.Highest}");
        Line(
            "group",
            "n",
            "mean (95 %)",
            "sd",
            "top 2",
            "bottom 2",
            report.Highest == 10 && report.Lowest == 0 ? "recommend" : "out of 100"
        );
        foreach (var g in report.Groups.Append(report.All))
        {
            Line(
                g.Group ?? "all",
                $"{g.N:N0}",
                $"{Number(g.Mean, 2)}{Range(g.Interval, 2)}",
                Number(g.Sd, 2),
                Share(g.Top2),
                Share(g.Bottom2),
                Number(g.Recommend ?? g.OutOf100, 1)
            );
        }
    }

    /// <summary>Without groups the score stands at the top; with groups beside them.</summary>
    public static object ScoresJson(ScoresReport report)
    {
        var a = report.All;
        return new
        {
            report.Item,
            scale = new[] { report.Lowest, report.Highest },
            a.N,
            a.Missing,
            a.EffectiveN,
            a.Mean,
            a.Sd,
            a.Interval,
            a.Top2,
            a.Top2Interval,
            a.Bottom2,
            a.Bottom2Interval,
            a.OutOf100,
            a.Recommend,
            a.RecommendInterval,
            a.Status,
            groups = report.Groups,
        };
    }

    public static void Reliability(ReliabilityReport report)
    {
        Out.WriteLine(
            $"{report.N:N0} respondents: alpha {Number(report.Alpha, 3)}{Range(report.AlphaInterval, 3)}, omega {Number(report.Omega, 3)}"
        );
        State(report.Status);
        Line("item", "item-rest r", "alpha without");
        foreach (var (name, r) in report.ItemRest)
        {
            Line(name, Number(r, 3), Number(report.AlphaWithout[name], 3));
        }

        if (report.Reversed.Count > 0)
        {
            Out.WriteLine($"Worded the other way round? {string.Join(", ", report.Reversed)}");
        }
    }

    public static void Rake(RakeReport report)
    {
        Out.WriteLine(
            $"{report.N:N0} respondents, worth {Number(report.Kish, 1)} after weighting (Kish)"
        );
        State(report.Status);
        Out.WriteLine(
            $"Mean {Number(report.Mean, 4)}{Range(report.Interval, 4)}, standard error {Number(report.Se, 4)}; unweighted {Number(report.UnweightedMean, 4)}"
        );
        Line("weight", "n", "cell");
        foreach (var cell in report.Weights.Take(60))
        {
            Line(
                $"{cell.Weight:0.####}",
                $"{cell.N:N0}",
                string.Join(", ", cell.Cell.Select(x => $"{x.Key} {x.Value}"))
            );
        }

        foreach (var note in report.Notes)
        {
            Out.WriteLine($"  Note: {note.Kind} {note.Margin}");
        }
    }

    public static void Change(ChangeReport report)
    {
        Out.WriteLine(
            report.ChangePoints.Count == 0
                ? $"No change of level in {report.N:N0} values"
                : $"{report.ChangePoints.Count} changes in {report.N:N0} values, first rows of new segments: {string.Join(", ", report.ChangePoints)}"
        );
        State(report.Status);
        Line("from row", "to row", "values", "mean");
        foreach (var s in report.Segments)
        {
            Line($"{s.Start}", $"{s.End - 1}", $"{s.N}", $"{s.Mean:0.####}");
        }
    }

    public static void Pls(PlsReport report)
    {
        Out.WriteLine($"{report.N:N0} complete rows");
        State(report.Status);
        Line("latent", "index 0-100", "R2", "AVE", "items (loading)");
        foreach (var (name, index) in report.Index)
        {
            Line(
                name,
                Number(index, 1),
                Number(report.R2[name], 3),
                $"{report.Ave[name]:0.00}",
                string.Join(", ", report.Loadings[name].Select(x => $"{x.Key} {x.Value:0.00}"))
            );
        }

        foreach (var (from, targets) in report.Paths)
        {
            foreach (var (to, value) in targets)
            {
                var interval =
                    report.PathIntervals.TryGetValue(from, out var row)
                    && row.TryGetValue(to, out var i)
                        ? i
                        : (Interval?)null;
                Out.WriteLine($"  {from} -> {to}  {value:0.000}{Range(interval, 3)}");
            }
        }

        if (report.NegativeWeights.Count > 0)
        {
            Out.WriteLine(
                $"No index where an item weighs negatively: {string.Join(", ", report.NegativeWeights)}"
            );
        }
    }

    public static void Forecast(ForecastReport report)
    {
        Out.WriteLine($"{report.N:N0} values, method {report.Method}");
        State(report.Status);
        Line("step", "forecast", "4 in 5", "19 in 20");
        for (var h = 0; h < report.Forecast.Count; h++)
        {
            Line(
                $"{h + 1}",
                $"{report.Forecast[h]:0.##}",
                Range(report.Interval80[h], 2).Trim(),
                Range(report.Interval95[h], 2).Trim()
            );
        }
    }

    public static void Durations(DurationsReport report)
    {
        Out.WriteLine(
            $"{report.N:N0} cases, {report.Ended:N0} ended, {report.Open:N0} open{(report.Snapshot is { } day ? $" on {day}" : "")}"
        );
        State(report.Status);
        Out.WriteLine(
            report.Median is { } median
                ? $"Half of all cases end within {median} days ({Days(report.MedianInterval?.Low)} to {Days(report.MedianInterval?.High)})"
                : $"Fewer than half have ended by day {Days(report.ObservableUntil)}, the last that can be seen"
        );
        Line("open for", "still open", "half finish in", "8 in 10 in", "9 in 10 in");
        foreach (var c in report.Conditional)
        {
            Line(
                $"{c.OpenFor} days",
                $"{c.StillOpen:P0}",
                Days(c.Half),
                Days(c.EightInTen),
                Days(c.NineInTen)
            );
        }

        foreach (var (name, share) in report.Outcomes)
        {
            Out.WriteLine($"  {name}: {Share(share)} by day {Days(report.ObservableUntil)}");
        }
    }

    public static void Compare(CompareReport report)
    {
        Out.WriteLine($"{report.N:N0} answers");
        State(report.Status);
        Line("figure", "from", "to", "change (95 %)");
        foreach (var (name, level) in report.Levels)
        {
            var change =
                name == "pooled" ? report.Pooled
                : name == "unitMean" ? report.UnitMean
                : report.Matched;
            Line(
                name,
                Number(level.From, 3),
                Number(level.To, 3),
                $"{Number(change, 3)}{Range(report.Intervals[name], 3)}"
            );
        }

        Out.WriteLine(
            $"Of the pooled change: rate {Number(report.Rate, 3)}, mix {Number(report.Mix, 3)}, units that came {Number(report.Entered, 3)}, units that left {Number(report.Left, 3)}"
        );
    }

    private static void State(EstimateStatus status)
    {
        if (status != EstimateStatus.Enough)
        {
            Out.WriteLine(
                status switch
                {
                    EstimateStatus.NoAnswers => "There are no answers.",
                    EstimateStatus.TooFew => "Too few answers to rely on.",
                    EstimateStatus.ZeroVariance => "All answers are the same.",
                    EstimateStatus.NotIdentified => "These data cannot tell.",
                    EstimateStatus.Infeasible => "No weights can meet the margins.",
                    EstimateStatus.NotConverged => "The search did not settle.",
                    _ => $"Status: {status}",
                }
            );
        }
    }

    private static void Line(params string[] cells) =>
        Out.WriteLine(
            "  "
                + string.Concat(
                        cells.Select(
                            (c, i) =>
                                i == cells.Length - 1
                                    ? c
                                    : c.PadRight(i == 0 ? 24 : Math.Max(c.Length + 2, 16))
                        )
                    )
                    .TrimEnd()
        );

    private static string Number(double? value, int digits) =>
        value is { } v
            ? Math.Round(v, digits, MidpointRounding.AwayFromZero)
                .ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture)
            : "-";

    private static string Share(double? value) => value is { } v ? $"{v:P1}" : "-";

    private static string Days(int? value) => value is { } v ? $"{v}" : "not reached";

    private static string Range(Interval? interval, int digits) =>
        interval is { } i ? $" ({Number(i.Low, digits)} to {Number(i.High, digits)})" : "";
}
