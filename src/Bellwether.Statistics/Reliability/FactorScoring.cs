using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Reliability;

/// <summary>Fisher scoring of a factor model: sigma = lambda phi lambda' + theta.</summary>
internal sealed class FactorScoring
{
    private const int MostSteps = 500;
    private readonly Moments moments;
    private readonly int[] factorOf;
    private readonly int factors;
    private readonly int p;
    private readonly double[,] sample;
    private readonly (int A, int B)[] factorPairs;
    private double[,] inverse = new double[0, 0];

    public FactorScoring(Moments moments, int[] factorOf, int factors)
    {
        this.moments = moments;
        this.factorOf = factorOf;
        this.factors = factors;
        p = moments.Count;
        sample = moments.Covariance.ToArray();
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                sample[i, j] *= (moments.N - 1.0) / moments.N;
            }
        }

        factorPairs = (
            from a in Enumerable.Range(0, factors)
            from b in Enumerable.Range(a + 1, factors - a - 1)
            select (a, b)
        ).ToArray();
    }

    public FactorModel Run()
    {
        if (Cholesky.TryOf(sample) is not { } root)
        {
            return FactorModel.Without(EstimateStatus.NotPositiveDefinite);
        }

        var parameters = Start();
        var value = Discrepancy(parameters, root.LogDeterminant);
        for (var step = 1; step <= MostSteps; step++)
        {
            var (direction, gradient) = Direction(parameters);
            var size = 1.0;
            var next = Moved(parameters, direction, size);
            var lower = Discrepancy(next, root.LogDeterminant);
            while (!(lower <= value + 1e-15) && size > 1e-6)
            {
                size /= 2;
                next = Moved(parameters, direction, size);
                lower = Discrepancy(next, root.LogDeterminant);
            }

            var moved = parameters
                .Zip(next)
                .Max(pair =>
                    Math.Abs(pair.First - pair.Second) / Math.Max(1, Math.Abs(pair.First))
                );
            if (lower <= value + 1e-15)
            {
                (parameters, value) = (next, lower);
            }

            if (moved < 1e-12 || gradient < 1e-13)
            {
                return Describe(parameters, value, root.LogDeterminant, step);
            }
        }

        return FactorModel.Without(EstimateStatus.NotConverged);
    }

    private double[] Start()
    {
        var parameters = new double[(2 * p) + factorPairs.Length];
        for (var i = 0; i < p; i++)
        {
            var mates = Enumerable
                .Range(0, p)
                .Where(j => j != i && factorOf[j] == factorOf[i])
                .ToList();
            var mean = mates.Average(j => sample[i, j] / Math.Sqrt(sample[i, i] * sample[j, j]));
            var loading =
                Math.Sign(mean) * Math.Min(0.9, Math.Sqrt(Math.Max(0.05, Math.Abs(mean))));
            parameters[i] = loading * Math.Sqrt(sample[i, i]);
            parameters[p + i] = (1 - (loading * loading)) * sample[i, i];
        }

        return parameters;
    }

    private double Phi(double[] parameters, int a, int b)
    {
        if (a == b)
        {
            return 1;
        }

        var pair = a < b ? (a, b) : (b, a);
        return parameters[(2 * p) + Array.IndexOf(factorPairs, pair)];
    }

    private double[,] Sigma(double[] parameters)
    {
        var sigma = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                sigma[i, j] =
                    parameters[i] * parameters[j] * Phi(parameters, factorOf[i], factorOf[j]);
            }

            sigma[i, i] += parameters[p + i];
        }

        return sigma;
    }

    private double Discrepancy(double[] parameters, double logDeterminant)
    {
        if (Cholesky.TryOf(Sigma(parameters), 1e-14) is not { } root)
        {
            return double.PositiveInfinity;
        }

        inverse = root.Inverse();
        var trace = 0.0;
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                trace += inverse[i, j] * sample[i, j];
            }
        }

        return root.LogDeterminant + trace - logDeterminant - p;
    }

    private double[] Moved(double[] parameters, double[] direction, double size)
    {
        var next = parameters.Zip(direction, (x, d) => x + (size * d)).ToArray();
        for (var i = 0; i < p; i++)
        {
            next[p + i] = Math.Max(next[p + i], 0.005 * sample[i, i]);
        }

        return next;
    }

    /// <summary>Scoring direction and the largest relative gradient; items at their bound stay there while pushed outward.</summary>
    private (double[] Direction, double Gradient) Direction(double[] parameters)
    {
        var sigma = Sigma(parameters);
        inverse = (
            Cholesky.TryOf(sigma, 1e-14)
            ?? throw new InvalidOperationException("Accepted steps are positive definite.")
        ).Inverse();
        var count = parameters.Length;
        var products = new double[count][,];
        var gradient = new double[count];
        var misfit = Linear.Multiply(inverse, Difference(sample, sigma));
        for (var a = 0; a < count; a++)
        {
            products[a] = Linear.Multiply(inverse, Derivative(parameters, a));
            gradient[a] = TraceOfProduct(products[a], misfit);
        }

        bool Held(int a) =>
            a >= p
            && a < 2 * p
            && parameters[a] <= 0.005 * sample[a - p, a - p] * (1 + 1e-12)
            && gradient[a] < 0;
        var free = Enumerable.Range(0, count).Where(a => !Held(a)).ToArray();
        var information = new double[free.Length, free.Length];
        for (var a = 0; a < free.Length; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                information[a, b] = information[b, a] = TraceOfProduct(
                    products[free[a]],
                    products[free[b]]
                );
            }
        }

        var step = Linear.SolveSymmetric(information, free.Select(a => gradient[a]).ToArray());
        var direction = new double[count];
        for (var a = 0; a < free.Length; a++)
        {
            direction[free[a]] = step[a];
        }

        return (direction, free.Max(a => Math.Abs(gradient[a] * parameters[a])));
    }

    private double[,] Derivative(double[] parameters, int a)
    {
        var d = new double[p, p];
        if (a < p)
        {
            for (var j = 0; j < p; j++)
            {
                var value = parameters[j] * Phi(parameters, factorOf[a], factorOf[j]);
                d[a, j] += value;
                d[j, a] += value;
            }
        }
        else if (a < 2 * p)
        {
            d[a - p, a - p] = 1;
        }
        else
        {
            var (one, two) = factorPairs[a - (2 * p)];
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < p; j++)
                {
                    var crosses =
                        (factorOf[i] == one && factorOf[j] == two)
                        || (factorOf[i] == two && factorOf[j] == one);
                    d[i, j] = crosses ? parameters[i] * parameters[j] : 0;
                }
            }
        }

        return d;
    }

    private FactorModel Describe(
        double[] parameters,
        double value,
        double logDeterminant,
        int steps
    )
    {
        // A factor has no direction of its own: its loadings add to a positive number.
        var sign = Enumerable
            .Range(0, factors)
            .Select(f =>
                Enumerable.Range(0, p).Where(i => factorOf[i] == f).Sum(i => parameters[i]) < 0
                    ? -1.0
                    : 1.0
            )
            .ToArray();
        var loadings = Enumerable
            .Range(0, p)
            .Select(i => parameters[i] * sign[factorOf[i]])
            .ToList();
        var sigma = Sigma(parameters);
        return new FactorModel(
            EstimateStatus.Enough,
            loadings,
            parameters[p..(2 * p)],
            loadings.Select((loading, i) => loading / Math.Sqrt(sigma[i, i])).ToList(),
            Matrix.Create(factors, factors, (a, b) => Phi(parameters, a, b) * sign[a] * sign[b]),
            FitOf(sigma, value, logDeterminant),
            Enumerable
                .Range(0, p)
                .Where(i => parameters[p + i] <= 0.005001 * sample[i, i])
                .Select(i => moments.Names[i])
                .ToList(),
            steps
        );
    }

    private FactorFit FitOf(double[,] sigma, double value, double logDeterminant)
    {
        var n = moments.N;
        var freedom = (p * (p + 1) / 2) - (2 * p) - factorPairs.Length;
        var chi = Math.Max(0, n * value);
        var baseline = -logDeterminant;
        var residual = 0.0;
        for (var i = 0; i < p; i++)
        {
            baseline += Math.Log(sample[i, i]);
            for (var j = 0; j <= i; j++)
            {
                var error = (sample[i, j] - sigma[i, j]) / Math.Sqrt(sample[i, i] * sample[j, j]);
                residual += error * error;
            }
        }

        var (chi0, freedom0) = (n * baseline, p * (p - 1) / 2);
        var excess = Math.Max(0, chi - freedom);
        var excess0 = Math.Max(excess, chi0 - freedom0);
        return new FactorFit(
            chi,
            freedom,
            excess0 > 0 ? 1 - (excess / excess0) : 1,
            freedom == 0 ? 1 : ((chi0 / freedom0) - (chi / freedom)) / ((chi0 / freedom0) - 1),
            freedom == 0 ? 0 : Math.Sqrt(excess / (freedom * (double)n)),
            Math.Sqrt(residual / (p * (p + 1) / 2.0)),
            -0.5 * n * ((p * Math.Log(2 * Math.PI)) + logDeterminant + value + p)
        );
    }

    private static double[,] Difference(double[,] left, double[,] right)
    {
        var result = (double[,])left.Clone();
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++)
            {
                result[i, j] -= right[i, j];
            }
        }

        return result;
    }

    private static double TraceOfProduct(double[,] left, double[,] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.GetLength(0); i++)
        {
            for (var j = 0; j < left.GetLength(1); j++)
            {
                sum += left[i, j] * right[j, i];
            }
        }

        return sum;
    }
}
