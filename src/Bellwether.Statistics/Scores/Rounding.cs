namespace Bellwether.Statistics.Scores;

/// <summary>Rounds exact fractions for publication.</summary>
public static class Rounding
{
    /// <summary>Rounds a fraction half away from zero, in integers, so that 4.125 published to two decimals is 4.13 everywhere.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Answers; 0 gives null.</param>
    /// <param name="decimals">Decimals, 0 to 9.</param>
    /// <returns>The rounded value, or null when there are no answers.</returns>
    /// <exception cref="ArgumentException">The denominator is negative or the decimals are out of range.</exception>
    public static decimal? HalfAwayFromZero(Int128 numerator, long denominator, int decimals)
    {
        if (denominator < 0 || decimals is < 0 or > 9)
            throw new ArgumentException(
                "A fraction has a positive denominator and 0 to 9 decimals.",
                nameof(decimals)
            );
        if (denominator == 0)
            return null;
        long unit = 1;
        for (int i = 0; i < decimals; i++)
            unit *= 10;
        Int128 scaled = Int128.Abs(numerator) * unit * 2 + denominator;
        Int128 rounded = scaled / ((Int128)denominator * 2);
        decimal value = (decimal)rounded / unit;
        return numerator < 0 ? -value : value;
    }
}
