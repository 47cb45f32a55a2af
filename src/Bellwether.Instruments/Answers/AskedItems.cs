using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>
/// For a form that comes page by page without script: which items stand on which page, and which are asked given the
/// answers so far.
/// </summary>
public static class AskedItems
{
    /// <summary>
    /// The items by page, as positions: a page ends before the first item that depends on an answer given on it, so that
    /// each page can leave out what does not apply.
    /// </summary>
    public static ImmutableArray<ImmutableArray<int>> Pages(InstrumentVersion version)
    {
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var page = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (
                version.Items[i].AskedWhen is { } routing
                && page.Contains(version.IndexOf(routing.ItemKey))
            )
            {
                pages.Add(page.ToImmutable());
                page.Clear();
            }
            page.Add(i);
        }
        pages.Add(page.ToImmutable());
        return pages.ToImmutable();
    }

    /// <summary>The positions of the items that are asked, given what is answered so far; answers need not be complete.</summary>
    public static ImmutableArray<int> Given(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw
    )
    {
        var asked = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < version.Items.Length; i++)
            if (IsAsked(version, version.Items[i], asked, raw))
                asked.Add(i);
        return asked.ToImmutable();
    }

    private static bool IsAsked(
        InstrumentVersion version,
        Item item,
        ImmutableArray<int>.Builder asked,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw
    ) =>
        item.AskedWhen is not { } routing
        || (
            asked.Contains(version.IndexOf(routing.ItemKey))
            && raw.GetValueOrDefault(routing.ItemKey) is { } given
            && given.Any(key => routing.OptionKeys.Contains(key, StringComparer.Ordinal))
        );
}
