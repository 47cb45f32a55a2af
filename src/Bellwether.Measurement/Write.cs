using System.Globalization;

namespace Bellwether.Measurement;

/// <summary>Numbers as sentences write them. Rounding happens here and nowhere before, half away from zero.</summary>
internal static class Write
{
    /// <summary>12,345.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>4.08.</summary>
    public static string Mean(double mean) => Rounded(mean, 2, "0.00");

    /// <summary>+0.08 or −0.07, with a true minus sign; a change that rounds to nothing is 0.00.</summary>
    public static string Change(double change) => Signed(Rounded(change, 2, "0.00"));

    /// <summary>+0.6 or −2.1 points of 100 from a change of a share.</summary>
    public static string Points(double change) => Signed(Rounded(change * 100, 1, "0.0"));

    /// <summary>77 %, or 4.2 % below ten.</summary>
    public static string Percent(double share) =>
        share * 100 < 9.95
            ? Rounded(share * 100, 1, "0.0") + " %"
            : Rounded(share * 100, 0, "0") + " %";

    private static string Signed(string number) =>
        number.StartsWith('-') ? "−" + number[1..]
        : number.AsSpan().IndexOfAnyExcept('0', '.') < 0 ? number
        : "+" + number;

    private static string Rounded(double value, int decimals, string format)
    {
        var rounded = decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString(format, CultureInfo.InvariantCulture);
    }
}
