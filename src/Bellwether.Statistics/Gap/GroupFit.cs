using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>Least squares of the last item on the others within one group, from complete-row sums.</summary>
/// <param name="Beta">Constant, then one coefficient per driver.</param>
/// <param name="Means">1, then the mean of each driver.</param>
/// <param name="Covariance">Classical covariance of the coefficients.</param>
/// <param name="MeanCovariance">Covariance of the means (0 for the constant).</param>
/// <param name="OutcomeMean">Mean of the outcome.</param>
/// <param name="OutcomeVariance">Variance of that mean.</param>
internal sealed record GroupFit(
    double[] Beta,
    double[] Means,
    double[,] Covariance,
    double[,] MeanCovariance,
    double OutcomeMean,
    double OutcomeVariance
)
{
    /// <summary>The fit, or null when the drivers copy each other.</summary>
    public static GroupFit? Of(CompleteRowSums sums)
    {
        int k = sums.Items - 1;
        double n = sums.N;
        var s = new double[k + 1, k + 1];
        for (int i = 0; i <= k; i++)
        {
            for (int j = 0; j <= k; j++)
                s[i, j] =
                    (double)(
                        (Int128)sums.N * sums.Product(i, j) - (Int128)sums.Sum(i) * sums.Sum(j)
                    ) / n;
        }
        var between = new double[k, k];
        var outcome = new double[k];
        for (int i = 0; i < k; i++)
        {
            outcome[i] = s[i, k];
            for (int j = 0; j < k; j++)
                between[i, j] = s[i, j];
        }
        if (Cholesky.TryOf(between) is not { } root)
            return null;
        double[] slopes = root.Solve(outcome);
        double[] means = [1, .. Enumerable.Range(0, k).Select(i => sums.Sum(i) / n)];
        double outcomeMean = sums.Sum(k) / n;
        double[] beta =
        [
            outcomeMean - Enumerable.Range(0, k).Sum(i => slopes[i] * means[i + 1]),
            .. slopes,
        ];
        double error = Math.Max(0, s[k, k] - Linear.Dot(slopes, outcome)) / (n - k - 1);
        return new GroupFit(
            beta,
            means,
            CoefficientErrors(root.Inverse(), means, error, n),
            MeanErrors(s, k, n),
            outcomeMean,
            s[k, k] / (n - 1) / n
        );
    }

    // The inverse of X'X from that of the centred drivers.
    private static double[,] CoefficientErrors(
        double[,] inverse,
        double[] means,
        double error,
        double n
    )
    {
        int k = means.Length - 1;
        var covariance = new double[k + 1, k + 1];
        double[] pull = Linear.Multiply(inverse, means[1..]);
        covariance[0, 0] = error * (1 / n + Linear.Dot(means[1..], pull));
        for (int i = 0; i < k; i++)
        {
            covariance[i + 1, 0] = covariance[0, i + 1] = -error * pull[i];
            for (int j = 0; j < k; j++)
                covariance[i + 1, j + 1] = error * inverse[i, j];
        }
        return covariance;
    }

    private static double[,] MeanErrors(double[,] s, int k, double n)
    {
        var covariance = new double[k + 1, k + 1];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
                covariance[i + 1, j + 1] = s[i, j] / (n - 1) / n;
        }
        return covariance;
    }
}
