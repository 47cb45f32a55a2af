namespace Bellwether.Statistics.Change;

/// <summary>A detector whose false alarms are bounded without assuming any distribution: a value of A or more comes at most once
/// in A steps on average while nothing changes (e-detector of Shiryaev-Roberts type, mixed over bets).</summary>
public sealed class EDetector
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "e-detector";

    private readonly Bets bets;
    private readonly double[] logs;

    private EDetector(Bets bets, double[] logs, int steps)
    {
        this.bets = bets;
        this.logs = logs;
        Steps = steps;
        LogValue = LogMean(logs);
    }

    /// <summary>Natural log of the detector's value; negative infinity before the first step.</summary>
    public double LogValue { get; }

    /// <summary>Steps seen.</summary>
    public int Steps { get; }

    /// <summary>Natural logs of the single bets' values: what has to be stored.</summary>
    public IReadOnlyList<double> Logs => logs;

    /// <summary>Starts watching a favourable share, or the mean of any answer mapped to 0..1.</summary>
    /// <param name="usual">Mean in control, inside 0 to 1; take a lower limit of the baseline when it is estimated.</param>
    /// <param name="overDispersion">At least 1. Dividing by it makes the bound approximate; see <see cref="StepDay"/> for the strict one.</param>
    /// <param name="direction">Falls (the usual) or rises.</param>
    /// <param name="bets">Bet sizes, each above 0; 0.05, 0.1, 0.2, 0.4, 0.8 when null. A bet of b suits a fall from m to about
    /// m - b (1 - m); bets that could lose everything are cut to 0.95 of the largest that cannot.</param>
    /// <param name="cumulative">CUSUM type instead of Shiryaev-Roberts.</param>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    public static EDetector Start(
        double usual,
        double overDispersion = 1,
        Direction direction = Direction.Down,
        IReadOnlyList<double>? bets = null,
        bool cumulative = false
    )
    {
        var sizes = bets ?? [0.05, 0.1, 0.2, 0.4, 0.8];
        if (
            usual is not (> 0 and < 1)
            || !(overDispersion >= 1)
            || sizes.Count == 0
            || sizes.Any(b => !(b > 0))
        )
        {
            throw new ArgumentException(
                "Give a mean inside 0 to 1, an over-dispersion of at least 1 and positive bets.",
                nameof(usual)
            );
        }

        var mean = direction == Direction.Down ? usual : 1 - usual;
        var most = 0.95 * mean / (1 - mean);
        var table = new Bets(
            mean,
            overDispersion,
            direction,
            cumulative,
            sizes.Select(b => Math.Min(b, most)).ToArray(),
            sizes.Select(b => Math.Log(1 - (Math.Min(b, most) * (1 - mean) / mean))).ToArray(),
            sizes.Select(b => Math.Log(1 + Math.Min(b, most))).ToArray()
        );
        return new EDetector(
            table,
            Enumerable.Repeat(double.NegativeInfinity, sizes.Count).ToArray(),
            0
        );
    }

    /// <summary>Continues from stored logs, with the settings of this detector.</summary>
    /// <exception cref="ArgumentException">Another number of bets.</exception>
    public EDetector Resume(IReadOnlyList<double> stored, int steps)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Count == logs.Length
            ? new EDetector(bets, [.. stored], steps)
            : throw new ArgumentException(
                "The stored state has another number of bets.",
                nameof(stored)
            );
    }

    /// <summary>Takes in one period of favourable and other answers.</summary>
    /// <param name="favourable">Favourable answers, 0 to n.</param>
    /// <param name="answers">Answers of the period.</param>
    /// <exception cref="ArgumentException">A count outside 0 to n.</exception>
    /// <remarks>Each bet: log M = log(1 + M) + [x log(1 - b(1 - m)/m) + (n - x) log(1 + b)]/phi; the value is the mean over bets.
    /// Source: Shin, Ramdas and Rinaldo (2024), NEJSDS, arXiv 2203.03532. Checked against: R stcpR6 0.9.8 and R, to 1e-10.
    /// Cost: O(bets). Level of sums: G.</remarks>
    public EDetector Step(long favourable, long answers)
    {
        if (favourable < 0 || favourable > answers)
        {
            throw new ArgumentException(
                "Favourable answers lie between 0 and n.",
                nameof(favourable)
            );
        }

        var hits = bets.Direction == Direction.Down ? favourable : answers - favourable;
        var next = new double[logs.Length];
        for (var i = 0; i < next.Length; i++)
        {
            var gain =
                ((hits * bets.OnHit[i]) + ((answers - hits) * bets.OnMiss[i]))
                / bets.OverDispersion;
            next[i] = Start(logs[i]) + gain;
        }

        return new EDetector(bets, next, Steps + 1);
    }

    /// <summary>Takes in one period whose own usual share is known: of a weekday, of a season.</summary>
    /// <param name="favourable">Favourable answers, 0 to n.</param>
    /// <param name="answers">Answers of the period.</param>
    /// <param name="usual">Mean in control of this period, inside 0 to 1, known before it began.</param>
    /// <exception cref="ArgumentException">A number outside its range.</exception>
    /// <remarks>The same recursion with the period's own m (risk-adjusted: Steiner et al. 2000). Cost: O(bets).</remarks>
    public EDetector Step(long favourable, long answers, double usual)
    {
        if (usual is not (> 0 and < 1) || favourable < 0 || favourable > answers)
        {
            throw new ArgumentException(
                "Favourable answers lie between 0 and n, a mean inside 0 to 1.",
                nameof(usual)
            );
        }

        var mean = bets.Direction == Direction.Down ? usual : 1 - usual;
        var most = 0.95 * mean / (1 - mean);
        var hits = bets.Direction == Direction.Down ? favourable : answers - favourable;
        var next = new double[logs.Length];
        for (var i = 0; i < next.Length; i++)
        {
            var bet = Math.Min(bets.Sizes[i], most);
            var gain =
                (hits * Math.Log(1 - (bet * (1 - mean) / mean)))
                + ((answers - hits) * Math.Log(1 + bet));
            next[i] = Start(logs[i]) + (gain / bets.OverDispersion);
        }

        return new EDetector(bets, next, Steps + 1);
    }

    /// <summary>Takes in one number per day, the mean of its answers: the strict guarantee, whatever ties the day's answers together.</summary>
    /// <param name="mean">Mean of the day's answers on 0 to 1 (a 1..5 item: (y - 1)/4).</param>
    /// <exception cref="ArgumentException">Outside 0 to 1.</exception>
    public EDetector StepDay(double mean)
    {
        if (mean is not (>= 0 and <= 1))
        {
            throw new ArgumentException("A day's mean lies between 0 and 1.", nameof(mean));
        }

        var y = bets.Direction == Direction.Down ? mean : 1 - mean;
        var next = new double[logs.Length];
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = Start(logs[i]) + Math.Log(1 + (bets.Sizes[i] * (bets.Mean - y) / bets.Mean));
        }

        return new EDetector(bets, next, Steps + 1);
    }

    /// <summary>log(1 + M), or log max(1, M) for the CUSUM type.</summary>
    private double Start(double log) =>
        bets.Cumulative ? Math.Max(0, log)
        : log > 40 ? log
        : log > 0 ? log + Math.Log(1 + Math.Exp(-log))
        : Math.Log(1 + Math.Exp(log));

    internal static double LogMean(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var log in logs)
        {
            most = Math.Max(most, log);
        }

        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - most);
        }

        return most + Math.Log(sum / logs.Length);
    }

    private sealed record Bets(
        double Mean,
        double OverDispersion,
        Direction Direction,
        bool Cumulative,
        double[] Sizes,
        double[] OnHit,
        double[] OnMiss
    );
}
