using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Measurement;

namespace Bellwether.Publishing;

/// <summary>Everything a brief is made from, as Measurement reads it.</summary>
/// <param name="About">The agency or unit.</param>
/// <param name="Source">How the scope is named again at the command line.</param>
/// <param name="Period">The quarter.</param>
/// <param name="Before">The earlier quarter, or null.</param>
/// <param name="Headline">The measure that the brief is about first.</param>
/// <param name="Change">Its change, or null where there is no earlier quarter.</param>
/// <param name="Measures">The figure of every measure asked, the headline's among them.</param>
/// <param name="League">The services, each against the others and its own past.</param>
/// <param name="Drivers">What people named as gone well and wrong.</param>
/// <param name="FromFilings">True when the answers came as counts of filings.</param>
/// <param name="Today">The agency's day.</param>
internal sealed record BriefFacts(
    string About,
    BriefSource Source,
    Period Period,
    Period? Before,
    Figure Headline,
    PeriodsCompared? Change,
    ImmutableArray<Figure> Measures,
    League League,
    DriversNamed Drivers,
    bool FromFilings,
    DateOnly Today
)
{
    /// <summary>The services that have enough answers to be spoken of.</summary>
    public IEnumerable<LeagueRow> Spoken =>
        League.Rows.Where(row => row.Part.Answers >= VerdictRule.Default.LeastAnswers);
}

/// <summary>How the scope of a brief is named again: the whole agency, or one unit of it.</summary>
/// <param name="Unit">The unit's name, or null for the whole agency.</param>
public sealed record BriefSource(string? Unit)
{
    private string Of => Unit is null ? "" : $" --unit \"{Unit}\"";

    /// <summary>The command that prints a figure of the whole scope.</summary>
    public string Figure(string measure, Period period) =>
        $"./bellwether figures --measure {measure} --period {period.Name}{Of}";

    /// <summary>The command that prints a change of the whole scope.</summary>
    public string Compare(string measure, Period from, Period to) =>
        $"./bellwether compare --measure {measure} --from {from.Name} --to {to.Name}{Of}";

    /// <summary>The command that prints every service of the scope: against all the others, and against its own past.</summary>
    public string League(string measure, Period period, Period? before) =>
        $"./bellwether league --measure {measure} --period {period.Name}{(before is null ? "" : $" --before {before.Name}")}{Of}";

    /// <summary>The command that prints what people named.</summary>
    public string Drivers(string measure, Period period) =>
        $"./bellwether drivers --measure {measure} --period {period.Name}{Of}";

    /// <summary>The command that prints a figure of one service.</summary>
    public static string FigureOf(string service, string measure, Period period) =>
        $"./bellwether figures --measure {measure} --period {period.Name} --service \"{service}\"";

    /// <summary>The command that prints a change of one service.</summary>
    public static string CompareOf(string service, string measure, Period from, Period to) =>
        $"./bellwether compare --measure {measure} --from {from.Name} --to {to.Name} --service \"{service}\"";
}
