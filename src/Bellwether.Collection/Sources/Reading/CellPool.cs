namespace Bellwether.Collection.Sources;

/// <summary>Short cells repeat (a rating, a place, a day): the same characters give the same string, without making it again.</summary>
internal sealed class CellPool
{
    private const int Longest = 32;

    private readonly string?[] pool = new string?[1 << 12];

    public string Get(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
            return "";
        if (cell.Length > Longest)
            return new string(cell);
        ref var place = ref pool[(int)(Fingerprint.Of(cell) >> 40) & (pool.Length - 1)];
        return place is not null && cell.SequenceEqual(place) ? place : place = new string(cell);
    }
}
