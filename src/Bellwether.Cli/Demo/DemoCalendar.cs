using Bellwether.Foundation;

namespace Bellwether.Cli.Demo;

/// <summary>The demo's two years: eight whole fiscal quarters and the running one, ending on the as-of day.</summary>
internal sealed record DemoCalendar(FiscalCalendar Calendar, DateOnly AsOf)
{
    /// <summary>Quarter 0 to 7 are whole; 8 is the running one.</summary>
    public const int Quarters = 9;

    /// <summary>The quarters, oldest first; the last one ends on the as-of day.</summary>
    public IReadOnlyList<Period> All { get; } = Make(Calendar, AsOf);

    private static List<Period> Make(FiscalCalendar calendar, DateOnly asOf)
    {
        var running = calendar.QuarterOf(asOf);
        var quarters = new List<Period> { running with { Last = asOf } };
        while (quarters.Count < Quarters)
            quarters.Insert(0, calendar.QuarterOf(quarters[0].First.AddDays(-1)));
        return quarters;
    }
}
