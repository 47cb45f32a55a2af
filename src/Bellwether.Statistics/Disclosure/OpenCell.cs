namespace Bellwether.Statistics.Disclosure;

/// <summary>A cell while it is decided what is told of it.</summary>
internal sealed class OpenCell(StepCell cell)
{
    private readonly OpenGroup?[] groups = new OpenGroup?[cell.Groups.Count];
    private bool moved;

    public StepCell Cell => cell;

    public IReadOnlyList<long>[] Told { get; } = [.. cell.Told];

    public IReadOnlyList<long>[] Past { get; } = [.. cell.Past];

    public void Join(int level, OpenGroup group) => groups[level] = group;

    /// <summary>True unless another level holds these people.</summary>
    public bool MayBeTold(int level)
    {
        for (var other = 0; other < groups.Length; other++)
            if (other != level && groups[other]!.Holds)
                return false;
        return true;
    }

    /// <summary>Who is there now less who was told.</summary>
    public long[] Rest()
    {
        var rest = cell.Now.ToArray();
        foreach (var level in Told)
            for (var i = 0; i < rest.Length; i++)
                rest[i] -= level[i];
        return rest;
    }

    public void Tell(int level, long[] sums, long people)
    {
        Told[level] = sums;
        if (people > 0)
            Past[level] = [.. Past[level], people];
        moved = true;
    }

    public StepCell Close() => moved ? cell with { Told = Told, Past = Past } : cell;
}
