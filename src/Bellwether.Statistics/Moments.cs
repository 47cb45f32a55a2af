using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics;

/// <summary>Means and covariances of a set of items: all that drivers, reliability and latent indices need to know of the answers.</summary>
/// <param name="Names">p item names, all different.</param>
/// <param name="Means">p means in the unit of the items.</param>
/// <param name="Covariance">p by p, divisor n - 1 (or the maximum likelihood estimate); symmetric.</param>
/// <param name="N">Respondents it rests on; for pairwise moments the smallest number answering any pair.</param>
/// <param name="PairwiseCorrelation">Correlations with means and variances of each pair's own respondents, where answers are
/// missing; null when every item has the same respondents.</param>
public sealed record Moments(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> Means,
    Matrix Covariance,
    long N,
    Matrix? PairwiseCorrelation = null
)
{
    /// <summary>Number of items.</summary>
    public int Count => Names.Count;

    /// <summary>Items whose answers are all the same, by index: they have no correlation with anything.</summary>
    public IReadOnlyList<int> Constant =>
        Enumerable.Range(0, Count).Where(i => !(Covariance[i, i] > 0)).ToList();

    /// <summary>Moments from complete rows, for data that still is in rows.</summary>
    /// <param name="names">p names.</param>
    /// <param name="rows">n rows of p finite numbers.</param>
    /// <exception cref="ArgumentException">A row has another length than <paramref name="names"/>.</exception>
    /// <remarks>Two passes around the mean. Cost: O(n p^2).</remarks>
    public static Moments OfRows(IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rows);
        var p = names.Count;
        if (rows.Any(row => row.Length != p))
        {
            throw new ArgumentException("A row has another length than the names.", nameof(rows));
        }

        var means = new double[p];
        foreach (var row in rows)
        {
            for (var i = 0; i < p; i++)
            {
                means[i] += row[i];
            }
        }

        for (var i = 0; i < p; i++)
        {
            means[i] =
                rows.Count == 0 ? 0
                : rows.All(row => row[i] == rows[0][i]) ? rows[0][i]
                : means[i] / rows.Count;
        }

        var covariance = new double[p, p];
        foreach (var row in rows)
        {
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < p; j++)
                {
                    covariance[i, j] +=
                        (row[i] - means[i]) * (row[j] - means[j]) / Math.Max(1, rows.Count - 1);
                }
            }
        }

        return new Moments(names, means, Matrix.From(covariance), rows.Count);
    }

    /// <summary>Moments of standardised items from their correlations (means 0).</summary>
    public static Moments OfCorrelation(IReadOnlyList<string> names, Matrix correlation, long n) =>
        new(names, new double[names.Count], correlation, n);

    /// <summary>The items named by index, in that order; the first is the outcome where a method has one.</summary>
    public Moments Select(IReadOnlyList<int> indices) =>
        new(
            indices.Select(i => Names[i]).ToList(),
            indices.Select(i => Means[i]).ToList(),
            Covariance.Select(indices),
            N,
            PairwiseCorrelation?.Select(indices)
        );

    /// <summary>The items of these names, in that order.</summary>
    /// <exception cref="ArgumentException">A name is not among the items.</exception>
    public Moments Select(params string[] names)
    {
        var index = Names
            .Select((name, i) => (name, i))
            .ToDictionary(pair => pair.name, pair => pair.i);
        return Select(
            names
                .Select(name =>
                    index.TryGetValue(name, out var i)
                        ? i
                        : throw new ArgumentException($"There is no item {name}.", nameof(names))
                )
                .ToList()
        );
    }

    /// <summary>Standard deviation of an item.</summary>
    public double Sd(int item) => Math.Sqrt(Math.Max(0, Covariance[item, item]));

    /// <summary>Correlations, p by p with ones on the diagonal; an item without variance has zeros.</summary>
    /// <exception cref="ArgumentException">A correlation is beyond 1 by more than rounding, which moments of real answers cannot be.</exception>
    public Matrix Correlation() =>
        Matrix.Create(Count, Count, (i, j) => i == j ? 1 : Clamp(Correlation(i, j), i, j));

    private double Correlation(int i, int j)
    {
        var scale = Sd(i) * Sd(j);
        return scale > 0 ? PairwiseCorrelation?[i, j] ?? (Covariance[i, j] / scale) : 0;
    }

    private double Clamp(double r, int i, int j) =>
        Math.Abs(r) <= 1 ? r
        : Math.Abs(r) - 1 < 1e-12 ? Math.Sign(r)
        : throw new ArgumentException(
            $"The correlation of {Names[i]} and {Names[j]} is {r}.",
            nameof(i)
        );
}
