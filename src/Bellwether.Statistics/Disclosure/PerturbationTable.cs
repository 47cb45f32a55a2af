namespace Bellwether.Statistics.Disclosure;

/// <summary>By how much a count is changed, given its size and its key: bounded, unbiased, never below 0.</summary>
/// <remarks>A deployment designs and approves its own table; <see cref="Example"/> is for demonstration. Source: Marley and Leaver
/// (2011). Checked against: oracle 11_poisson_privacy.json (cell_key), exact. Cost: O(changes).</remarks>
public sealed class PerturbationTable
{
    private readonly IReadOnlyList<(long Change, double Below)[]> rows;

    /// <summary>Declares a table.</summary>
    /// <param name="rows">For counts 1, 2, 3 ... the changes with their probabilities; the last row serves all larger counts.</param>
    /// <exception cref="ArgumentException">There is no row, probabilities of a row do not add to 1, a row is biased, or a change could make
    /// its count negative.</exception>
    public PerturbationTable(IReadOnlyList<IReadOnlyList<KeyValuePair<long, double>>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("A perturbation table has a row.", nameof(rows));
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Any(c => !(c.Value >= 0)) || Math.Abs(rows[i].Sum(c => c.Value) - 1) > 1e-9)
                throw new ArgumentException(
                    $"Probabilities for a count of {i + 1} do not add to 1.",
                    nameof(rows)
                );
            if (Math.Abs(rows[i].Sum(c => c.Key * c.Value)) > 1e-9)
                throw new ArgumentException(
                    $"Changes of a count of {i + 1} are biased.",
                    nameof(rows)
                );
            if (rows[i].Any(c => c.Key < -(i + 1)))
                throw new ArgumentException(
                    $"A count of {i + 1} could become negative.",
                    nameof(rows)
                );
        }
        this.rows = [.. rows.Select(Cumulate)];
        LargestChange = rows.Max(row => row.Max(c => Math.Abs(c.Key)));
    }

    /// <summary>A small example: 1 becomes 0 or 2; larger counts change by -2 to 2 with probabilities .15 .20 .30 .20 .15.</summary>
    public static PerturbationTable Example { get; } =
        new([
            [KeyValuePair.Create(-1L, 0.5), KeyValuePair.Create(1L, 0.5)],
            [
                KeyValuePair.Create(-2L, 0.15),
                KeyValuePair.Create(-1L, 0.2),
                KeyValuePair.Create(0L, 0.3),
                KeyValuePair.Create(1L, 0.2),
                KeyValuePair.Create(2L, 0.15),
            ],
        ]);

    /// <summary>The largest change of any count.</summary>
    public long LargestChange { get; }

    /// <summary>The change of a count.</summary>
    /// <param name="n">The true count, 0 or more.</param>
    /// <param name="key">The cell's key.</param>
    /// <returns>0 for a count of 0.</returns>
    /// <exception cref="ArgumentException">The count is negative.</exception>
    public long Change(long n, uint key)
    {
        if (n < 0)
            throw new ArgumentException("A count is never negative.", nameof(n));
        if (n == 0)
            return 0;
        double at = key / 4294967296.0;
        (long Change, double Below)[] row = rows[(int)Math.Min(n, rows.Count) - 1];
        foreach ((long change, double below) in row)
        {
            if (at < below)
                return change;
        }
        return row[^1].Change;
    }

    private static (long Change, double Below)[] Cumulate(
        IReadOnlyList<KeyValuePair<long, double>> row
    )
    {
        double below = 0;
        return [.. row.Select(c => (c.Key, below += c.Value))];
    }
}
