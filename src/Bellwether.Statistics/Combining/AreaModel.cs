using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Combining;

/// <summary>Weighted least squares and variance scoring over areas.</summary>
internal sealed class AreaModel
{
    private readonly IReadOnlyList<Area> areas;
    private readonly double[][] x;
    private readonly int k;

    public AreaModel(IReadOnlyList<Area> areas)
    {
        this.areas = areas;
        x = areas.Select(a => a.Covariates.ToArray()).ToArray();
        k = x[0].Length;
        Identified = Cholesky.TryOf(Cross(areas.Select(_ => 1.0).ToArray())) is not null;
    }

    public bool Identified { get; }

    public AreaFit Fit(double variance)
    {
        var weights = areas.Select(a => 1 / (variance + a.Variance)).ToArray();
        var inverse =
            Cholesky.TryOf(Cross(weights), 1e-14)?.Inverse()
            ?? Linear.PseudoInverse(Cross(weights));
        var right = new double[k];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < k; j++)
            {
                right[j] += weights[i] * x[i][j] * areas[i].Direct;
            }
        }

        var coefficients = Linear.Multiply(inverse, right);
        var residuals = areas.Select((a, i) => a.Direct - Linear.Dot(x[i], coefficients)).ToArray();
        var log = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            log -=
                0.5
                * (Math.Log(2 * Math.PI / weights[i]) + (residuals[i] * residuals[i] * weights[i]));
        }

        return new AreaFit(coefficients, inverse, weights, residuals, log);
    }

    public double? Variance(AreaVarianceMethod method)
    {
        var sorted = areas.Select(a => a.Variance).Order().ToList();
        var variance = sorted[sorted.Count / 2];
        for (var step = 0; step < 500; step++)
        {
            var next = Math.Max(0, variance + Step(method, variance));
            if (Math.Abs(next - variance) <= 1e-14 + (1e-13 * variance))
            {
                return next;
            }

            variance = next;
        }

        return null;
    }

    private double Step(AreaVarianceMethod method, double variance)
    {
        var fit = Fit(variance);
        var (w, e) = (fit.Weights, fit.Residuals);
        if (method == AreaVarianceMethod.Moments)
        {
            var (value, slope) = (0.0, 0.0);
            for (var i = 0; i < w.Length; i++)
            {
                value += e[i] * e[i] * w[i];
                slope -= e[i] * e[i] * w[i] * w[i];
            }

            return (w.Length - k - value) / slope;
        }

        // y'PPy is the sum of (w e)^2 because P y = W e; traces by P = W - W X Q X' W.
        var fitted = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            fitted += w[i] * w[i] * e[i] * e[i];
        }

        if (method == AreaVarianceMethod.MaximumLikelihood)
        {
            return (fitted - w.Sum()) / w.Sum(v => v * v);
        }

        var squares = Linear.Multiply(fit.Inverse, Cross(w.Select(v => v * v).ToArray()));
        var cubes = Linear.Multiply(fit.Inverse, Cross(w.Select(v => v * v * v).ToArray()));
        var traceP = w.Sum() - Trace(squares);
        var tracePp =
            w.Sum(v => v * v) - (2 * Trace(cubes)) + Trace(Linear.Multiply(squares, squares));
        return (fitted - traceP) / tracePp;
    }

    private double[,] Cross(double[] weights)
    {
        var cross = new double[k, k];
        for (var i = 0; i < x.Length; i++)
        {
            for (var a = 0; a < k; a++)
            {
                for (var b = 0; b < k; b++)
                {
                    cross[a, b] += weights[i] * x[i][a] * x[i][b];
                }
            }
        }

        return cross;
    }

    private static double Trace(double[,] matrix)
    {
        var sum = 0.0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            sum += matrix[i, i];
        }

        return sum;
    }
}

/// <summary>A fit of the area model at one variance.</summary>
internal sealed record AreaFit(
    double[] Coefficients,
    double[,] Inverse,
    double[] Weights,
    double[] Residuals,
    double LogLikelihood
);
