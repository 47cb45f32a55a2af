namespace Bellwether.Statistics.Disclosure;

/// <summary>The cells that are told together at one level, while it is decided what is told of them.</summary>
internal sealed class OpenGroup
{
    private readonly IReadOnlyList<OpenCell> cells;
    private readonly int level;
    private readonly long least;

    public OpenGroup(IReadOnlyList<OpenCell> cells, int level, long least)
    {
        this.cells = cells;
        this.level = level;
        this.least = least;
        foreach (var cell in cells)
            cell.Join(level, this);
    }

    /// <summary>True after the block was taken back: whoever was in it may be told here only, else another level would name them again.</summary>
    public bool Holds => cells.All(cell => cell.Told[level][0] == 0) && Past.Count > 0;

    private List<long> Past => [.. cells.SelectMany(cell => cell.Past[level]).Distinct()];

    /// <summary>Tells what is left, when it is enough and far enough from everything the block was before.</summary>
    /// <param name="mayTakeBack">True where people who left may be taken out of the block.</param>
    public void Move(bool mayTakeBack)
    {
        var moving = cells
            .Where(cell => cell.MayBeTold(level))
            .Select(cell => (Cell: cell, Left: cell.Rest()))
            .Where(each => mayTakeBack || (each.Left[0] > 0 && each.Left.All(sum => sum >= 0)))
            .ToList();
        var step = moving.Sum(each => each.Left[0]);
        if (Math.Abs(step) < least)
            return;
        var next = moving
            .Select(each =>
                (each.Cell, Sums: each.Cell.Told[level].Zip(each.Left, (a, b) => a + b).ToArray())
            )
            .ToList();
        var people = cells.Sum(cell => cell.Told[level][0]) + step;
        var past = Past;
        if (
            people >= least
            && past.TrueForAll(before => Math.Abs(people - before) >= least)
            && next.TrueForAll(each => each.Sums.All(sum => sum >= 0))
        )
            foreach (var (cell, sums) in next)
                cell.Tell(level, sums, people);
        else if (step < 0)
            TakeBack();
    }

    /// <summary>Takes the block back as a whole when it has lost enough people.</summary>
    public void Withdraw()
    {
        if (cells.Sum(cell => Math.Max(0, -cell.Rest()[0])) >= least)
            TakeBack();
    }

    private void TakeBack()
    {
        foreach (var cell in cells.Where(cell => cell.Told[level].Any(sum => sum != 0)))
            cell.Tell(level, new long[cell.Told[level].Count], 0);
    }
}
