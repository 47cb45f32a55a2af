namespace Bellwether.Statistics.Disclosure;

/// <summary>
/// Decides, once for all views, what of a set of cells may be told to readers who may not read single answers: blocks of enough
/// people that share nobody, and that move only by enough people at a time.
/// </summary>
/// <remarks>
/// Whoever is shown only sums of whole blocks can learn, from any number of views at any number of moments, only sums and
/// differences of blocks. A cell is told alone when it has enough people; what is left of a period that is over is told together
/// with its neighbours at the first coarser level at which they are enough. No block ever has a number of people that is nearer
/// than a block to any number it had before, so two of its states differ by at least as many people, whoever came and went.
/// Level of sums: any additive vector. Source: disjoint blocks as in microaggregation (Domingo-Ferrer and Mateo-Sanz 2002), kept
/// between moments. Checked against: a property test that differences every two views at every two moments, person by person.
/// Cost: O(cells × levels × length).
/// </remarks>
public static class ToldSteps
{
    /// <summary>What is told after looking at the cells as they are now.</summary>
    /// <param name="cells">All cells of one period, each group's name at each level.</param>
    /// <param name="least">The fewest people of a block, and by how many it moves; above 0.</param>
    /// <param name="isOver">True when the period is over: what is left is told at coarser levels.</param>
    /// <returns>The cells in the same order; the same object where nothing moved.</returns>
    /// <exception cref="ArgumentException">The smallest block is not above 0, or a shape differs.</exception>
    public static IReadOnlyList<StepCell> Tell(
        IReadOnlyList<StepCell> cells,
        long least,
        bool isOver
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (least < 1)
            throw new ArgumentException("A block has at least one person.", nameof(least));
        if (
            cells.Any(cell =>
                cell.Told.Count != cell.Groups.Count || cell.Past.Count != cell.Groups.Count
            )
        )
            throw new ArgumentException("Each level has what was told there.", nameof(cells));
        if (cells.Count == 0)
            return [];
        var open = cells.Select(cell => new OpenCell(cell)).ToList();
        var levels = Enumerable
            .Range(0, cells[0].Groups.Count)
            .Select(level =>
                open.GroupBy(cell => cell.Cell.Groups[level], StringComparer.Ordinal)
                    .Select(group => new OpenGroup([.. group], level, least))
                    .ToList()
            )
            .ToList();
        foreach (var group in levels[0])
            group.Move(mayTakeBack: true);
        foreach (var group in levels.Skip(1).SelectMany(groups => groups))
            group.Withdraw();
        if (isOver)
            foreach (var group in levels.Skip(1).SelectMany(groups => groups))
                group.Move(mayTakeBack: false);
        return [.. open.Select(cell => cell.Close())];
    }
}
