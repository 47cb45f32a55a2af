using System.Numerics;

namespace Bellwether.Instruments;

/// <summary>Reads chosen options.</summary>
internal static class ReadChoice
{
    public static long One(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        long value = 0;
        foreach (var key in given)
        {
            if (string.IsNullOrEmpty(key))
                continue;
            var position = Position(item, key);
            if (position == 0)
                faults.Outside(item.Key, faults.Say.UnknownOption(item));
            else if (value != 0 && value != position)
                faults.Outside(item.Key, faults.Say.OnlyOne);
            else
                value = position;
        }
        return value;
    }

    /// <summary>An address that names no option of it was written by a program: the person cannot mend it, so it says nothing.</summary>
    public static long FromAddress(Item item, IReadOnlyList<string> given)
    {
        foreach (var key in given)
            if (Position(item, key ?? "") is > 0 and var position)
                return position;
        return 0;
    }

    public static long Several(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        long value = 0;
        var alone = 0L;
        foreach (var key in given)
        {
            if (string.IsNullOrEmpty(key))
                continue;
            var position = Position(item, key);
            if (position == 0)
            {
                faults.Outside(item.Key, faults.Say.UnknownOption(item));
                continue;
            }
            var tick = 1L << (position - 1);
            value |= tick;
            if (item.Options[position - 1].Exclusive)
                alone |= tick;
        }
        if (alone != 0 && (value != alone || (alone & (alone - 1)) != 0))
            faults.Unusable(item.Key, faults.Say.Alone(item, alone));
        var ticked = BitOperations.PopCount((ulong)value);
        if (item.MostTicks > 0 && ticked > item.MostTicks)
            faults.Unusable(item.Key, faults.Say.TooMany(item.MostTicks, ticked));
        return value;
    }

    /// <summary>Option keys, best first.</summary>
    public static long InOrder(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        var order = new List<int>();
        foreach (var key in given)
        {
            if (string.IsNullOrEmpty(key))
                continue;
            var position = Position(item, key);
            if (position == 0)
                faults.Outside(item.Key, faults.Say.UnknownOption(item));
            else if (order.Contains(position - 1))
                faults.Unusable(item.Key, faults.Say.RankTwice);
            else
                order.Add(position - 1);
        }
        return order.Count <= Ranks.MostOptions && item.Options.Length <= Ranks.MostOptions
            ? Ranks.Pack(order)
            : 0;
    }

    private static int Position(Item item, string optionKey)
    {
        var options = item.Options;
        for (var i = 0; i < options.Length; i++)
            if (options[i].Key == optionKey)
                return i + 1;
        return 0;
    }
}
