namespace Bellwether.Statistics.Change;

/// <summary>A stretch of a series without a change.</summary>
/// <param name="Start">0-based index of its first value.</param>
/// <param name="End">Index after its last value.</param>
/// <param name="Mean">Mean of its values, in their unit.</param>
public sealed record Segment(int Start, int End, double Mean);

/// <summary>When did the level of a series change? One default for any series.</summary>
/// <param name="Status">NoAnswers without values, TooFew below 8, ZeroVariance when all are the same (one segment is given then).</param>
/// <param name="ChangePoints">0-based indices of the first value of each new segment.</param>
/// <param name="Segments">From the first value to the last.</param>
/// <param name="LongRunVariance">Variance a mean of the residuals really has, times its length; null without an estimate.</param>
public sealed record Segmentation(
    EstimateStatus Status,
    IReadOnlyList<int> ChangePoints,
    IReadOnlyList<Segment> Segments,
    double? LongRunVariance
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "segmentation";

    /// <summary>Finds the change points.</summary>
    /// <param name="values">n values in time order, finite, equally spaced.</param>
    /// <param name="price">Penalty of a change point in units of log n; 3 is the modified BIC.</param>
    /// <returns>Change points, or why there are none.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or the price is negative.</exception>
    /// <remarks>A pilot PELT leaves residuals; their lag-one correlation r (0 to 0.95) gives the long-run variance
    /// s^2 (1 + r)/(1 - r), by which squared deviations are divided; then PELT again, both with the modified BIC and segments of at
    /// least log n values. Source: Zhang and Siegmund (2007); the long-run variance is a design of this project. Checked against:
    /// twelve series of the Turing Change Point Dataset (see docs/benchmarks.md). Cost: O(n) to O(n^2).</remarks>
    public static Segmentation Of(IReadOnlyList<double> values, double price = 3)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!(price >= 0) || values.Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException(
                "Give finite values and a price of at least 0.",
                nameof(values)
            );
        }

        var n = values.Count;
        if (n < 8 || values.All(v => v == values[0]))
        {
            return Whole(values);
        }

        var smallest = Math.Max(2, (int)Math.Ceiling(Math.Log(n)));
        var centre = values.Average();
        var sd = Math.Sqrt(values.Sum(v => (v - centre) * (v - centre)) / (n - 1));
        var pilot = Pelt.Of(
            values.Select(v => (v - centre) / sd).ToArray(),
            price * Math.Log(n),
            smallest,
            lengthTerm: true
        );
        var variance = Math.Max(LongRun(values, pilot), 1e-12 * sd * sd);
        var scaled = values.Select(v => (v - centre) / Math.Sqrt(variance)).ToArray();
        var points = Pelt.Of(scaled, price * Math.Log(n), smallest, lengthTerm: true);
        return new Segmentation(EstimateStatus.Enough, points, Describe(values, points), variance);
    }

    internal static double LongRun(IReadOnlyList<double> values, IReadOnlyList<int> points)
    {
        var residuals = new double[values.Count];
        foreach (var segment in Describe(values, points))
        {
            for (var t = segment.Start; t < segment.End; t++)
            {
                residuals[t] = values[t] - segment.Mean;
            }
        }

        var (square, product) = (0.0, 0.0);
        for (var t = 0; t < residuals.Length; t++)
        {
            square += residuals[t] * residuals[t];
            product += t > 0 ? residuals[t] * residuals[t - 1] : 0;
        }

        var r = square > 0 ? Math.Clamp(product / square, 0, 0.95) : 0;
        return square / Math.Max(1, values.Count - points.Count - 1) * (1 + r) / (1 - r);
    }

    private static List<Segment> Describe(IReadOnlyList<double> values, IReadOnlyList<int> points)
    {
        var edges = points.Prepend(0).Append(values.Count).ToList();
        return edges
            .Zip(edges.Skip(1), (a, b) => new Segment(a, b, values.Skip(a).Take(b - a).Average()))
            .ToList();
    }

    private static Segmentation Whole(IReadOnlyList<double> values)
    {
        var status =
            values.Count == 0 ? EstimateStatus.NoAnswers
            : values.Count < 8 ? EstimateStatus.TooFew
            : EstimateStatus.ZeroVariance;
        return new Segmentation(status, [], values.Count == 0 ? [] : Describe(values, []), null);
    }
}
