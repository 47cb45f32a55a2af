namespace Bellwether.Collection.Sources;

/// <summary>
/// Which number of a file's dates is the day, as the file itself tells. A date such as 25/3/2026 can only be read one way. Three
/// such dates for one order and none against it decide; see docs/methods/date-order.md.
/// </summary>
public sealed class DateEvidence
{
    /// <summary>So many dates must speak for an order.</summary>
    public const int Enough = 3;

    /// <summary>Dates that can only have the day first.</summary>
    public int DayFirst { get; private set; }

    /// <summary>Dates that can only have the month first.</summary>
    public int MonthFirst { get; private set; }

    /// <summary>Dates that can be read both ways and mean two days.</summary>
    public int Either { get; private set; }

    /// <summary>The order that the file's own dates decide; null when they do not.</summary>
    public DateOrder? Decided =>
        DayFirst >= Enough && MonthFirst == 0 ? DateOrder.DayFirst
        : MonthFirst >= Enough && DayFirst == 0 ? DateOrder.MonthFirst
        : null;

    /// <summary>
    /// The most of the open dates that could be of the other order with 95 % confidence, when the dates that decide are a fair
    /// sample of them: 3 divided by their number.
    /// </summary>
    public double? OtherAtMost =>
        Decided is null ? null : Math.Min(1, 3d / Math.Max(DayFirst, MonthFirst));

    internal void Add(string text)
    {
        if (DateText.Read(text) is not { IsOpen: true } date)
            return;
        var (dayFirst, monthFirst) = (date.CanBeDayFirst, date.CanBeMonthFirst);
        if (dayFirst && !monthFirst)
            DayFirst++;
        else if (monthFirst && !dayFirst)
            MonthFirst++;
        else if (dayFirst && monthFirst && date.First != date.Second)
            Either++;
    }
}
