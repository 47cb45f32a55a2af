using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bellwether.Collection;

/// <summary>What the intake tells about itself: how long each step took, how answers ended. No answer, no word, no address.</summary>
internal static class IntakeMetrics
{
    private static readonly Meter Meter = new("Bellwether.Collection");

    private static readonly Histogram<double> Step = Meter.CreateHistogram<double>(
        "bellwether.intake.step",
        unit: "s",
        description: "Time of one step of the intake."
    );

    private static readonly Counter<long> Ends = Meter.CreateCounter<long>(
        "bellwether.intake.answers",
        description: "Answers by how they ended: recorded, repeated, or the refusal's code."
    );

    private static readonly Counter<long> Flags = Meter.CreateCounter<long>(
        "bellwether.intake.flagged",
        description: "Recorded answers that look unusual, by flag."
    );

    public static bool TimesSteps => Step.Enabled;

    public static void Took(KeyValuePair<string, object?> step, long started)
    {
        if (Step.Enabled)
            Step.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, step);
    }

    public static void Ended(string how)
    {
        if (Ends.Enabled)
            Ends.Add(1, new KeyValuePair<string, object?>("end", how));
    }

    public static void Flagged(string flag) =>
        Flags.Add(1, new KeyValuePair<string, object?>("flag", flag));
}
