using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Matrices;

namespace Bellwether.Cli.Analyze;

/// <summary>How missing answers are treated.</summary>
internal enum MissingRule
{
    Pairwise,
    Listwise,
    Fiml,
}

/// <summary>Weighted sums of rows of numbers, additive, around a fixed origin so that large numbers lose no digits.</summary>
internal sealed class RunningMoments
{
    private readonly int p;
    private readonly double[] origin;
    private readonly Dictionary<long, Block> patterns = [];

    public RunningMoments(int p, double[] origin)
    {
        this.p = p;
        this.origin = origin;
    }

    public long Rows { get; private set; }

    public double Weight { get; private set; }

    public double SquaredWeight { get; private set; }

    /// <summary>Adds a row; null is missing.</summary>
    public void Add(ReadOnlySpan<double?> row, double weight)
    {
        var answered = 0L;
        for (var i = 0; i < p; i++)
        {
            answered |= row[i].HasValue ? 1L << i : 0;
        }

        if (answered == 0)
        {
            return;
        }

        if (!patterns.TryGetValue(answered, out var block))
        {
            patterns[answered] = block = new Block(p);
        }

        Rows++;
        Weight += weight;
        SquaredWeight += weight * weight;
        block.Rows++;
        block.Weight += weight;
        for (var i = 0; i < p; i++)
        {
            if (row[i] is not { } value)
            {
                continue;
            }

            var x = value - origin[i];
            block.Sums[i] += weight * x;
            for (var j = 0; j <= i; j++)
            {
                if (row[j] is { } other)
                {
                    block.Products[(i * p) + j] += weight * x * (other - origin[j]);
                }
            }
        }
    }

    /// <summary>These sums without others.</summary>
    public RunningMoments Without(RunningMoments other)
    {
        var left = new RunningMoments(p, origin)
        {
            Rows = Rows - other.Rows,
            Weight = Weight - other.Weight,
            SquaredWeight = SquaredWeight - other.SquaredWeight,
        };
        foreach (var (key, block) in patterns)
        {
            left.patterns[key] = other.patterns.TryGetValue(key, out var gone)
                ? block.Less(gone)
                : block;
        }

        return left;
    }

    public static RunningMoments Sum(IReadOnlyList<RunningMoments> parts)
    {
        var first = parts[0];
        var sum = new RunningMoments(first.p, first.origin);
        foreach (var part in parts)
        {
            sum.Rows += part.Rows;
            sum.Weight += part.Weight;
            sum.SquaredWeight += part.SquaredWeight;
            foreach (var (key, block) in part.patterns)
            {
                sum.patterns[key] = sum.patterns.TryGetValue(key, out var there)
                    ? there.Plus(block)
                    : block;
            }
        }

        return sum;
    }

    /// <summary>Largest share of rows that miss an item.</summary>
    public double MissingShare() =>
        Rows == 0
            ? 0
            : Enumerable
                .Range(0, p)
                .Max(i =>
                    1 - (patterns.Where(b => Has(b.Key, i)).Sum(b => b.Value.Rows) / (double)Rows)
                );

    /// <summary>Moments by a rule; null when they do not exist.</summary>
    public Moments? Moments(IReadOnlyList<string> names, MissingRule rule)
    {
        if (rule == MissingRule.Fiml)
        {
            return Likelihood(names);
        }

        var complete = (1L << p) - 1;
        var used =
            rule == MissingRule.Listwise
                ? patterns.Where(b => b.Key == complete).ToList()
                : [.. patterns];
        var fewest = long.MaxValue;
        var covariance = new double[p, p];
        var correlation = new double[p, p];
        var means = new double[p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var pair = Pair.Of(used, i, j, p);
                if (pair.Rows < 2 || !(pair.Weight > 0))
                {
                    return null;
                }

                fewest = Math.Min(fewest, pair.Rows);
                covariance[i, j] = covariance[j, i] = pair.Covariance;
                correlation[i, j] = correlation[j, i] = i == j ? 1 : pair.Correlation;
                means[i] = i == j ? origin[i] + pair.MeanI : means[i];
            }
        }

        return new Moments(
            names,
            means,
            Matrix.From(covariance),
            fewest,
            rule == MissingRule.Pairwise ? Matrix.From(correlation) : null
        );
    }

    private static bool Has(long key, int item) => ((key >> item) & 1) == 1;

    private Moments? Likelihood(IReadOnlyList<string> names)
    {
        var fit = MissingAnswers.Of(
            patterns
                .Where(b => b.Value.Rows > 0)
                .Select(b => new MissingPattern(
                    b.Key,
                    b.Value.Weight,
                    b.Value.Sums,
                    Matrix.Create(
                        p,
                        p,
                        (i, j) => b.Value.Products[i >= j ? (i * p) + j : (j * p) + i]
                    )
                ))
                .ToList(),
            names,
            Rows
        );
        return fit.Moments is { } m
            ? m with
            {
                Means = m.Means.Select((x, i) => x + origin[i]).ToList(),
            }
            : null;
    }

    private sealed class Block(int p)
    {
        public long Rows { get; set; }

        public double Weight { get; set; }

        public double[] Sums { get; } = new double[p];

        public double[] Products { get; } = new double[p * p];

        public Block Plus(Block other) => Combine(other, 1);

        public Block Less(Block other) => Combine(other, -1);

        private Block Combine(Block other, int sign)
        {
            var result = new Block(Sums.Length)
            {
                Rows = Rows + (sign * other.Rows),
                Weight = Weight + (sign * other.Weight),
            };
            for (var i = 0; i < Sums.Length; i++)
            {
                result.Sums[i] = Sums[i] + (sign * other.Sums[i]);
            }

            for (var i = 0; i < Products.Length; i++)
            {
                result.Products[i] = Products[i] + (sign * other.Products[i]);
            }

            return result;
        }
    }

    /// <summary>Sums of the rows in which both items are answered.</summary>
    private readonly record struct Pair(
        long Rows,
        double Weight,
        double SumI,
        double SumJ,
        double SquareI,
        double SquareJ,
        double Product
    )
    {
        public double MeanI => SumI / Weight;

        private double Cross => Product - (SumI * SumJ / Weight);

        /// <summary>Divisor n - 1 without weights; with weights the same share of the sum of weights.</summary>
        public double Covariance => Settle(Cross, SquareI, SquareJ) / (Weight * (Rows - 1) / Rows);

        public double Correlation
        {
            get
            {
                var (i, j) = (SquareI - (SumI * SumI / Weight), SquareJ - (SumJ * SumJ / Weight));
                return i > 1e-13 * SquareI && j > 1e-13 * SquareJ
                    ? Math.Clamp(Cross / Math.Sqrt(i) / Math.Sqrt(j), -1, 1)
                    : 0;
            }
        }

        public static Pair Of(List<KeyValuePair<long, Block>> blocks, int i, int j, int p)
        {
            var pair = default(Pair);
            foreach (var (key, b) in blocks)
            {
                if (Has(key, i) && Has(key, j) && b.Rows > 0)
                {
                    pair = new Pair(
                        pair.Rows + b.Rows,
                        pair.Weight + b.Weight,
                        pair.SumI + b.Sums[i],
                        pair.SumJ + b.Sums[j],
                        pair.SquareI + b.Products[(i * p) + i],
                        pair.SquareJ + b.Products[(j * p) + j],
                        pair.Product + b.Products[i >= j ? (i * p) + j : (j * p) + i]
                    );
                }
            }

            return pair;
        }

        /// <summary>What rounding leaves of a variance of zero is zero.</summary>
        private static double Settle(double cross, double a, double b) =>
            Math.Abs(cross) <= 1e-13 * Math.Sqrt(a * b) ? 0 : cross;
    }
}
