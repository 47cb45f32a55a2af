namespace Bellwether.Statistics.Change;

/// <summary>The largest log likelihood ratio over every possible time and size of a change in a mean, kept exactly (FOCuS).</summary>
public sealed class FocusMean
{
    private readonly bool known;
    private readonly Direction? direction;
    private readonly List<Vertex> falling = [new Vertex(0, 0, 0)];
    private readonly List<Vertex> rising = [new Vertex(0, 0, 0)];
    private double totalWeight;
    private double total;

    /// <summary>Starts watching standardised values.</summary>
    /// <param name="knownMean">The mean in control is known (0 after standardising); otherwise it is estimated as one goes.</param>
    /// <param name="direction">Falls or rises only; both when null.</param>
    public FocusMean(bool knownMean = true, Direction? direction = null)
    {
        known = knownMean;
        this.direction = direction;
    }

    /// <summary>Evidence of a change, in natural log units (half a chi-square).</summary>
    public double Value { get; private set; }

    /// <summary>Values seen.</summary>
    public int Steps { get; private set; }

    /// <summary>The likeliest change came after this many values.</summary>
    public int ChangeAfter { get; private set; }

    /// <summary>Candidate change times kept, in both directions.</summary>
    public int Candidates => falling.Count + rising.Count;

    /// <summary>Takes in the next value.</summary>
    /// <param name="z">(Value - mean in control) / standard deviation; with answers per period: of one answer.</param>
    /// <param name="weight">Precision of the value: 1, or the number of answers behind a period's mean.</param>
    /// <returns>The evidence, <see cref="Value"/>.</returns>
    /// <exception cref="ArgumentException">The value is not finite, or the weight not positive.</exception>
    /// <remarks>Source: Romano, Eckley, Fearnhead and Rigaill (2023), JMLR 24:81. Checked against: R FOCuS 1.5.2 and brute force on
    /// the Nile, to 1e-10. Cost: amortised O(candidates), about log n of them.</remarks>
    public double Step(double z, double weight = 1)
    {
        if (!double.IsFinite(z) || !(weight > 0))
        {
            throw new ArgumentException("Give a finite value with a positive weight.", nameof(z));
        }

        totalWeight += weight;
        total += weight * z;
        Steps++;
        Value = 0;
        ChangeAfter = Steps;
        if (direction != Direction.Up)
        {
            Follow(falling, -1);
        }

        if (direction != Direction.Down)
        {
            Follow(rising, 1);
        }

        return Value;
    }

    private void Follow(List<Vertex> hull, int sign)
    {
        foreach (var vertex in hull)
        {
            var value = Ratio(vertex, sign);
            if (value > Value)
            {
                (Value, ChangeAfter) = (value, vertex.Step);
            }
        }

        var now = new Vertex(totalWeight, total, Steps);
        while (hull.Count >= 2 && sign * (Slope(hull[^2], hull[^1]) - Slope(hull[^1], now)) >= 0)
        {
            hull.RemoveAt(hull.Count - 1);
        }

        hull.Add(now);
        while (known && hull.Count >= 2 && sign * Slope(hull[0], hull[1]) <= 0)
        {
            hull.RemoveAt(0);
        }
    }

    private double Ratio(Vertex from, int sign)
    {
        var (weight, sum) = (totalWeight - from.Weight, total - from.Sum);
        if (known)
        {
            return sign * sum > 0 ? sum * sum / (2 * weight) : 0;
        }

        if (from.Weight <= 0 || sign * ((sum / weight) - (from.Sum / from.Weight)) <= 0)
        {
            return 0;
        }

        var gap = (sum / weight) - (from.Sum / from.Weight);
        return from.Weight * weight / totalWeight * gap * gap / 2;
    }

    private static double Slope(Vertex a, Vertex b) => (b.Sum - a.Sum) / (b.Weight - a.Weight);

    private readonly record struct Vertex(double Weight, double Sum, int Step);
}
