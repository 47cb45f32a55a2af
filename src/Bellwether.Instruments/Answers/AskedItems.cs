using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>
/// For a form that comes page by page: which items stand on which page, and which are asked given the answers so far.
/// </summary>
public static class AskedItems
{
    /// <summary>
    /// The items by page when no script runs, as positions: a page ends before the first item that depends on an answer given on
    /// it, so that each page can leave out what does not apply.
    /// </summary>
    public static ImmutableArray<ImmutableArray<int>> Pages(InstrumentVersion version)
    {
        var plan = PagePlan.Of(version);
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var page = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (page.Count > 0 && (plan.MustBreak(i, page) || plan.DependsOn(i, page)))
            {
                pages.Add(page.ToImmutable());
                page.Clear();
            }
            page.Add(i);
        }
        pages.Add(page.ToImmutable());
        return pages.ToImmutable();
    }

    /// <summary>
    /// The positions of the items that are asked, given what is answered so far; answers need not be complete or right. What a
    /// wrong answer would open stays closed.
    /// </summary>
    public static ImmutableArray<int> Given(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw
    ) => [.. Look(version, raw).Asked];

    /// <summary>Everything that follows from the answers so far.</summary>
    public static AnswersSoFar Look(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw
    )
    {
        var reading = AnswerReading.Read(
            version,
            raw,
            new AnswerFaultList(AnswerFaults.In("en")),
            isPartial: true
        );
        return new AnswersSoFar([.. reading.Asked], [.. reading.Values], reading.IsScreenedOut);
    }
}

/// <summary>What follows from answers that need not be complete or right.</summary>
/// <param name="Asked">Positions of the items that are asked, statements included.</param>
/// <param name="Values">One value per item, as an answer sheet has them.</param>
/// <param name="IsScreenedOut">True when they show that the person is not one of those asked for.</param>
public sealed record AnswersSoFar(
    ImmutableArray<int> Asked,
    ImmutableArray<long> Values,
    bool IsScreenedOut
);
