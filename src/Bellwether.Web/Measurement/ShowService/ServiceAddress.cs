using Bellwether.Foundation;

namespace Bellwether.Web.Measurement.ShowService;

/// <summary>What the address of a service's page asks for.</summary>
/// <param name="Slug">The service.</param>
/// <param name="Measure">The measure; null: trust, or the first that is asked.</param>
/// <param name="Period">The period; null: the latest with enough answers.</param>
/// <param name="By">"month" for a trend by month.</param>
public sealed record ServiceAddress(string Slug, string? Measure, string? Period, string? By)
{
    /// <summary>True when the trend is asked for by month.</summary>
    public bool ByMonth => By == "month";

    /// <summary>The quarter or year asked for; null when none, or none that can be read, was given.</summary>
    public Period? PeriodAt(FiscalCalendar calendar) =>
        Period is { Length: > 0 } name
        && calendar.Read(name) is { IsDone: true, Value: { Grain: Grain.Quarter } period }
            ? period
            : null;

    /// <summary>The same page with something else chosen.</summary>
    public override string ToString()
    {
        var query = new[] { ("measure", Measure), ("period", Period), ("by", By) }
            .Where(pair => !string.IsNullOrEmpty(pair.Item2))
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}");
        var words = string.Join('&', query);
        return $"/services/{Slug}" + (words.Length == 0 ? "" : "?" + words);
    }
}
