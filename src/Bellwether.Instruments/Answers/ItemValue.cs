using System.Numerics;

namespace Bellwether.Instruments;

/// <summary>What the stored value of an answer means.</summary>
public static class ItemValue
{
    /// <summary>
    /// The answer as a number, for conditions and formulas: the number of a scale's option, a number, a calculated value, how many
    /// options were ticked. Null where there is none: not answered, an option without a number, words, a date.
    /// </summary>
    public static double? Number(Item item, long value) =>
        value <= 0
            ? null
            : item.Kind switch
            {
                ItemKind.SingleChoice => value <= item.Options.Length
                    ? item.Options[(int)value - 1].Value
                    : null,
                ItemKind.MultiChoice => BitOperations.PopCount((ulong)value),
                ItemKind.Number or ItemKind.Calculated => item.Number?.Decode(value),
                _ => null,
            };

    /// <summary>True when items of that kind can have a number.</summary>
    public static bool HasNumber(Item item) =>
        item.Kind switch
        {
            ItemKind.SingleChoice => item.Options.Any(option => option.Value is not null),
            ItemKind.MultiChoice or ItemKind.Number or ItemKind.Calculated => true,
            _ => false,
        };
}

/// <summary>A ranking in one number: four bits for each option, its rank from 1, 0 where it was not placed.</summary>
public static class Ranks
{
    /// <summary>The most options that can be ranked.</summary>
    public const int MostOptions = 12;

    private const int Bits = 4;

    /// <summary>The rank of an option (position from 0), 0 when it was not placed.</summary>
    public static int Of(long value, int option) => (int)(value >> (option * Bits) & 15);

    /// <summary>The number of a ranking, given the options' positions (from 0), best first.</summary>
    public static long Pack(IReadOnlyList<int> order)
    {
        var value = 0L;
        for (var i = 0; i < order.Count; i++)
            value |= (long)(i + 1) << (order[i] * Bits);
        return value;
    }

    /// <summary>The options' positions (from 0), best first.</summary>
    public static IReadOnlyList<int> Order(long value, int options) =>
        [
            .. Enumerable
                .Range(0, options)
                .Where(option => Of(value, option) > 0)
                .OrderBy(option => Of(value, option)),
        ];

    /// <summary>True when the number is a ranking of so many options: ranks without gaps, each once.</summary>
    public static bool IsRanking(long value, int options)
    {
        if (value < 0 || (options * Bits < 63 && value >> (options * Bits) != 0))
            return false;
        var order = Order(value, options);
        return Pack(order) == value;
    }
}
