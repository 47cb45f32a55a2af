using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>Reads a number as people write it: digits of any script, one decimal sign, no grouping that could be mistaken for one.</summary>
internal static class ReadNumber
{
    private const int LongestNumber = 24;

    public static long Run(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (WrittenWords.Short(item, given, faults) is not { Length: > 0 } written)
            return 0;
        var range = item.Number ?? new NumberRange(0, NumberRange.MostSteps - 1);
        var (plain, decimals, isGrouped) = Plain(written);
        if (isGrouped && decimals > range.Decimals)
            faults.Unusable(item.Key, faults.Say.Grouped);
        else if (plain is null)
            faults.Unusable(item.Key, faults.Say.NotANumber(range));
        else if (decimals > range.Decimals)
            faults.Unusable(item.Key, faults.Say.Decimals(range));
        else if (!range.Holds(plain.Value))
            faults.Unusable(item.Key, faults.Say.OutOfRange(range));
        else
            return range.Encode(plain.Value);
        return 0;
    }

    /// <summary>The number, its digits after the sign (zeros at the end do not count), and whether the sign may have been meant as grouping.</summary>
    private static (double? Number, int Decimals, bool IsGrouped) Plain(string written)
    {
        var digits = new StringBuilder(written.Length);
        var signAt = -1;
        foreach (var letter in written)
        {
            if (char.GetNumericValue(letter) is >= 0 and <= 9 and var digit && char.IsDigit(letter))
                digits.Append((char)('0' + (int)digit));
            else if (letter is '-' or '−' or '+' && digits.Length == 0)
                digits.Append(letter == '+' ? "" : "-");
            else if (letter is '.' or ',' or '٫' && signAt < 0)
            {
                signAt = digits.Length;
                digits.Append('.');
            }
            else if (letter is ' ' or '\u00A0' or '\u202F' or '\u2009')
                continue;
            else
                return (null, 0, letter is '.' or ',' && signAt >= 0);
        }
        var after = signAt < 0 ? 0 : digits.Length - signAt - 1;
        var zeros = 0;
        while (zeros < after && digits[digits.Length - 1 - zeros] == '0')
            zeros++;
        return
            digits.Length <= LongestNumber
            && double.TryParse(
                digits.ToString(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            // 1.000 is a thousand to some and one to others: nobody is counted by a guess.
            ? (number, after == 3 ? 3 : after - zeros, after == 3)
            : (null, 0, false);
    }
}
