using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Cli.Analyze;

/// <summary>What goes together with an outcome.</summary>
internal sealed record DriversReport(
    long N,
    double? EffectiveN,
    double? R2,
    Interval? R2Interval,
    IReadOnlyDictionary<string, double> Lmg,
    IReadOnlyDictionary<string, double> Johnson,
    IReadOnlyDictionary<string, double> Beta,
    IReadOnlyDictionary<string, Interval> Intervals,
    EstimateStatus Status,
    MissingRule Missing,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<DriverNote> Notes
);

/// <summary>Ranks the drivers of an outcome from a file of rows.</summary>
internal static class AnalyzeDrivers
{
    public static DriversReport Run(
        AnalyzeTable table,
        string outcome,
        IReadOnlyList<string> drivers,
        string? weights,
        MissingRule? missing,
        CancellationToken cancel
    )
    {
        var read = ReadMoments.Run(table, [outcome, .. drivers], weights, cancel);
        // Few missing answers: maximum likelihood; more: every pair with the rows it has.
        var share = read.Total.MissingShare();
        var rule = missing ?? (share is > 0 and < 0.05 ? MissingRule.Fiml : MissingRule.Pairwise);
        var moments = read.Moments(rule);
        if (moments is null)
        {
            var status = read.Total.Rows == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew;
            return Empty(read, status, rule, [], []);
        }

        var left = read.WithoutEach(rule);
        var analysis = DriverAnalysis.Of(moments, left);
        var kept = Enumerable
            .Range(1, moments.Count - 1)
            .Where(i => moments.Covariance[i, i] > 0)
            .ToList();
        if (
            !(moments.Covariance[0, 0] > 0)
            || kept.Count == 0
            || analysis.Status == EstimateStatus.NotPositiveDefinite
        )
        {
            return Empty(read, analysis.Status, rule, analysis.Dropped, analysis.Notes);
        }

        // An analyst sees the figures also when a public page would refuse them; the status says so.
        return Describe(
            read,
            moments.Select([0, .. kept]),
            left?.Select(m => m.Select([0, .. kept])).ToList(),
            analysis,
            rule
        );
    }

    private static DriversReport Describe(
        ReadMoments read,
        Moments moments,
        IReadOnlyList<Moments>? left,
        DriverAnalysis analysis,
        MissingRule rule
    )
    {
        var names = moments.Names.Skip(1).ToList();
        var lmg = Shares(moments);
        var spread =
            left is null || left.Any(m => m.Constant.Count > 0)
                ? null
                : GroupJackknife.Of(
                    left.Select(m => (IReadOnlyList<double>)[.. Shares(m), Shares(m).Sum()])
                        .ToList()
                );
        return new DriversReport(
            moments.N,
            read.EffectiveN,
            lmg.Sum(),
            spread?.ShareInterval(lmg.Sum(), lmg.Count),
            Named(names, lmg),
            Named(names, Statistics.Drivers.Johnson.Of(moments)),
            Named(names, DriverMeasures.Of(moments).Beta),
            spread is null
                ? []
                : names
                    .Select((name, i) => (name, Interval: spread.ShareInterval(lmg[i], i)))
                    .ToDictionary(x => x.name, x => x.Interval),
            analysis.Status,
            rule,
            analysis.Dropped,
            analysis.Notes
        );
    }

    private static IReadOnlyList<double> Shares(Moments moments) =>
        moments.Count - 1 > Lmg.MostDrivers
            ? Statistics.Drivers.Johnson.Of(moments)
            : Lmg.Of(moments);

    internal static Dictionary<string, double> Named(
        IReadOnlyList<string> names,
        IReadOnlyList<double> values
    ) => names.Select((name, i) => (name, values[i])).ToDictionary(x => x.name, x => x.Item2);

    private static DriversReport Empty(
        ReadMoments read,
        EstimateStatus status,
        MissingRule rule,
        IReadOnlyList<string> dropped,
        IReadOnlyList<DriverNote> notes
    )
    {
        var none = new Dictionary<string, double>();
        return new DriversReport(
            read.Total.Rows,
            null,
            null,
            null,
            none,
            none,
            none,
            new Dictionary<string, Interval>(),
            status,
            rule,
            dropped,
            notes
        );
    }
}
