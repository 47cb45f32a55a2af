namespace Bellwether.Organization;

/// <summary>What stands on what must lead somewhere: no way may come back to where it began.</summary>
internal static class SupportCycle
{
    /// <summary>The services on the way round, the first also last; null when there is none through it.</summary>
    public static IReadOnlyList<Guid>? Find(
        Guid start,
        IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> supports
    )
    {
        var cameFrom = new Dictionary<Guid, Guid>();
        var open = new Queue<Guid>([start]);
        while (open.TryDequeue(out var at))
            foreach (var next in supports.GetValueOrDefault(at) ?? [])
            {
                if (next == start)
                    return Way(start, at, cameFrom);
                if (cameFrom.TryAdd(next, at))
                    open.Enqueue(next);
            }
        return null;
    }

    private static List<Guid> Way(Guid start, Guid last, Dictionary<Guid, Guid> cameFrom)
    {
        var way = new List<Guid> { start };
        for (var at = last; at != start; at = cameFrom[at])
            way.Add(at);
        way.Add(start);
        way.Reverse();
        return way;
    }
}
