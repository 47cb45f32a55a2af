using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bellwether.Collection.Sources;

/// <summary>How long the steps of imports took. No answer, no word.</summary>
internal static class ImportMetrics
{
    private static readonly Meter Meter = new("Bellwether.Collection");

    private static readonly Histogram<double> Step = Meter.CreateHistogram<double>(
        "bellwether.import.step",
        unit: "s",
        description: "Time of one step of an import."
    );

    /// <summary>Where a step begins; 0 when nobody listens.</summary>
    public static long Start() => Step.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Tells how long a step took.</summary>
    public static void Took(string step, long started)
    {
        if (started != 0)
            Step.Record(
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("step", step)
            );
    }
}
