using Bellwether.Statistics;
using Bellwether.Statistics.Reliability;

namespace Bellwether.Cli.Analyze;

/// <summary>How reliable a scale is.</summary>
internal sealed record ReliabilityReport(
    long N,
    double? Alpha,
    Interval? AlphaInterval,
    double? Omega,
    IReadOnlyDictionary<string, double?> ItemRest,
    IReadOnlyDictionary<string, double?> AlphaWithout,
    double? AverageVarianceExtracted,
    EstimateStatus Status,
    EstimateStatus OmegaStatus,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Reversed,
    MissingRule Missing
);

/// <summary>Reads the reliability of a scale from a file of rows.</summary>
internal static class AnalyzeReliability
{
    public static ReliabilityReport Run(
        AnalyzeTable table,
        IReadOnlyList<string> items,
        MissingRule missing,
        CancellationToken cancel
    )
    {
        var read = ReadMoments.Run(table, items, null, cancel);
        var moments = read.Moments(missing);
        if (moments is null)
        {
            var status = read.Total.Rows == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew;
            var none = new Dictionary<string, double?>();
            return new ReliabilityReport(
                read.Total.Rows,
                null,
                null,
                null,
                none,
                none,
                null,
                status,
                status,
                [],
                [],
                missing
            );
        }

        var alpha = Alpha.Of(moments);
        var omega = Omega.Of(moments);
        return new ReliabilityReport(
            moments.N,
            alpha.Value.Value,
            alpha.Value.Interval,
            omega.Value.Value,
            alpha.Items.ToDictionary(i => i.Name, i => i.ItemRest),
            alpha.Items.ToDictionary(i => i.Name, i => i.AlphaWithout),
            omega.AverageVarianceExtracted,
            alpha.Value.Status,
            omega.Value.Status,
            alpha.Dropped,
            alpha.Reversed,
            missing
        );
    }
}
