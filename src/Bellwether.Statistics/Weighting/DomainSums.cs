using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Weighted sums of each domain over all cells.</summary>
internal sealed class DomainSums
{
    private readonly double[] squaredWeight;

    public DomainSums(IReadOnlyList<SampleCell> cells, SampleDesign design, int domains)
    {
        N = new long[domains];
        Weight = new double[domains];
        Sum = new double[domains];
        squaredWeight = new double[domains];
        foreach (SampleCell cell in cells)
        {
            double w = design.Weights[cell.WeightingCell];
            for (int i = 0; i < domains; i++)
            {
                N[i] += cell.Domains[i].N;
                Weight[i] += w * cell.Domains[i].N;
                squaredWeight[i] += w * w * cell.Domains[i].N;
                Sum[i] += w * cell.Domains[i].Sum;
            }
        }
        EffectiveN =
        [
            .. Weight.Select((w, i) => w > 0 ? Math.Min(N[i], w * w / squaredWeight[i]) : 0),
        ];
    }

    public long[] N { get; }

    public double[] Weight { get; }

    public double[] Sum { get; }

    public double[] EffectiveN { get; }

    public double Mean(int domain) => Sum[domain] / Weight[domain];

    // u = (y - mean) / weight inside a domain; products of different domains are 0 because nobody is in two.
    public LinearCell Linearise(SampleCell cell)
    {
        int q = N.Length;
        var first = new double[q];
        var second = new double[q, q];
        for (int i = 0; i < q; i++)
        {
            if (Weight[i] <= 0)
                continue;
            MomentSums sums = cell.Domains[i];
            double mean = Mean(i);
            first[i] = (sums.Sum - mean * sums.N) / Weight[i];
            second[i, i] =
                (sums.SumOfSquares - 2 * mean * sums.Sum + mean * mean * sums.N)
                / (Weight[i] * Weight[i]);
        }
        return new LinearCell(
            cell.Stratum,
            cell.Cluster,
            cell.WeightingCell,
            cell.Count,
            first,
            second
        );
    }
}
