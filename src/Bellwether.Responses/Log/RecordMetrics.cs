using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bellwether.Responses;

/// <summary>How long the steps of recording took, batch by batch. No answer, no word.</summary>
internal static class RecordMetrics
{
    private static readonly Meter Meter = new("Bellwether.Responses");

    private static readonly Histogram<double> Step = Meter.CreateHistogram<double>(
        "bellwether.record.step",
        unit: "s",
        description: "Time of one step of recording a batch of responses."
    );

    /// <summary>Where a step begins; 0 when nobody listens.</summary>
    public static long Start() => Step.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Tells how long a step took; the next one begins.</summary>
    public static void Took(string step, ref long started)
    {
        if (started == 0)
            return;
        Step.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            new KeyValuePair<string, object?>("step", step)
        );
        started = Stopwatch.GetTimestamp();
    }
}
