using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Keeps tables together: a statement and the rows that follow it.</summary>
internal static class TableRows
{
    public static ImmutableArray<Item> Move(ImmutableArray<Item> items, int at, int place)
    {
        if (items[at].RowOf is not null)
            return MoveRow(items, at, place);
        var count = 1;
        while (at + count < items.Length && items[at + count].RowOf == items[at].Key)
            count++;
        var rest = items.RemoveRange(at, count);
        // "One down" of a table means past the question after its last row, which is now at its own place.
        var wanted = Math.Clamp(place, 0, rest.Length);
        while (wanted > 0 && wanted < rest.Length && rest[wanted].RowOf is not null)
            wanted += place > at ? 1 : -1;
        return rest.InsertRange(wanted, items.AsSpan(at, count).ToArray());
    }

    private static ImmutableArray<Item> MoveRow(ImmutableArray<Item> items, int at, int place)
    {
        var (first, last) = (at, at);
        while (first > 0 && items[first - 1].RowOf == items[at].RowOf)
            first--;
        while (last + 1 < items.Length && items[last + 1].RowOf == items[at].RowOf)
            last++;
        return items.RemoveAt(at).Insert(Math.Clamp(place, first, last), items[at]);
    }
}
