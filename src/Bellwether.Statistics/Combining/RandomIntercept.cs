using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Combining;

/// <summary>Sums of one group of respondents.</summary>
/// <param name="N">Respondents.</param>
/// <param name="Sum">Sum of their answers.</param>
public readonly record struct GroupSum(long N, double Sum);

/// <summary>Groups of different size on one footing: each group's mean is drawn towards the overall mean as far as its size asks.</summary>
/// <param name="Status">Enough, NoAnswers, TooFew (fewer than 3 groups, or no repeated answers) or ZeroVariance.</param>
/// <param name="Mean">Overall mean.</param>
/// <param name="Within">Variance of answers within groups.</param>
/// <param name="Between">Variance of true group means.</param>
/// <param name="Deviance">-2 log likelihood (restricted when fitted so).</param>
/// <param name="Groups">Shrunken group means with intervals, in the order given; a group without respondents has the overall mean.</param>
public sealed record RandomIntercept(
    EstimateStatus Status,
    double Mean,
    double Within,
    double Between,
    double Deviance,
    IReadOnlyList<Estimate> Groups
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "blup";

    /// <summary>Fits a random intercept from group sums.</summary>
    /// <param name="groups">One per group.</param>
    /// <param name="sumOfSquares">Sum of squared answers over all groups.</param>
    /// <param name="restricted">REML (the default) or maximum likelihood.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <exception cref="ArgumentException">A negative group size, or sums of squares smaller than the group sums allow.</exception>
    /// <remarks>Profile likelihood in lambda = between/within, Brent on the log scale. BLUP = m + t n/(t n + s)(mean - m). Source:
    /// Henderson (1975); Bates et al. (2015). Checked against: the full-matrix likelihood of rows, to 1e-9 (and R lme4 in the
    /// specification). Cost: O(groups) per step. Level of sums: F.</remarks>
    public static RandomIntercept Of(
        IReadOnlyList<GroupSum> groups,
        double sumOfSquares,
        bool restricted = true,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        var used = groups.Where(g => g.N > 0).ToList();
        var n = used.Sum(g => g.N);
        var within = sumOfSquares - used.Sum(g => g.Sum * g.Sum / g.N);
        if (groups.Any(g => g.N < 0) || within < -1e-9 * Math.Max(1, sumOfSquares))
        {
            throw new ArgumentException(
                "Group sizes are not negative, and squares at least those of the means.",
                nameof(groups)
            );
        }

        var status =
            n == 0 ? EstimateStatus.NoAnswers
            : used.Count < 3 || n == used.Count ? EstimateStatus.TooFew
            : within <= 1e-12 * Math.Max(1, sumOfSquares) ? EstimateStatus.ZeroVariance
            : EstimateStatus.Enough;
        if (status != EstimateStatus.Enough)
        {
            return new RandomIntercept(status, 0, 0, 0, 0, []);
        }

        var profile = new Profile(used, within, n, restricted);
        var log = Numerical.Minimise(
            x => profile.At(Math.Exp(x)).Deviance,
            Math.Log(1e-9),
            Math.Log(1e6),
            1e-12
        );
        var ratio =
            profile.At(Math.Exp(log)).Deviance <= profile.At(0).Deviance ? Math.Exp(log) : 0;
        var best = profile.At(ratio);
        var between = ratio * best.Within;
        var z = Gaussian.Critical(level);
        return new RandomIntercept(
            EstimateStatus.Enough,
            best.Mean,
            best.Within,
            between,
            best.Deviance,
            groups.Select(g => Shrink(g, best, between, z, level)).ToList()
        );
    }

    /// <summary>The same from kept unit sums, in the order of <see cref="UnitSums.Units"/>.</summary>
    /// <param name="units">Level F sums of one item.</param>
    /// <param name="restricted">REML (the default) or maximum likelihood.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    public static RandomIntercept Of(UnitSums units, bool restricted = true, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Of(
            units.Units.Select(u => new GroupSum(u.Value.N, u.Value.Sum)).ToList(),
            units.Units.Sum(u => (double)u.Value.SumOfSquares),
            restricted,
            level
        );
    }

    private static Estimate Shrink(
        GroupSum group,
        ProfilePoint fit,
        double between,
        double z,
        double level
    )
    {
        var trust = group.N == 0 ? 0 : between * group.N / ((between * group.N) + fit.Within);
        var value = fit.Mean + (group.N == 0 ? 0 : trust * ((group.Sum / group.N) - fit.Mean));
        // Variance of the random effect given the data, plus that of the overall mean as far as it is used.
        var half =
            z * Math.Sqrt((between * (1 - trust)) + ((1 - trust) * (1 - trust) * fit.MeanVariance));
        return new Estimate(
            value,
            new Interval(value - half, value + half, level),
            group.N,
            group.N,
            Method,
            EstimateStatus.Enough
        );
    }

    private readonly record struct ProfilePoint(
        double Deviance,
        double Mean,
        double Within,
        double MeanVariance
    );

    private sealed class Profile(List<GroupSum> groups, double squares, long n, bool restricted)
    {
        public ProfilePoint At(double ratio)
        {
            var (weight, sum, logs) = (0.0, 0.0, 0.0);
            foreach (var g in groups)
            {
                var w = g.N / (1 + (g.N * ratio));
                weight += w;
                sum += w * g.Sum / g.N;
                logs += Math.Log(1 + (g.N * ratio));
            }

            var mean = sum / weight;
            var spread = squares;
            foreach (var g in groups)
            {
                var gap = (g.Sum / g.N) - mean;
                spread += g.N / (1 + (g.N * ratio)) * gap * gap;
            }

            double freedom = restricted ? n - 1 : n;
            var within = spread / freedom;
            var deviance =
                (freedom * (Math.Log(2 * Math.PI * within) + 1))
                + logs
                + (restricted ? Math.Log(weight) : 0);
            return new ProfilePoint(deviance, mean, within, within / weight);
        }
    }
}
