using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>In which order items and options stand for one visit. The same visit always gives the same order; stored positions never change.</summary>
public static class ShownOrder
{
    /// <summary>The items of a page in the order they are shown: neighbours that shuffle with each other change places.</summary>
    public static ImmutableArray<int> Items(
        InstrumentVersion version,
        IEnumerable<int> page,
        string visit
    )
    {
        var order = page.Order().ToArray();
        for (var start = 0; start < order.Length; )
        {
            var word = version.Items[order[start]].ShuffleWith;
            var end = start + 1;
            while (
                word is not null
                && end < order.Length
                && order[end] == order[end - 1] + 1
                && version.Items[order[end]].ShuffleWith == word
            )
                end++;
            if (end - start > 1)
                Shuffle(order.AsSpan(start, end - start), $"{visit} items {word}");
            start = end;
        }
        return [.. order];
    }

    /// <summary>The options of an item in the order they are shown, as positions from 0: exclusive ones and "other" stay last.</summary>
    public static ImmutableArray<int> Options(Item item, string visit)
    {
        var all = Enumerable.Range(0, item.Options.Length);
        if (!item.ShuffleOptions)
            return [.. all];
        var last = all.Where(i => item.Options[i].Exclusive || item.Options[i].AsksWords).ToList();
        var free = all.Except(last).ToArray();
        Shuffle(free, $"{visit} options {item.Key}");
        return [.. free, .. last];
    }

    // Fisher and Yates with numbers from SHA-256: the same on every machine and with every framework version.
    private static void Shuffle(Span<int> places, string seed)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), hash);
        var state = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        for (var i = places.Length - 1; i > 0; i--)
        {
            var other = (int)(Next(ref state) % (ulong)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
