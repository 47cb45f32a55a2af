using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>The iterations of <see cref="LogisticFit"/>.</summary>
internal sealed class LogisticSteps
{
    private readonly List<PatternRow> rows;
    private readonly double[][] x;
    private readonly long n;
    private readonly long yes;
    private double[,] inverse = new double[0, 0];

    public LogisticSteps(List<PatternRow> rows)
    {
        this.rows = rows;
        x = rows.Select(r => (double[])[1, .. r.Predictors]).ToArray();
        n = rows.Sum(r => r.N);
        yes = rows.Sum(r => r.Yes);
    }

    public LogisticFit Run()
    {
        var status =
            n == 0 ? EstimateStatus.NoAnswers
            : yes == 0 || yes == n ? EstimateStatus.ZeroVariance
            : n < x[0].Length + 2 ? EstimateStatus.TooFew
            : EstimateStatus.Enough;
        if (status != EstimateStatus.Enough)
        {
            return Without(status);
        }

        var plain = Iterate(firth: false);
        return plain is not null ? Describe(plain, false)
            : inverse.Length == 0 ? Without(EstimateStatus.NotPositiveDefinite)
            : Iterate(firth: true) is { } penalised ? Describe(penalised, true)
            : Without(EstimateStatus.NotConverged);
    }

    private double[]? Iterate(bool firth)
    {
        var beta = new double[x[0].Length];
        beta[0] = Math.Log((double)yes / (n - yes));
        for (var step = 0; step < (firth ? 500 : 60); step++)
        {
            var information = Information(beta);
            if (Cholesky.TryOf(information, 1e-13) is not { } root)
            {
                return null;
            }

            inverse = root.Inverse();
            var move = root.Solve(Score(beta, firth));
            var longest = move.Max(Math.Abs);
            var shrink = firth && longest > 1 ? 1 / longest : 1;
            for (var j = 0; j < beta.Length; j++)
            {
                beta[j] += shrink * move[j];
            }

            if (
                !firth
                && (
                    x.Any(row => Math.Abs(Linear.Dot(row, beta)) > 30)
                    || Diagonal(inverse).Any(v => v > 1e6)
                )
            )
            {
                return null;
            }

            if (longest < 1e-12 * Math.Max(1, beta.Max(Math.Abs)))
            {
                inverse = Cholesky.TryOf(Information(beta), 1e-13)?.Inverse() ?? inverse;
                return beta;
            }
        }

        // Rounding can keep the last digits moving; ten good digits are an answer.
        return Score(beta, firth).Max(Math.Abs) < 1e-8 * n ? beta : null;
    }

    private double[,] Information(double[] beta)
    {
        var p = beta.Length;
        var information = new double[p, p];
        for (var i = 0; i < x.Length; i++)
        {
            var share = Share(x[i], beta);
            var weight = rows[i].N * share * (1 - share);
            for (var a = 0; a < p; a++)
            {
                for (var b = 0; b < p; b++)
                {
                    information[a, b] += weight * x[i][a] * x[i][b];
                }
            }
        }

        return information;
    }

    private double[] Score(double[] beta, bool firth)
    {
        var score = new double[beta.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var share = Share(x[i], beta);
            var residual = rows[i].Yes - (rows[i].N * share);
            if (firth)
            {
                var leverage =
                    rows[i].N
                    * share
                    * (1 - share)
                    * Linear.Dot(x[i], Linear.Multiply(inverse, x[i]));
                residual += leverage * (0.5 - share);
            }

            for (var j = 0; j < score.Length; j++)
            {
                score[j] += residual * x[i][j];
            }
        }

        return score;
    }

    private LogisticFit Describe(double[] beta, bool firth)
    {
        var log = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var eta = Linear.Dot(x[i], beta);
            log -= (rows[i].Yes * Softplus(-eta)) + ((rows[i].N - rows[i].Yes) * Softplus(eta));
        }

        var share = (double)yes / n;
        return new LogisticFit(
            EstimateStatus.Enough,
            beta,
            Diagonal(inverse).Select(Math.Sqrt).ToList(),
            log,
            (yes * Math.Log(share)) + ((n - yes) * Math.Log(1 - share)),
            firth,
            n
        );
    }

    private LogisticFit Without(EstimateStatus status) => new(status, [], [], 0, 0, false, n);

    private static double Share(double[] row, double[] beta) =>
        1 / (1 + Math.Exp(-Linear.Dot(row, beta)));

    private static double Softplus(double eta) =>
        Math.Max(0, eta) + Math.Log(1 + Math.Exp(-Math.Abs(eta)));

    private static IEnumerable<double> Diagonal(double[,] matrix) =>
        Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix[i, i]);
}
