namespace Bellwether.Statistics.Change;

/// <summary>What a segment is thought to look like.</summary>
public enum SegmentCost
{
    /// <summary>Its own mean; squared deviations (divide the values by their standard deviation first).</summary>
    Mean,

    /// <summary>Its own mean and variance; twice the negative normal log likelihood.</summary>
    MeanAndVariance,
}

/// <summary>Finds the exactly best segmentation of a series for a given price of each change point.</summary>
public static class Pelt
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "pelt";

    /// <summary>Change points that minimise cost plus penalty.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="penalty">Price of a change point, in the unit of the cost, at least 0.</param>
    /// <param name="smallest">Fewest values in a segment, at least 1 (2 with a variance).</param>
    /// <param name="cost">What a segment is thought to look like.</param>
    /// <param name="lengthTerm">Adds the log of each segment's length to its cost (modified BIC; the penalty is then 3 or 4 log n).</param>
    /// <returns>0-based indices of the first value of each new segment, ascending; empty without a change.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or a number is outside its range.</exception>
    /// <remarks>Source: Killick, Fearnhead and Eckley (2012), JASA 107:1590-1598; Zhang and Siegmund (2007). A candidate that is beaten
    /// stays until the beating one may end a segment, so the minimum is exact with any shortest segment. Checked against: R
    /// changepoint 2.3 on the Nile and full dynamic programming. Cost: O(n) to O(n^2).</remarks>
    public static IReadOnlyList<int> Of(
        IReadOnlyList<double> values,
        double penalty,
        int smallest = 1,
        SegmentCost cost = SegmentCost.Mean,
        bool lengthTerm = false
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        if (
            values.Any(v => !double.IsFinite(v))
            || !(penalty >= 0)
            || smallest < (cost == SegmentCost.Mean ? 1 : 2)
        )
        {
            throw new ArgumentException(
                "Give finite values, a penalty of at least 0 and a positive segment length.",
                nameof(values)
            );
        }

        return new Search(values, penalty, smallest, cost, lengthTerm).Run();
    }

    private sealed class Search
    {
        private readonly int n;
        private readonly double[] sums;
        private readonly double[] squares;
        private readonly double penalty;
        private readonly int smallest;
        private readonly SegmentCost cost;
        private readonly bool lengthTerm;

        public Search(
            IReadOnlyList<double> values,
            double penalty,
            int smallest,
            SegmentCost cost,
            bool lengthTerm
        )
        {
            n = values.Count;
            this.penalty = penalty;
            this.smallest = smallest;
            this.cost = cost;
            this.lengthTerm = lengthTerm;
            sums = new double[n + 1];
            squares = new double[n + 1];
            var centre = n == 0 ? 0 : values.Average();
            for (var t = 0; t < n; t++)
            {
                var v = values[t] - centre;
                sums[t + 1] = sums[t] + v;
                squares[t + 1] = squares[t] + (v * v);
            }
        }

        public IReadOnlyList<int> Run()
        {
            var best = new double[n + 1];
            var from = new int[n + 1];
            best[0] = -penalty;
            Array.Fill(best, double.PositiveInfinity, 1, n);
            var slack = lengthTerm ? Math.Log(Math.Max(2, n)) : 0;
            var candidates = new List<(int Start, int Leaves)>();
            for (var t = smallest; t <= n; t++)
            {
                var opened = t - smallest;
                if (!double.IsPositiveInfinity(best[opened]))
                {
                    candidates.Add((opened, int.MaxValue));
                }

                foreach (var (start, _) in candidates)
                {
                    var value = best[start] + Cost(start, t) + penalty;
                    if (value < best[t])
                    {
                        (best[t], from[t]) = (value, start);
                    }
                }

                for (var i = candidates.Count - 1; i >= 0; i--)
                {
                    var (start, leaves) = candidates[i];
                    if (leaves <= t)
                    {
                        candidates.RemoveAt(i);
                    }
                    else if (
                        leaves == int.MaxValue
                        && best[start] + Cost(start, t) - slack > best[t]
                    )
                    {
                        candidates[i] = (start, t + smallest);
                    }
                }
            }

            return Trace(from);
        }

        private List<int> Trace(int[] from)
        {
            var points = new List<int>();
            for (var t = n; t > 0 && from[t] > 0; t = from[t])
            {
                points.Add(from[t]);
            }

            points.Reverse();
            return points;
        }

        private double Cost(int start, int end)
        {
            double length = end - start;
            var sum = sums[end] - sums[start];
            var spread = Math.Max(0, squares[end] - squares[start] - (sum * sum / length));
            var value =
                cost == SegmentCost.Mean
                    ? spread
                    : length
                        * (Math.Log(2 * Math.PI) + Math.Log(Math.Max(spread / length, 1e-11)) + 1);
            return lengthTerm ? value + Math.Log(length) : value;
        }
    }
}
