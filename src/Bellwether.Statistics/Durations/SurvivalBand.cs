using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Durations;

/// <summary>One age of a band.</summary>
/// <param name="Day">Age in days.</param>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
public sealed record BandPoint(int Day, double Low, double High);

/// <summary>A band that holds the whole curve at once with the given confidence: for curves that are published.</summary>
public static class SurvivalBand
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "survival-band";

    /// <summary>Nair's equal-precision band on the log-log scale.</summary>
    /// <param name="curve">The curve, seen from the beginning.</param>
    /// <param name="from">First age of the band; there must be ends before or at it.</param>
    /// <param name="to">Last age of the band.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>Ages with ends or last sightings within the limits; empty when the curve tells too little there.</returns>
    /// <remarks>Source: Nair (1984), Technometrics 26:265-275, with the critical value from the crossing probability of a Brownian
    /// bridge. Checked against: R km.ci 0.5.6 (logep), to 1e-4. Cost: O(ages).</remarks>
    public static IReadOnlyList<BandPoint> EqualPrecision(
        KaplanMeier curve,
        int from,
        int to,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(curve);
        var points = curve
            .Points.Where(p => p.Day >= from && p.Day <= to && p.Survival is > 0 and < 1)
            .ToList();
        if (points.Count < 2)
        {
            return [];
        }

        double Position(SurvivalPoint p)
        {
            var spread = curve.Cases * p.StandardError * p.StandardError;
            return spread / (1 + spread);
        }

        var (low, high) = (Position(points[0]), Position(points[^1]));
        if (!(high > low))
        {
            return [];
        }

        var critical = Critical(low, high, level);
        return points
            .Select(p =>
            {
                var half = critical * p.StandardError / Math.Log(p.Survival);
                var centre = Math.Log(-Math.Log(p.Survival));
                return new BandPoint(
                    p.Day,
                    Math.Exp(-Math.Exp(centre - half)),
                    Math.Exp(-Math.Exp(centre + half))
                );
            })
            .ToList();
    }

    /// <summary>Value that the standardised Brownian bridge exceeds anywhere between two positions with the complementary probability.</summary>
    internal static double Critical(double low, double high, double level)
    {
        var length = Math.Log(high * (1 - low) / (low * (1 - high)));
        double Exceeds(double e) =>
            (4 * Gaussian.Density(e) / e) + (Gaussian.Density(e) * (e - (1 / e)) * length);
        return Numerical.Root(e => Exceeds(e) - (1 - level), 1.5, 8);
    }
}
