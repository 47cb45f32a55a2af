namespace Bellwether.Statistics.Change;

/// <summary>An e-detector for counts: whether fewer, or more, come each day than are expected of that day, with weekday and season in
/// the expectation. A value of A or more comes at most once in A steps on average while nothing changes.</summary>
public sealed class CountDetector
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "count-detector";

    private readonly double[] ratios;
    private readonly double overDispersion;
    private readonly double[] logs;

    private CountDetector(double[] ratios, double overDispersion, double[] logs)
    {
        this.ratios = ratios;
        this.overDispersion = overDispersion;
        this.logs = logs;
        LogValue = EDetector.LogMean(logs);
    }

    /// <summary>Natural log of the detector's value; negative infinity before the first step.</summary>
    public double LogValue { get; }

    /// <summary>Starts watching counts.</summary>
    /// <param name="overDispersion">Variance over mean of the counts about their expectation, at least 1. Evidence is divided by it.</param>
    /// <param name="direction">Falls or rises.</param>
    /// <exception cref="ArgumentException">An over-dispersion below 1.</exception>
    public static CountDetector Start(double overDispersion, Direction direction)
    {
        if (!(overDispersion >= 1))
            throw new ArgumentException(
                "Give an over-dispersion of at least 1.",
                nameof(overDispersion)
            );
        double[] watched = direction == Direction.Down ? [0.3, 0.5, 0.7] : [1.4, 2, 3];
        return new CountDetector(
            watched,
            overDispersion,
            [.. watched.Select(_ => double.NegativeInfinity)]
        );
    }

    /// <summary>Takes in one day.</summary>
    /// <param name="count">What came, at least 0.</param>
    /// <param name="expected">What was expected of that day: for falls a lower limit of it, for rises an upper one. Above 0.</param>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    /// <remarks>Per ratio r: log M = log(1 + M) + [n log r + e (1 - r)]/phi; the value is the mean over ratios. The bracket is the log of an
    /// e-value for any Poisson mean that is no lower (falls) or no higher (rises) than e. Source: the recursion of Shin, Ramdas and
    /// Rinaldo (2024) with the Poisson likelihood ratio. Checked against: simulated run lengths in the tests. Cost: O(ratios).</remarks>
    public CountDetector Step(long count, double expected)
    {
        if (count < 0 || !(expected > 0))
            throw new ArgumentException(
                "Give a count of at least 0 and an expectation above 0.",
                nameof(count)
            );
        var next = new double[logs.Length];
        for (var i = 0; i < next.Length; i++)
            next[i] =
                Begin(logs[i])
                + (((count * Math.Log(ratios[i])) + (expected * (1 - ratios[i]))) / overDispersion);
        return new CountDetector(ratios, overDispersion, next);
    }

    /// <summary>log(1 + M).</summary>
    private static double Begin(double log) =>
        log > 40 ? log
        : log > 0 ? log + Math.Log(1 + Math.Exp(-log))
        : Math.Log(1 + Math.Exp(log));
}
