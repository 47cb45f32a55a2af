using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Gap;

/// <summary>A weighted sum of unit means with the interval that follows from the sampling variances of the units.</summary>
/// <remarks>Units are taken as given (not as a sample of units), their respondents as independent. Variance: sum of weight squared
/// times variance over n. Degrees of freedom: Satterthwaite. A unit whose variance is not known borrows the pooled variance of the others.</remarks>
internal sealed class UnitContrast(string method, double level)
{
    private readonly List<(double Weight, UnitFigures Unit)> terms = [];

    public long N { get; private set; }

    public double Value => terms.Sum(t => t.Weight * t.Unit.Mean);

    public UnitContrast Add(double weight, UnitFigures unit)
    {
        terms.Add((weight, unit));
        N = checked(N + unit.N);
        return this;
    }

    public Estimate Estimate() => Estimate(Value);

    /// <summary>The estimate with a value computed in another (exactly adding) way.</summary>
    public Estimate Estimate(double value)
    {
        if (terms.Count == 0)
            return Statistics.Estimate.Without(EstimateStatus.NoAnswers, 0, method);
        return new Estimate(value, Interval(value), N, N, method, EstimateStatus.Enough);
    }

    private Interval? Interval(double value)
    {
        if (PooledVariance() is not { } pooled)
            return null;
        double variance = 0;
        double fourth = 0;
        foreach ((double weight, UnitFigures unit) in terms)
        {
            double part = weight * weight * (unit.Variance ?? pooled) / unit.N;
            variance += part;
            fourth += part * part / unit.DegreesOfFreedom;
        }
        double half =
            variance > 0
                ? StudentT.Critical(level, variance * variance / fourth) * Math.Sqrt(variance)
                : 0;
        return new Interval(value - half, value + half, level);
    }

    private double? PooledVariance()
    {
        var known = terms.Where(t => t.Unit.Variance is not null).ToList();
        return known.Count == 0
            ? null
            : known.Sum(t => t.Unit.DegreesOfFreedom * t.Unit.Variance!.Value)
                / known.Sum(t => t.Unit.DegreesOfFreedom);
    }
}
