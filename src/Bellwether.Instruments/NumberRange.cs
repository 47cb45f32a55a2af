using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>The range of a number, and how it is counted: as whole steps above the lowest, in bins that are declared.</summary>
/// <param name="Min">The lowest number that is taken.</param>
/// <param name="Max">The highest.</param>
public sealed record NumberRange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Min,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Max
)
{
    /// <summary>The most digits after the decimal sign.</summary>
    public const int MostDecimals = 4;

    /// <summary>The most steps from lowest to highest: their sums stay exact in 64 bits.</summary>
    public const long MostSteps = 1_000_000_000;

    /// <summary>Up to so many steps the sum of squares is kept as well.</summary>
    public const long MostStepsSquared = 100_000;

    /// <summary>Up to so many steps each number is a bin of its own.</summary>
    public const int MostSingleBins = 21;

    private const int UsualBins = 10;

    /// <summary>Digits after the decimal sign.</summary>
    public int Decimals { get; init; }

    /// <summary>What it is counted in (minutes, dollars).</summary>
    public LocalText? Unit { get; init; }

    /// <summary>Where bins begin, above the lowest number and rising; null: each number where there are few, else ten of one width.</summary>
    public ImmutableArray<double>? Bins { get; init; }

    /// <summary>How many different numbers there are.</summary>
    [JsonIgnore]
    public long Steps => Scaled(Max) - Scaled(Min) + 1;

    /// <summary>The number as an answer sheet stores it: 1 for the lowest.</summary>
    public long Encode(double number) => Scaled(number) - Scaled(Min) + 1;

    /// <summary>The number that an answer sheet stores so.</summary>
    public double Decode(long value) => (value - 1 + Scaled(Min)) / Scale;

    /// <summary>Whether the number lies in the range.</summary>
    public bool Holds(double number) =>
        double.IsFinite(number) && Scaled(number) >= Scaled(Min) && Scaled(number) <= Scaled(Max);

    /// <summary>The stored value with which each bin begins; the first is always 1.</summary>
    public ImmutableArray<long> Edges()
    {
        if (Bins is { } bins)
            return [1, .. bins.Select(Encode)];
        var count = Steps <= MostSingleBins ? Steps : UsualBins;
        return [.. Enumerable.Range(0, (int)count).Select(bin => 1 + (bin * Steps / count))];
    }

    private double Scale => Math.Pow(10, Decimals);

    // Far outside any range that is allowed, so that no caller needs to look first.
    private long Scaled(double number) =>
        (long)Math.Clamp(Math.Round(number * Scale, MidpointRounding.AwayFromZero), -1e15, 1e15);
}

/// <summary>The span of a date, and how it is counted: as days from the first, in bins that are declared.</summary>
public sealed record DateSpan
{
    /// <summary>The longest span, in days: sums of squares stay exact in 64 bits.</summary>
    public const int MostDays = 100_000;

    private const int MostYears = 30;

    private static readonly DateOnly Long = new(1900, 1, 1);
    private static readonly DateOnly Far = new(2100, 12, 31);

    /// <summary>The first day that is taken; null: January 1, 1900.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last; null: December 31, 2100.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where bins begin, after the first day and rising; null: by year, over a long span by decade.</summary>
    public ImmutableArray<DateOnly>? Bins { get; init; }

    /// <summary>The first day that is taken.</summary>
    [JsonIgnore]
    public DateOnly First => From ?? Long;

    /// <summary>The last.</summary>
    [JsonIgnore]
    public DateOnly Last => To ?? Far;

    /// <summary>How many days there are.</summary>
    [JsonIgnore]
    public long Steps => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The day as an answer sheet stores it: 1 for the first.</summary>
    public long Encode(DateOnly day) => day.DayNumber - First.DayNumber + 1;

    /// <summary>The day that an answer sheet stores so.</summary>
    public DateOnly Decode(long value) =>
        DateOnly.FromDayNumber((int)(value - 1 + First.DayNumber));

    /// <summary>The stored value with which each bin begins; the first is always 1.</summary>
    public ImmutableArray<long> Edges()
    {
        if (Bins is { } bins)
            return [1, .. bins.Select(Encode)];
        var step = Last.Year - First.Year < MostYears ? 1 : 10;
        var edges = ImmutableArray.CreateBuilder<long>();
        edges.Add(1);
        for (var year = First.Year + 1; year <= Last.Year; year++)
            if (year % step == 0)
                edges.Add(Encode(new DateOnly(year, 1, 1)));
        return edges.ToImmutable();
    }
}
