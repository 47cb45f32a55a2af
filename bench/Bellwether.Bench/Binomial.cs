namespace Bellwether.Bench;

/// <summary>Binomial draws by table, quick enough for millions of stream days.</summary>
internal sealed class Binomial
{
    private readonly double[] cumulative;

    public Binomial(int n, double p)
    {
        cumulative = new double[n + 1];
        var term = Math.Pow(1 - p, n);
        var sum = 0.0;
        for (var k = 0; k <= n; k++)
        {
            sum += term;
            cumulative[k] = sum;
            term *= (n - k) / (k + 1.0) * p / (1 - p);
        }

        cumulative[n] = 1;
    }

    public long Draw(Random random)
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble());
        return at >= 0 ? at : ~at;
    }
}
