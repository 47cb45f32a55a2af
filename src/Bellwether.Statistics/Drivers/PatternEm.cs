using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Drivers;

/// <summary>The EM steps of <see cref="MissingAnswers"/>: one regression of the missing on the answered items per pattern.</summary>
internal sealed class PatternEm
{
    private const int MostSteps = 5000;
    private readonly List<Pattern> patterns = [];
    private readonly int p;
    private readonly double n;
    private readonly long respondents;
    private double[] mean;
    private double[,] covariance;

    public PatternEm(MissingPatternSums sums)
        : this(Read(sums), sums.Items, null) { }

    public PatternEm(IReadOnlyList<MissingPattern> sums, int items, long? respondents)
    {
        p = items;
        mean = new double[p];
        covariance = new double[p, p];
        patterns.AddRange(
            sums.Where(pattern => pattern.N > 0).Select(pattern => new Pattern(pattern, p))
        );
        n = patterns.Sum(pattern => pattern.N);
        this.respondents = respondents ?? (long)n;
    }

    private static List<MissingPattern> Read(MissingPatternSums sums)
    {
        var read = new List<MissingPattern>();
        foreach (var key in sums.Sums.Keys)
        {
            var block = CompleteRowSums.From(sums.Items, sums.Sums[key]);
            read.Add(
                new MissingPattern(
                    key,
                    block.N,
                    Enumerable.Range(0, sums.Items).Select(i => (double)block.Sum(i)).ToList(),
                    Matrix.Create(sums.Items, sums.Items, (i, j) => block.Product(i, j))
                )
            );
        }

        return read;
    }

    public MissingAnswers Run(IReadOnlyList<string> names)
    {
        var status = Start();
        if (status != EstimateStatus.Enough)
        {
            return new MissingAnswers(status, null, 0, 0);
        }

        for (var step = 1; step <= MostSteps; step++)
        {
            if (Step() is not { } next)
            {
                return new MissingAnswers(EstimateStatus.NotPositiveDefinite, null, 0, step);
            }

            var change = Change(next);
            (mean, covariance) = next;
            if (change < 1e-11)
            {
                var moments = new Moments(names, mean, Matrix.From(covariance), respondents);
                return new MissingAnswers(EstimateStatus.Enough, moments, LogLikelihood(), step);
            }
        }

        return new MissingAnswers(EstimateStatus.NotConverged, null, 0, MostSteps);
    }

    /// <summary>Starts from available means and variances.</summary>
    private EstimateStatus Start()
    {
        for (var i = 0; i < p; i++)
        {
            var here = patterns.Where(q => q.Answered.Contains(i)).ToList();
            double count = here.Sum(q => q.N);
            if (count < 2)
            {
                return n == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew;
            }

            mean[i] = here.Sum(q => q.Sums[i]) / count;
            covariance[i, i] = (here.Sum(q => q.Squares[i, i]) / count) - (mean[i] * mean[i]);
            if (covariance[i, i] <= 0)
            {
                return EstimateStatus.ZeroVariance;
            }
        }

        var together = Enumerable
            .Range(0, p)
            .All(i =>
                Enumerable
                    .Range(0, p)
                    .All(j => patterns.Any(q => q.Answered.Contains(i) && q.Answered.Contains(j)))
            );
        return together ? EstimateStatus.Enough : EstimateStatus.NotIdentified;
    }

    private (double[] Mean, double[,] Covariance)? Step()
    {
        var first = new double[p];
        var second = new double[p, p];
        foreach (var pattern in patterns)
        {
            if (pattern.Regression(mean, covariance) is not { } regression)
            {
                return null;
            }

            pattern.Fill(regression, mean, covariance, first, second);
        }

        for (var i = 0; i < p; i++)
        {
            first[i] /= n;
        }

        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                second[i, j] = (second[i, j] / n) - (first[i] * first[j]);
            }
        }

        return (first, second);
    }

    private double Change((double[] Mean, double[,] Covariance) next)
    {
        var change = 0.0;
        for (var i = 0; i < p; i++)
        {
            change = Math.Max(
                change,
                Math.Abs(next.Mean[i] - mean[i]) / Math.Sqrt(covariance[i, i])
            );
            for (var j = 0; j < p; j++)
            {
                var scale = Math.Sqrt(covariance[i, i] * covariance[j, j]);
                change = Math.Max(
                    change,
                    Math.Abs(next.Covariance[i, j] - covariance[i, j]) / scale
                );
            }
        }

        return change;
    }

    private double LogLikelihood()
    {
        var log = 0.0;
        foreach (var pattern in patterns)
        {
            var o = pattern.Answered;
            var root = Cholesky.TryOf(Pattern.Part(covariance, o, o), 1e-14)!;
            var inverse = root.Inverse();
            var quadratic = 0.0;
            for (var a = 0; a < o.Length; a++)
            {
                for (var b = 0; b < o.Length; b++)
                {
                    var (i, j) = (o[a], o[b]);
                    var spread =
                        pattern.Squares[i, j]
                        - (mean[i] * pattern.Sums[j])
                        - (mean[j] * pattern.Sums[i])
                        + (pattern.N * mean[i] * mean[j]);
                    quadratic += inverse[a, b] * spread;
                }
            }

            log -=
                0.5
                * (
                    (pattern.N * ((o.Length * Math.Log(2 * Math.PI)) + root.LogDeterminant))
                    + quadratic
                );
        }

        return log;
    }

    /// <summary>One pattern of missing answers with its sums.</summary>
    private sealed class Pattern
    {
        private readonly int[] missing;

        public Pattern(MissingPattern sums, int p)
        {
            N = sums.N;
            Answered = Enumerable.Range(0, p).Where(i => ((sums.Answered >> i) & 1) == 1).ToArray();
            missing = Enumerable.Range(0, p).Except(Answered).ToArray();
            Sums = [.. sums.Sums];
            Squares = sums.Products.ToArray();
        }

        public double N { get; }

        public int[] Answered { get; }

        public double[] Sums { get; }

        public double[,] Squares { get; }

        public static double[,] Part(double[,] matrix, int[] rows, int[] columns)
        {
            var part = new double[rows.Length, columns.Length];
            for (var a = 0; a < rows.Length; a++)
            {
                for (var b = 0; b < columns.Length; b++)
                {
                    part[a, b] = matrix[rows[a], columns[b]];
                }
            }

            return part;
        }

        /// <summary>Coefficients of the missing items on the answered ones (missing by answered).</summary>
        public double[,]? Regression(double[] mean, double[,] covariance) =>
            missing.Length == 0 ? new double[0, Answered.Length]
            : Cholesky.TryOf(Part(covariance, Answered, Answered), 1e-12) is { } root
                ? Linear.Multiply(Part(covariance, missing, Answered), root.Inverse())
            : null;

        public void Fill(
            double[,] b,
            double[] mean,
            double[,] covariance,
            double[] first,
            double[,] second
        )
        {
            foreach (var i in Answered)
            {
                first[i] += Sums[i];
                foreach (var j in Answered)
                {
                    second[i, j] += Squares[i, j];
                }
            }

            // Missing item = a + B answered; bs = B S_o, so that its expected sum is n a + bs.
            var a = new double[missing.Length];
            var bs = new double[missing.Length];
            for (var m = 0; m < missing.Length; m++)
            {
                a[m] = mean[missing[m]];
                for (var o = 0; o < Answered.Length; o++)
                {
                    a[m] -= b[m, o] * mean[Answered[o]];
                    bs[m] += b[m, o] * Sums[Answered[o]];
                }

                first[missing[m]] += (N * a[m]) + bs[m];
            }

            FillCross(b, a, second);
            FillMissing(b, a, bs, covariance, second);
        }

        private void FillCross(double[,] b, double[] a, double[,] second)
        {
            for (var m = 0; m < missing.Length; m++)
            {
                foreach (var i in Answered)
                {
                    var cross = a[m] * Sums[i];
                    for (var o = 0; o < Answered.Length; o++)
                    {
                        cross += b[m, o] * Squares[Answered[o], i];
                    }

                    second[missing[m], i] += cross;
                    second[i, missing[m]] += cross;
                }
            }
        }

        private void FillMissing(
            double[,] b,
            double[] a,
            double[] bs,
            double[,] covariance,
            double[,] second
        )
        {
            for (var m = 0; m < missing.Length; m++)
            {
                for (var k = 0; k < missing.Length; k++)
                {
                    var value =
                        N * (covariance[missing[m], missing[k]] + (a[m] * a[k]))
                        + (a[m] * bs[k])
                        + (bs[m] * a[k]);
                    for (var o = 0; o < Answered.Length; o++)
                    {
                        value -= N * b[m, o] * covariance[Answered[o], missing[k]];
                        for (var q = 0; q < Answered.Length; q++)
                        {
                            value += b[m, o] * Squares[Answered[o], Answered[q]] * b[k, q];
                        }
                    }

                    second[missing[m], missing[k]] += value;
                }
            }
        }
    }
}
