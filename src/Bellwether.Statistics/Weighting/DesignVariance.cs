using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Weighting;

/// <summary>Sums of q linearised variables over the people of one cell: first and second moments.</summary>
/// <param name="Stratum">0-based stratum.</param>
/// <param name="Cluster">0-based cluster within its stratum; -1 when everyone is a cluster of one.</param>
/// <param name="Cell">0-based weighting cell.</param>
/// <param name="Count">People.</param>
/// <param name="First">q sums of u.</param>
/// <param name="Second">q by q sums of uu'; not used for clustered cells.</param>
internal sealed record LinearCell(
    int Stratum,
    int Cluster,
    int Cell,
    long Count,
    double[] First,
    double[,] Second
);

/// <summary>Covariance of q weighted estimates from cell sums of their linearised variables.</summary>
/// <remarks>Formula: statistics specification 2.4. Residuals of u on the margins (constant in a cell), then the between-unit variance
/// in each stratum; a stratum with a single unit is centred at the grand mean and flagged.</remarks>
internal sealed class DesignVariance
{
    private readonly SampleDesign design;
    private readonly IReadOnlyList<LinearCell> cells;
    private readonly IReadOnlyList<double> weights;
    private readonly int q;
    private readonly double[][] shift;

    public DesignVariance(SampleDesign design, IReadOnlyList<LinearCell> cells)
    {
        design.Require();
        if (
            cells.Any(c =>
                c.Cell < 0 || c.Cell >= design.Weights.Count || c.Stratum < 0 || c.Count < 0
            )
        )
            throw new ArgumentException(
                "A cell names a weighting cell and a stratum that exist.",
                nameof(cells)
            );
        if (
            design.SamplingFractions is { } fractions
            && cells.Any(c => c.Stratum >= fractions.Count)
        )
            throw new ArgumentException(
                "There is one sampling fraction per stratum.",
                nameof(design)
            );
        this.design = design;
        weights = design.FittedWeights ?? design.Weights;
        this.cells =
        [
            .. cells.Where(c => c.Count > 0 && design.Weights[c.Cell] > 0).Select(Fitted),
        ];
        q = cells.Count == 0 ? 0 : cells[0].First.Length;
        shift = Shift();
        Covariance = Sum();
    }

    public double[,] Covariance { get; }

    /// <summary>Units (people or clusters) less strata.</summary>
    public double DegreesOfFreedom { get; private set; }

    /// <summary>A stratum has a single unit: its variance is a guess.</summary>
    public bool LonelyStratum { get; private set; }

    // Weights trimmed after fitting: the same sums, seen from the fitted weight.
    private LinearCell Fitted(LinearCell cell)
    {
        double ratio = design.Weights[cell.Cell] / weights[cell.Cell];
        if (ratio == 1)
            return cell;
        var second = (double[,])cell.Second.Clone();
        for (int i = 0; i < second.GetLength(0); i++)
        {
            for (int j = 0; j < second.GetLength(1); j++)
                second[i, j] *= ratio * ratio;
        }
        return cell with { First = [.. cell.First.Select(u => u * ratio)], Second = second };
    }

    private double[,] Sum()
    {
        var covariance = new double[q, q];
        var strata = cells
            .GroupBy(c => c.Stratum)
            .Select(g => (Stratum: g.Key, Units: Units([.. g])))
            .ToList();
        double all = strata.Sum(s => s.Units.N);
        double[] grand =
        [
            .. Enumerable.Range(0, q).Select(i => strata.Sum(s => s.Units.Total[i]) / all),
        ];
        foreach ((int stratum, (double n, double[] total, double[,] squares)) in strata)
        {
            bool lonely = n < 2;
            LonelyStratum |= lonely;
            DegreesOfFreedom += n - 1;
            double keep = 1 - (design.SamplingFractions?[stratum] ?? 0);
            double scale = keep * (lonely ? 1 : n / (n - 1));
            for (int i = 0; i < q; i++)
            {
                for (int j = 0; j < q; j++)
                {
                    double centred = lonely
                        ? (total[i] - grand[i]) * (total[j] - grand[j])
                        : squares[i, j] - total[i] * total[j] / n;
                    covariance[i, j] += scale * centred;
                }
            }
        }
        return covariance;
    }

    // Number of units, their sum and sum of squares of weighted residuals.
    private (double N, double[] Total, double[,] Squares) Units(List<LinearCell> stratum)
    {
        var total = new double[q];
        var squares = new double[q, q];
        double n = 0;
        foreach (IGrouping<int, LinearCell> cluster in stratum.GroupBy(c => c.Cluster))
        {
            var sum = new double[q];
            foreach (LinearCell cell in cluster)
            {
                double w = weights[cell.Cell];
                double[] phi = shift[cell.Cell];
                for (int i = 0; i < q; i++)
                    sum[i] += w * (cell.First[i] - cell.Count * phi[i]);
                if (cluster.Key < 0)
                {
                    AddSquares(squares, cell, phi, w * w);
                    n += cell.Count;
                }
            }
            for (int i = 0; i < q; i++)
            {
                total[i] += sum[i];
                for (int j = 0; cluster.Key >= 0 && j < q; j++)
                    squares[i, j] += sum[i] * sum[j];
            }
            n += cluster.Key >= 0 ? 1 : 0;
        }
        return (n, total, squares);
    }

    private void AddSquares(double[,] squares, LinearCell cell, double[] phi, double factor)
    {
        for (int i = 0; i < q; i++)
        {
            for (int j = 0; j < q; j++)
            {
                double cross =
                    cell.Second[i, j]
                    - phi[i] * cell.First[j]
                    - phi[j] * cell.First[i]
                    + cell.Count * phi[i] * phi[j];
                squares[i, j] += factor * cross;
            }
        }
    }

    // What the margins explain of u in each weighting cell.
    private double[][] Shift()
    {
        int count = design.Weights.Count;
        double[][] phi = [.. Enumerable.Range(0, count).Select(_ => new double[q])];
        if (design.Margins.Count == 0 || q == 0)
            return phi;
        var people = new double[count];
        double[][] first = [.. Enumerable.Range(0, count).Select(_ => new double[q])];
        foreach (LinearCell cell in cells)
        {
            people[cell.Cell] += cell.Count;
            for (int i = 0; i < q; i++)
                first[cell.Cell][i] += cell.First[i];
        }
        if (design.Residuals == ResidualRule.TenSweeps)
            Sweep(phi, people, first);
        else
            Regress(phi, people, first);
        return phi;
    }

    private void Regress(double[][] phi, double[] people, double[][] first)
    {
        IReadOnlyList<double> d = design.BaseWeights;
        double[][] x = Dummies.Of(
            [.. design.Margins.Select(m => m.Levels.ToArray())],
            people.Length
        );
        double[,] left = Dummies.CrossProducts(x, c => d[c] * people[c]);
        for (int i = 0; i < q; i++)
        {
            double[] b = Linear.SolveSymmetric(left, Dummies.Sums(x, c => d[c] * first[c][i]));
            for (int c = 0; c < phi.Length; c++)
                phi[c][i] = Linear.Dot(x[c], b);
        }
    }

    private void Sweep(double[][] phi, double[] people, double[][] first)
    {
        for (int sweep = 0; sweep < 10; sweep++)
        {
            foreach (Margin margin in design.Margins)
            {
                foreach (
                    var level in Enumerable.Range(0, phi.Length).GroupBy(c => margin.Levels[c])
                )
                {
                    double n = level.Sum(c => people[c]);
                    for (int i = 0; i < q && n > 0; i++)
                    {
                        double mean = level.Sum(c => first[c][i] - people[c] * phi[c][i]) / n;
                        foreach (int c in level)
                            phi[c][i] += mean;
                    }
                }
            }
        }
    }
}
