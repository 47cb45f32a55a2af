namespace Bellwether.Statistics.Change;

/// <summary>Exponentially weighted moving average of standardised values: quick for small lasting shifts.</summary>
/// <param name="Weight">Weight of the newest value, above 0 to 1.</param>
/// <param name="Width">Limit in standard deviations: 2.962 with weight 0.2 gives one false alarm in 500.</param>
/// <param name="Value">The average so far.</param>
/// <param name="Steps">Values seen.</param>
public sealed record Ewma(
    double Weight = 0.2,
    double Width = 2.962,
    double Value = 0,
    int Steps = 0
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "ewma";

    /// <summary>Distance from zero at which the average signals, at this step.</summary>
    public double Limit =>
        Width * Math.Sqrt(Weight / (2 - Weight) * (1 - Math.Pow(1 - Weight, 2 * Steps)));

    /// <summary>Whether the average is beyond its limit.</summary>
    public bool Alarm => Steps > 0 && Math.Abs(Value) > Limit;

    /// <summary>Takes in the next value, standardised by the baseline's mean and standard deviation.</summary>
    /// <remarks>Source: Roberts (1959); Lucas and Saccucci (1990), Technometrics 32:1-12. Checked against: R qcc 2.7 on the Nile,
    /// to 1e-12; limits against spc 0.6.7. Cost: O(1).</remarks>
    public Ewma Step(double z) =>
        this with
        {
            Value = ((1 - Weight) * Value) + (Weight * z),
            Steps = Steps + 1,
        };
}

/// <summary>Cumulative sums of standardised values in both directions: best for a shift of known size.</summary>
/// <param name="Slack">Half the shift to find, in standard deviations.</param>
/// <param name="Threshold">4.775 gives one false alarm in 370 values, 5.07 one in 500 (slack 0.5).</param>
/// <param name="Up">Evidence of a rise.</param>
/// <param name="Down">Evidence of a fall.</param>
/// <param name="Steps">Values seen.</param>
/// <param name="UpSince">Last step at which the evidence of a rise was zero: the change came after it.</param>
/// <param name="DownSince">The same for a fall.</param>
public sealed record Cusum(
    double Slack = 0.5,
    double Threshold = 4.775,
    double Up = 0,
    double Down = 0,
    int Steps = 0,
    int UpSince = 0,
    int DownSince = 0
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "cusum";

    /// <summary>Whether either sum is beyond the threshold.</summary>
    public bool Alarm => Up > Threshold || Down > Threshold;

    /// <summary>The step after which the change is thought to have come, or null without an alarm.</summary>
    public int? ChangeAfter =>
        !Alarm ? null
        : Down > Threshold ? DownSince
        : UpSince;

    /// <summary>Takes in the next value, standardised by the baseline's mean and standard deviation.</summary>
    /// <remarks>Source: Page (1954), Biometrika 41:100-115. Checked against: R on the Nile, to 1e-12; thresholds against
    /// spc 0.6.7. Cost: O(1).</remarks>
    public Cusum Step(double z)
    {
        var (up, down) = (Math.Max(0, Up + z - Slack), Math.Max(0, Down - z - Slack));
        return this with
        {
            Up = up,
            Down = down,
            Steps = Steps + 1,
            UpSince = up == 0 ? Steps + 1 : UpSince,
            DownSince = down == 0 ? Steps + 1 : DownSince,
        };
    }
}

/// <summary>Cumulative log likelihood ratio of a favourable share: best for a known target drop.</summary>
/// <param name="Usual">Share in control, inside 0 to 1.</param>
/// <param name="Changed">Share to find, inside 0 to 1, another than <paramref name="Usual"/>.</param>
/// <param name="OverDispersion">At least 1; see <see cref="Change.OverDispersion"/>.</param>
/// <param name="Value">Evidence so far, in natural log units.</param>
/// <param name="Steps">Periods seen.</param>
/// <param name="Since">Last period at which the evidence was zero.</param>
public sealed record ShareCusum(
    double Usual,
    double Changed,
    double OverDispersion = 1,
    double Value = 0,
    int Steps = 0,
    int Since = 0
)
{
    /// <summary>Takes in the next period.</summary>
    /// <param name="favourable">Favourable answers, 0 to n.</param>
    /// <param name="answers">Answers of the period.</param>
    /// <param name="usual">This period's own share in control (season, weekday, mix), or null for the fixed one.</param>
    /// <exception cref="ArgumentException">A count outside 0 to n, or shares not inside 0 to 1.</exception>
    /// <remarks>With its own share per period this is the risk-adjusted CUSUM of Steiner et al. (2000); the target keeps the same odds
    /// ratio to it. Checked against: R, to 1e-12. Cost: O(1). Level of sums: G.</remarks>
    public ShareCusum Step(long favourable, long answers, double? usual = null)
    {
        if (
            favourable < 0
            || favourable > answers
            || Usual is <= 0 or >= 1
            || Changed is <= 0 or >= 1
            || usual is <= 0 or >= 1
        )
        {
            throw new ArgumentException(
                "Counts lie between 0 and n, shares inside 0 to 1.",
                nameof(favourable)
            );
        }

        var p0 = usual ?? Usual;
        var odds = Changed / (1 - Changed) / (Usual / (1 - Usual)) * (p0 / (1 - p0));
        var p1 = usual is null ? Changed : odds / (1 + odds);
        var ratio =
            (favourable * Math.Log(p1 / p0))
            + ((answers - favourable) * Math.Log((1 - p1) / (1 - p0)));
        var value = Math.Max(0, Value + (ratio / OverDispersion));
        return this with
        {
            Value = value,
            Steps = Steps + 1,
            Since = value == 0 ? Steps + 1 : Since,
        };
    }
}

/// <summary>Page and Hinkley's test with a running mean; kept for comparison, it is slower than the others in every setting tried.</summary>
/// <param name="Tolerance">Drift allowed, in the unit of the values.</param>
/// <param name="Threshold">Alarm above this.</param>
/// <param name="Steps">Values seen.</param>
/// <param name="Mean">Running mean.</param>
/// <param name="Sum">Cumulated shortfall below the running mean.</param>
/// <param name="Lowest">Its lowest value so far.</param>
public sealed record PageHinkley(
    double Tolerance = 0.1,
    double Threshold = 5,
    int Steps = 0,
    double Mean = 0,
    double Sum = 0,
    double Lowest = 0
)
{
    /// <summary>Evidence of a fall so far.</summary>
    public double Value => Sum - Lowest;

    /// <summary>Whether the evidence is beyond the threshold.</summary>
    public bool Alarm => Value > Threshold;

    /// <summary>Takes in the next value.</summary>
    /// <remarks>Source: Hinkley (1971). Checked against: R on the Nile, to 1e-12. Cost: O(1).</remarks>
    public PageHinkley Step(double x)
    {
        var mean = Mean + ((x - Mean) / (Steps + 1));
        var sum = Sum + (mean - x - Tolerance);
        return this with
        {
            Steps = Steps + 1,
            Mean = mean,
            Sum = sum,
            Lowest = Math.Min(Steps == 0 ? sum : Lowest, sum),
        };
    }
}
