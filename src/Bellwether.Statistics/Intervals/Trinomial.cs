using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Intervals;

/// <summary>The difference of the shares of two of three classes (praise less blame), with its intervals, from -1 to 1.</summary>
/// <param name="Plus">Answers in the favourable class; fractions allowed.</param>
/// <param name="Neutral">Answers in neither.</param>
/// <param name="Minus">Answers in the unfavourable class.</param>
internal readonly record struct Trinomial(double Plus, double Neutral, double Minus)
{
    public double N => Plus + Neutral + Minus;

    public double Difference => (Plus - Minus) / N;

    public double StandardError =>
        Math.Sqrt(Math.Max(0, ((Plus + Minus) / N - Difference * Difference) / N));

    public Interval Wald(double level)
    {
        double half = Gaussian.Critical(level) * StandardError;
        return new Interval(Math.Max(-1, Difference - half), Math.Min(1, Difference + half), level);
    }

    /// <summary>Wald after three pseudo-answers, 3/4 : 3/2 : 3/4 (Rocks 2016, adjusted Wald (3, T)).</summary>
    public Interval AdjustedWald(double level)
    {
        Interval interval = Padded.Wald(level);
        return interval with
        {
            Low = Math.Min(interval.Low, Difference),
            High = Math.Max(interval.High, Difference),
        };
    }

    public Trinomial Padded => new(Plus + 0.75, Neutral + 1.5, Minus + 0.75);

    /// <summary>All differences that a score test at the level does not reject (Tango 1998, Rocks 2016).</summary>
    public Interval Score(double level)
    {
        double z = Gaussian.Critical(level);
        return new Interval(Solve(-1, Difference, z), Solve(1, Difference, z), level);
    }

    private double Solve(double outside, double inside, double z)
    {
        if (outside == inside)
            return inside;
        for (int i = 0; i < 200; i++)
        {
            double middle = (outside + inside) / 2;
            if (middle == outside || middle == inside)
                break;
            if (Math.Abs(Statistic(middle)) > z)
                outside = middle;
            else
                inside = middle;
        }
        return inside;
    }

    private double Statistic(double delta)
    {
        double b = Plus * (1 + 3 * delta) + Minus * (1 + delta) + 2 * Neutral * delta;
        double root = Math.Sqrt(Math.Max(0, b * b - 8 * N * Plus * delta * (1 + delta)));
        double plus = Math.Clamp((b + root) / (4 * N), Math.Max(0, delta), (1 + delta) / 2);
        double variance = (2 * plus - delta - delta * delta) / N;
        double distance = Difference - delta;
        if (variance > 0)
            return distance / Math.Sqrt(variance);
        return distance == 0 ? 0 : double.PositiveInfinity;
    }
}
