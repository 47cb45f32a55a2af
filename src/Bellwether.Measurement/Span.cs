using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Which cube answers for a run of days, and how that cube numbers it.</summary>
/// <param name="Cube">The coarsest cube that fits: quarters from the quarter cube (which alone holds filings), months, or days.</param>
/// <param name="From">First period.</param>
/// <param name="To">Last period, included.</param>
internal readonly record struct Span(Cube Cube, int From, int To)
{
    public static Span Of(Period period) => Of(period, period);

    public static Span Of(Period first, Period last) =>
        first.Grain switch
        {
            // A fiscal year is four quarters; its last quarter starts two months before its last month.
            Grain.Quarter or Grain.Year => new(
                Cube.QuarterChannel,
                Period.MonthNumber(first.First),
                Period.MonthNumber(last.Last) - 2
            ),
            Grain.Month => new(
                Cube.MonthChannel,
                Period.MonthNumber(first.First),
                Period.MonthNumber(last.Last)
            ),
            _ => new(Cube.DayChannel, first.First.DayNumber, last.Last.DayNumber),
        };

    /// <summary>True when the answers are those of a whole quarter to which none can be added.</summary>
    public bool IsWhole(Counted counted, DateOnly today) =>
        IsWhole(counted.Collector, counted.Period, today);

    /// <summary>The same for what is not of one question.</summary>
    public bool IsWhole(ScopedCollector collector, int period, DateOnly today) =>
        Cube == Cube.QuarterChannel && (collector.IsClosed || Days(period).Last < today);

    /// <summary>First and last day of a period of the cube.</summary>
    public (DateOnly First, DateOnly Last) Days(int number) =>
        Cube switch
        {
            Cube.DayChannel => (DateOnly.FromDayNumber(number), DateOnly.FromDayNumber(number)),
            Cube.QuarterChannel => (Period.Month(number).First, Period.Month(number + 2).Last),
            _ => (Period.Month(number).First, Period.Month(number).Last),
        };
}
