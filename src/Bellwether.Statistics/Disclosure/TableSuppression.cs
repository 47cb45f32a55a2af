namespace Bellwether.Statistics.Disclosure;

/// <summary>What a reader could work out about one withheld cell of a table.</summary>
/// <param name="Row">0-based row; the number of rows for the row of totals.</param>
/// <param name="Column">0-based column; the number of columns for the column of totals.</param>
/// <param name="Value">The true count.</param>
/// <param name="Low">Smallest count that fits everything published.</param>
/// <param name="High">Largest count that fits everything published.</param>
/// <param name="Primary">Withheld because it is small; otherwise to protect one that is.</param>
public sealed record CellAudit(int Row, int Column, long Value, long Low, long High, bool Primary);

/// <summary>Which cells of a table to withhold.</summary>
/// <param name="Status">Enough, or Infeasible when nothing protects the small cells: publish totals of a coarser table instead.</param>
/// <param name="Withheld">Per row and column, the totals last; true is withheld.</param>
/// <param name="Audit">Every withheld cell with what can be worked out about it, row by row.</param>
public sealed record SuppressionResult(
    EstimateStatus Status,
    bool[,] Withheld,
    IReadOnlyList<CellAudit> Audit
);

/// <summary>Protects the small cells of a published table of counts with totals: withholds them, withholds others so that they cannot
/// be subtracted out, and then audits what a reader can still work out.</summary>
/// <remarks>Primary: above 0 and below the smallest number, totals included. Secondary: for each small cell the cheapest rectangle of
/// cells that are not 0. Audit: the exact range of every withheld cell given all that is published, by maximum flow; the range of a
/// small cell must be at least as wide as the smallest number, else more is withheld. Zeros are published.
/// Source: Cox (1980), JASA 75:377-385; Hundepool et al. (2012). Checked against: oracle 11_poisson_privacy.json (suppression) and
/// brute force over all tables, exact. Cost: O(small cells * rows * columns) and a flow per withheld cell.</remarks>
public static class TableSuppression
{
    internal const string Method = "table-suppression";

    /// <summary>Protects a two-way table whose row, column and grand totals are published.</summary>
    /// <param name="table">Counts, two rows and two columns or more, none negative.</param>
    /// <param name="rule">The smallest publishable number.</param>
    /// <returns>Cells to withhold, totals included, with their audit.</returns>
    /// <exception cref="ArgumentException">The table is too small or a count is negative.</exception>
    public static SuppressionResult Protect(long[,] table, PublicationRule rule)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rule);
        var state = new SuppressionTable(table, rule.Smallest);
        foreach ((int row, int column) in state.Primaries)
            state.TryRectangle(row, column, mustAdd: false);
        while (state.FirstExposed() is { } exposed)
        {
            if (!state.TryRectangle(exposed.Row, exposed.Column, mustAdd: true))
                return new SuppressionResult(
                    EstimateStatus.Infeasible,
                    state.Withheld,
                    state.Audit()
                );
        }
        return new SuppressionResult(EstimateStatus.Enough, state.Withheld, state.Audit());
    }

    /// <summary>Protects a list of counts of which only the grand total is published beside them.</summary>
    /// <param name="counts">Two counts or more, none negative.</param>
    /// <param name="rule">The smallest publishable number.</param>
    /// <returns>One flag per count, and one for the total at the end; true is withheld.</returns>
    /// <exception cref="ArgumentException">There are fewer than two counts, or one is negative.</exception>
    public static IReadOnlyList<bool> ProtectList(IReadOnlyList<long> counts, PublicationRule rule)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(rule);
        if (counts.Count < 2 || counts.Any(n => n < 0))
            throw new ArgumentException(
                "There are two counts or more, none negative.",
                nameof(counts)
            );
        bool[] withheld = [.. counts.Select(n => n > 0 && n < rule.Smallest), false];
        if (!withheld.Contains(true))
            return withheld;
        int[] others =
        [
            .. Enumerable
                .Range(0, counts.Count)
                .Where(i => counts[i] >= rule.Smallest)
                .OrderBy(i => counts[i]),
        ];
        int next = 0;
        while (!Safe(counts, withheld, rule.Smallest) && next < others.Length)
            withheld[others[next++]] = true;
        withheld[^1] = !Safe(counts, withheld, rule.Smallest);
        return withheld;
    }

    private static bool Safe(IReadOnlyList<long> counts, bool[] withheld, int smallest)
    {
        long hidden = 0;
        int cells = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            hidden += withheld[i] ? counts[i] : 0;
            cells += withheld[i] ? 1 : 0;
        }
        return cells >= 2 && hidden >= smallest;
    }
}
