namespace Bellwether.Statistics.Gap;

/// <summary>One unit's part in a change.</summary>
/// <param name="Key">The unit.</param>
/// <param name="Rate">What its own change added, in units of the figure.</param>
/// <param name="Mix">What its growing or shrinking added, centred on the overall middle, in units of the figure.</param>
public sealed record KitagawaPart(string Key, double Rate, double Mix);

/// <summary>A change of a pooled mean split into what units did better (rate) and which units answered more (mix).</summary>
/// <param name="From">Pooled mean of the first period.</param>
/// <param name="To">Pooled mean of the second period.</param>
/// <param name="Change">Second less first; equals rate plus mix.</param>
/// <param name="Rate">The part of the change within units.</param>
/// <param name="Mix">The part of the change due to the composition of those who answered.</param>
/// <param name="Parts">Each unit's part, in the order given; rates add to the rate and mixes to the mix.</param>
public sealed record KitagawaResult(
    Estimate From,
    Estimate To,
    Estimate Change,
    Estimate Rate,
    Estimate Mix,
    IReadOnlyList<KitagawaPart> Parts
);

/// <summary>Kitagawa's symmetric decomposition of a change into rate and mix.</summary>
/// <remarks>Level of sums: A or (n, sum, sum of squares) per unit and period. Intervals: the unit means are independent with their
/// sampling variances, the numbers of answers are taken as given. Source: Kitagawa (1955), JASA 50:1168-1194.
/// Checked against: oracle 08_gap_kpi.json (kitagawa), 1e-10. Cost: O(units).</remarks>
public static class Kitagawa
{
    internal const string Method = "kitagawa";

    /// <summary>Splits the change over units present in both periods.</summary>
    /// <param name="units">Units with answers in both periods; at least one, keys all different.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Pooled means, change, rate and mix, in the unit of the figures.</returns>
    /// <exception cref="ArgumentException">There is no unit, or one is missing in a period (use <see cref="PeriodComparison"/>).</exception>
    public static KitagawaResult Split(IReadOnlyList<UnitPeriods> units, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (units.Count == 0 || units.Any(u => u.From is null || u.To is null))
            throw new ArgumentException(
                "Every unit has answers in both periods, and there is at least one.",
                nameof(units)
            );
        double n0 = units.Sum(u => (double)u.From!.N);
        double n1 = units.Sum(u => (double)u.To!.N);
        double middle = units.Sum(u => u.From!.N / n0 * u.From.Mean + u.To!.N / n1 * u.To.Mean) / 2;
        var from = new UnitContrast(Method, level);
        var to = new UnitContrast(Method, level);
        var change = new UnitContrast(Method, level);
        var rate = new UnitContrast(Method, level);
        var mix = new UnitContrast(Method, level);
        var parts = new List<KitagawaPart>(units.Count);
        foreach (UnitPeriods unit in units)
        {
            (UnitFigures a, UnitFigures b) = (unit.From!, unit.To!);
            double w0 = a.N / n0;
            double w1 = b.N / n1;
            from.Add(w0, a);
            to.Add(w1, b);
            change.Add(-w0, a).Add(w1, b);
            rate.Add(-(w0 + w1) / 2, a).Add((w0 + w1) / 2, b);
            mix.Add((w1 - w0) / 2, a).Add((w1 - w0) / 2, b);
            parts.Add(
                new KitagawaPart(
                    unit.Key,
                    (b.Mean - a.Mean) * (w0 + w1) / 2,
                    (w1 - w0) * ((a.Mean + b.Mean) / 2 - middle)
                )
            );
        }
        return new KitagawaResult(
            from.Estimate(),
            to.Estimate(),
            change.Estimate(),
            rate.Estimate(parts.Sum(p => p.Rate)),
            mix.Estimate(parts.Sum(p => p.Mix)),
            parts
        );
    }
}
