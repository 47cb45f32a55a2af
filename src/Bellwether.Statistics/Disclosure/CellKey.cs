using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Disclosure;

/// <summary>Counts for an open query interface: each respondent carries a fixed 32-bit key, a cell's key is their sum, and count and key
/// together always give the same published number. Asking again, or asking another way for the same people, teaches nothing.</summary>
/// <param name="N">Respondents.</param>
/// <param name="Key">Sum of their keys modulo 2^32.</param>
/// <remarks>Additive, so it rides in the same cells as all sums. Level of sums: one more sum per cell. Source: Fraser and Wooton (2005);
/// Marley and Leaver (2011). Checked against: oracle 11_poisson_privacy.json (cell_key), exact. Cost: O(1).</remarks>
public readonly record struct CellKey(long N, uint Key)
{
    /// <summary>The key of one respondent: 32 bits that never change.</summary>
    /// <param name="respondent">The respondent's key (<see cref="SplitMix64.Key"/> for a Guid).</param>
    /// <param name="salt">A secret of the deployment.</param>
    public static uint RecordKey(ulong respondent, ulong salt) =>
        (uint)(SplitMix64.Mix(respondent ^ salt) >> 32);

    /// <summary>The cell of one respondent.</summary>
    /// <param name="respondent">The respondent's key.</param>
    /// <param name="salt">A secret of the deployment.</param>
    public static CellKey Of(ulong respondent, ulong salt) => new(1, RecordKey(respondent, salt));

    /// <summary>The people of both cells.</summary>
    /// <param name="other">A cell that shares nobody with this one.</param>
    public CellKey Merge(CellKey other) => new(checked(N + other.N), unchecked(Key + other.Key));

    /// <summary>The people of this cell without those of the other.</summary>
    /// <param name="other">A cell contained in this one.</param>
    public CellKey Subtract(CellKey other) => new(checked(N - other.N), unchecked(Key - other.Key));

    /// <summary>The count to publish.</summary>
    /// <param name="table">How counts are changed.</param>
    /// <returns>0 or more; 0 stays 0.</returns>
    public long Published(PerturbationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return N + table.Change(N, Key);
    }

    /// <summary>A mean from unchanged sums, rounded to what the published count supports, so that it cannot betray the true one.</summary>
    /// <param name="estimate">A mean on a bounded scale.</param>
    /// <param name="range">Width of its scale: 100 for a score out of 100, 4 for a 1-5 item.</param>
    /// <param name="table">How counts are changed.</param>
    /// <returns>The estimate with value and interval rounded, and with the published count; without a value it stays as it is.</returns>
    /// <exception cref="ArgumentException">The range is not above 0.</exception>
    public Estimate PublishMean(Estimate estimate, double range, PerturbationTable table)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (!(range > 0))
            throw new ArgumentException("The width of a scale is above 0.", nameof(range));
        long published = Published(table);
        if (estimate.Value is not { } value)
            return estimate with { N = published, EffectiveN = published };
        double step = Step(range, published);
        double Round(double x) => Math.Round(x / step, MidpointRounding.AwayFromZero) * step;
        return estimate with
        {
            Value = Round(value),
            Interval = estimate.Interval is { } i
                ? i with
                {
                    Low = Math.Floor(i.Low / step) * step,
                    High = Math.Ceiling(i.High / step) * step,
                }
                : null,
            N = published,
            EffectiveN = Math.Min(estimate.EffectiveN, published),
        };
    }

    /// <summary>The smallest step in which a mean may be published: a power of ten, at least a tenth of what one answer can move it,
    /// and at least a thousandth of the scale.</summary>
    /// <param name="range">Width of the scale.</param>
    /// <param name="published">Published count.</param>
    public static double Step(double range, long published)
    {
        double smallest = Math.Max(range / 1000, range / 10 / Math.Max(1, published));
        return Math.Pow(10, Math.Ceiling(Math.Log10(smallest) - 1e-9));
    }
}
