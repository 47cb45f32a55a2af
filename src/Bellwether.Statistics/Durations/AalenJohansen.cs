using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Durations;

/// <summary>One step of the shares that have ended, by outcome.</summary>
/// <param name="Day">Age in days.</param>
/// <param name="Shares">Share ended with each outcome by that age.</param>
/// <param name="Variances">Their variances.</param>
/// <param name="Open">Share still open.</param>
public sealed record OutcomePoint(
    int Day,
    IReadOnlyList<double> Shares,
    IReadOnlyList<double> Variances,
    double Open
);

/// <summary>Competing outcomes (approved, refused, withdrawn): the share that has ended with each, by age. Never one minus a
/// curve per outcome, which adds to more than everybody.</summary>
/// <param name="Status">Enough, or NoAnswers.</param>
/// <param name="Points">Ages at which cases ended, ascending.</param>
/// <param name="Cases">Cases.</param>
public sealed record AalenJohansen(
    EstimateStatus Status,
    IReadOnlyList<OutcomePoint> Points,
    long Cases
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "aalen-johansen";

    /// <summary>Builds the curves.</summary>
    /// <param name="table">Cases by age and outcome.</param>
    /// <remarks>Variance by the delta method (Marubini and Valsecchi 1995, section 10.3). Source: Aalen and Johansen (1978). Checked
    /// against: direct enumeration, and Kaplan-Meier with Greenwood when there is one outcome. Cost: O(ages x outcomes) for the
    /// curves, O(ages^2 x outcomes) for the variances. Level of sums: H.</remarks>
    public static AalenJohansen Of(DurationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var risk = table.AtRisk();
        var steps = new List<(int Day, long Risk, IReadOnlyList<long> Events, double Before)>();
        var open = 1.0;
        for (var i = 0; i < risk.Length && open > 0; i++)
        {
            var events = table.Days[i].Events;
            if (events.Sum() > 0)
            {
                steps.Add((table.Days[i].Day, risk[i], events, open));
                open *= 1 - ((double)events.Sum() / risk[i]);
            }
        }

        var shares = new double[table.Outcomes];
        var curve = new List<double[]>();
        foreach (var step in steps)
        {
            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] += step.Before * step.Events[k] / step.Risk;
            }

            curve.Add([.. shares]);
        }

        var points = steps
            .Select(
                (step, i) =>
                    new OutcomePoint(
                        step.Day,
                        curve[i],
                        Enumerable
                            .Range(0, shares.Length)
                            .Select(k => Variance(steps, curve, i, k))
                            .ToList(),
                        1 - curve[i].Sum()
                    )
            )
            .ToList();
        return new AalenJohansen(
            table.Cases == 0 ? EstimateStatus.NoAnswers : EstimateStatus.Enough,
            points,
            table.Cases
        );
    }

    /// <summary>Share of cases that has ended with an outcome by an age, with a log-log interval.</summary>
    /// <param name="day">Age in days.</param>
    /// <param name="outcome">0-based outcome.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    public Estimate At(int day, int outcome, double level = 0.95)
    {
        if (Status != EstimateStatus.Enough)
        {
            return Estimate.Without(Status, Cases, Method);
        }

        var point = Points.LastOrDefault(p => p.Day <= day);
        var share = point?.Shares[outcome] ?? 0;
        Interval? interval = null;
        if (share is > 0 and < 1)
        {
            var log = Math.Log(share);
            var half =
                Gaussian.Critical(level)
                * Math.Sqrt(point!.Variances[outcome])
                / (share * Math.Abs(log));
            interval = new Interval(
                Math.Exp(log * Math.Exp(half)),
                Math.Exp(log * Math.Exp(-half)),
                level
            );
        }

        return new Estimate(share, interval, Cases, Cases, Method, EstimateStatus.Enough);
    }

    private static double Variance(
        List<(int Day, long Risk, IReadOnlyList<long> Events, double Before)> steps,
        List<double[]> curve,
        int at,
        int outcome
    )
    {
        var variance = 0.0;
        for (var i = 0; i <= at; i++)
        {
            double all = steps[i].Events.Sum();
            double own = steps[i].Events[outcome];
            double n = steps[i].Risk;
            var gap = curve[at][outcome] - curve[i][outcome];
            var before = steps[i].Before;
            variance += n > all ? gap * gap * all / (n * (n - all)) : 0;
            variance += before * before * own * (n - own) / (n * n * n);
            variance -= 2 * gap * before * own / (n * n);
        }

        return Math.Max(0, variance);
    }
}
