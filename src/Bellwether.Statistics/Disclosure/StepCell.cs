namespace Bellwether.Statistics.Disclosure;

/// <summary>The people of one finest cell, and what has been told of them so far, level by level.</summary>
/// <param name="Groups">At each level, from the finest to the coarsest, the name of the group in which these people are told.</param>
/// <param name="Now">Their sums as they are: [0] people, then anything additive, none below 0.</param>
/// <param name="Told">For each level, their part of what has been told there; the same shape as <paramref name="Now"/>.</param>
/// <param name="Past">For each level, how many people its group had each time it moved while these were in it.</param>
public sealed record StepCell(
    IReadOnlyList<string> Groups,
    IReadOnlyList<long> Now,
    IReadOnlyList<IReadOnlyList<long>> Told,
    IReadOnlyList<IReadOnlyList<long>> Past
)
{
    /// <summary>A cell of which nothing has been told.</summary>
    /// <param name="groups">The group's name at each level.</param>
    /// <param name="now">The sums as they are.</param>
    public static StepCell New(IReadOnlyList<string> groups, IReadOnlyList<long> now)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(now);
        return new(
            groups,
            now,
            [.. groups.Select(_ => new long[now.Count])],
            [.. groups.Select(_ => Array.Empty<long>())]
        );
    }
}
