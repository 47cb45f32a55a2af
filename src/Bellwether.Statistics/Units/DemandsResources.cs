using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Units;

/// <summary>One coefficient of the demands-resources regression.</summary>
/// <param name="Name">intercept, demands, resources, or buffering (demands times resources).</param>
/// <param name="Value">Change of the outcome per standard deviation, with a t interval.</param>
/// <param name="StandardError">Its classical standard error.</param>
public sealed record PathCoefficient(string Name, Estimate Value, double StandardError);

/// <summary>What demands and resources have to do with strain or engagement, and whether resources buffer demands. Both components
/// and the product are reported: a difference of the two would hide them.</summary>
/// <param name="Status">Enough, NoAnswers, TooFew (fewer than 20 respondents), ZeroVariance or NotPositiveDefinite.</param>
/// <param name="Coefficients">Intercept, demands, resources, buffering.</param>
/// <param name="R2">Share of the outcome's variance explained.</param>
/// <param name="DemandsMean">Mean demands, in the unit of the sums.</param>
/// <param name="ResourcesMean">Mean resources.</param>
/// <param name="N">Respondents.</param>
public sealed record DemandsResources(
    EstimateStatus Status,
    IReadOnlyList<PathCoefficient> Coefficients,
    double R2,
    double DemandsMean,
    double ResourcesMean,
    long N
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "demands-resources";

    /// <summary>Regresses an outcome on standardised demands, resources and their product.</summary>
    /// <param name="sums">Level D2 sums of exactly three variables: demands, resources, outcome (whole numbers, e.g. 0 to 100).</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <exception cref="ArgumentException">Not three variables.</exception>
    /// <remarks>Ordinary least squares from monomial sums up to order 4 (the product's square). Source: Bakker and Demerouti (2017), J.
    /// Occup. Health Psych. 22:273-285; Edwards (2001) on difference scores. Checked against: R lm on attitude, to 1e-9. Cost: O(1).</remarks>
    public static DemandsResources Of(FourthMoments sums, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(sums);
        if (sums.Variables != 3)
        {
            throw new ArgumentException(
                "Give the sums of demands, resources and outcome.",
                nameof(sums)
            );
        }

        if (sums.N < 20)
        {
            return Without(sums.N == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew, sums.N);
        }

        var centred = new CentredMonomials(sums);
        var (d, r, y) = (centred[1, 1], centred[2, 2], centred[3, 3]);
        if (!(d > 0 && r > 0 && y > 0))
        {
            return Without(EstimateStatus.ZeroVariance, sums.N);
        }

        // Standardised with divisor n - 1.
        var n = (double)sums.N;
        var (sd, sr) = (Math.Sqrt(d * n / (n - 1)), Math.Sqrt(r * n / (n - 1)));
        var cross = new double[4, 4];
        var right = new double[4];
        int[][] terms =
        [
            [],
            [1],
            [2],
            [1, 2],
        ];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                cross[i, j] = n * Scaled(centred, [.. terms[i], .. terms[j]], sd, sr);
            }

            right[i] = n * Scaled(centred, [.. terms[i], 3], sd, sr);
        }

        if (Cholesky.TryOf(cross) is not { } root)
        {
            return Without(EstimateStatus.NotPositiveDefinite, sums.N);
        }

        var beta = root.Solve(right);
        var explained = Linear.Dot(beta, right);
        var residual = Math.Max(0, (n * y) - explained);
        // The outcome was centred: put its mean back into the intercept.
        beta[0] += centred.Mean(3);
        return Describe(sums, centred, beta, root.Inverse(), residual, n * y, level);
    }

    private static DemandsResources Describe(
        FourthMoments sums,
        CentredMonomials centred,
        double[] beta,
        double[,] inverse,
        double residual,
        double total,
        double level
    )
    {
        var variance = residual / (sums.N - 4);
        var t = StudentT.Critical(level, sums.N - 4);
        string[] names = ["intercept", "demands", "resources", "buffering"];
        return new DemandsResources(
            EstimateStatus.Enough,
            names
                .Select(
                    (name, i) =>
                    {
                        var error = Math.Sqrt(variance * inverse[i, i]);
                        var interval = new Interval(
                            beta[i] - (t * error),
                            beta[i] + (t * error),
                            level
                        );
                        return new PathCoefficient(
                            name,
                            new Estimate(
                                beta[i],
                                interval,
                                sums.N,
                                sums.N,
                                Method,
                                EstimateStatus.Enough
                            ),
                            error
                        );
                    }
                )
                .ToList(),
            1 - (residual / total),
            centred.Mean(1),
            centred.Mean(2),
            sums.N
        );
    }

    private static double Scaled(CentredMonomials centred, int[] variables, double sd, double sr) =>
        centred.Of(variables)
        / (Math.Pow(sd, variables.Count(v => v == 1)) * Math.Pow(sr, variables.Count(v => v == 2)));

    private static DemandsResources Without(EstimateStatus status, long n) =>
        new(status, [], 0, 0, 0, n);
}

/// <summary>Means of products of up to four centred variables, from raw monomial sums.</summary>
internal sealed class CentredMonomials(FourthMoments sums)
{
    public double this[int a, int b] => Of([a, b]);

    public double Mean(int variable) => (double)sums[0, 0, 0, variable] / sums.N;

    /// <summary>Expands the product of (x - mean) over all subsets.</summary>
    public double Of(int[] variables)
    {
        var total = 0.0;
        for (var mask = 0; mask < 1 << variables.Length; mask++)
        {
            var kept = new int[4];
            var factor = 1.0;
            var next = 0;
            for (var i = 0; i < variables.Length; i++)
            {
                if (((mask >> i) & 1) == 1)
                {
                    kept[next++] = variables[i];
                }
                else
                {
                    factor *= -Mean(variables[i]);
                }
            }

            total += factor * sums[kept[0], kept[1], kept[2], kept[3]];
        }

        return total / sums.N;
    }
}
