using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>
/// The promise of an instrument that no group smaller than so many people is shown (<see cref="Participation.SmallestGroup"/>),
/// as every read keeps it.
/// </summary>
/// <remarks>
/// The answers to one question of one collector, version, fiscal quarter and channel are one block. A block with fewer people
/// than promised, and a block that still grows, is in no figure at all, not even in a total. So every figure, over whatever
/// collectors, channels or quarters, is a sum of whole blocks, and the difference of any two figures is again a sum of whole
/// blocks: nobody can be found by subtracting. Months and days of such an instrument are shown nowhere, for the same reason.
/// </remarks>
public sealed class SmallGroups(FindAgency agencies, TimeProvider time)
{
    /// <summary>The smallest group that may be shown of a version; 0: it promises nothing beyond the rule for all.</summary>
    public static int Of(InstrumentVersion version) => version.Participation?.SmallestGroup ?? 0;

    /// <summary>True when a block must be kept back.</summary>
    /// <param name="version">The version that was answered.</param>
    /// <param name="people">How many people it holds.</param>
    /// <param name="isWhole">True for a quarter in which no answer can arrive any more.</param>
    public static bool KeepsBack(InstrumentVersion version, long people, bool isWhole) =>
        Of(version) is > 0 and var least && (!isWhole || people < least);

    /// <summary>
    /// The parts of a block that may be shown beside the block itself: none smaller than promised, and what is left of the block
    /// when they are taken away is nothing or large enough, too.
    /// </summary>
    /// <typeparam name="T">What is counted.</typeparam>
    /// <param name="parts">The parts of one block; nobody is in two.</param>
    /// <param name="people">How many people a part holds.</param>
    /// <param name="least">The smallest group that may be shown.</param>
    public static IReadOnlyList<T> Shown<T>(IEnumerable<T> parts, Func<T, long> people, int least)
    {
        var bySize = parts.OrderBy(people).ToList();
        var hidden = bySize.TakeWhile(part => people(part) < least).Count();
        while (hidden > 0 && hidden < bySize.Count && bySize.Take(hidden).Sum(people) < least)
            hidden++;
        return bySize[hidden..];
    }

    /// <summary>The agency's local day: a quarter that holds it still grows.</summary>
    internal async Task<DateOnly> Today(Guid agencyId, CancellationToken cancel) =>
        await agencies.Run(agencyId, cancel) is { } agency
            ? agency.Calendar.LocalDay(time.GetUtcNow())
            : DateOnly.MaxValue;
}

/// <summary>What was kept back of the answers to one measure.</summary>
/// <param name="Least">The largest of the promises that were kept; 0: nothing was kept back.</param>
/// <param name="Periods">In which periods, as the cube numbers them.</param>
internal sealed record KeptBack(int Least, IReadOnlySet<int> Periods)
{
    public static KeptBack Nothing { get; } = new(0, new HashSet<int>());

    public bool In(int period) => Periods.Contains(period);
}
