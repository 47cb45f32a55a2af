using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>Reads a day: year, month and day with hyphens, as browsers and the three fields of a form send it.</summary>
internal static class ReadDate
{
    public static long Run(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (WrittenWords.Short(item, given, faults) is not { Length: > 0 } written)
            return 0;
        var span = item.Dates ?? new DateSpan();
        if (
            !DateOnly.TryParseExact(
                written,
                ["yyyy-M-d", "yyyy-MM-dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            faults.Unusable(item.Key, faults.Say.NotADay);
        else if (day < span.First || day > span.Last)
            faults.Unusable(item.Key, faults.Say.OutOfSpan(span));
        else
            return span.Encode(day);
        return 0;
    }
}
