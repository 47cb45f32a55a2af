namespace Bellwether.Web.Components.Charts;

/// <summary>One period of a trend.</summary>
/// <param name="Label">Short, under the axis: "Q2 26".</param>
/// <param name="Value">The value in the chart's unit, or null when there is none or too few answers for one.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Answers">Answers it rests on.</param>
public sealed record TrendPoint(
    string Label,
    double? Value,
    double? Low = null,
    double? High = null,
    long? Answers = null
)
{
    /// <summary>The period in full, for the table and the summary: "FY2026 Q2"; the label when not given.</summary>
    public string? Period { get; init; }

    /// <summary>True when the period is not over: drawn hatched, and a note says so.</summary>
    public bool Partial { get; init; }

    /// <summary>Why this point cannot be compared with the one before (new wording, new form): a gap with this note.</summary>
    public string? BreakNote { get; init; }

    /// <summary>What the period is called where there is room.</summary>
    internal string Name => Period ?? Label;
}

/// <summary>Points that the trend is held to, each with its range: a survey beside a daily feed.</summary>
/// <param name="Name">What they are: "Survey".</param>
/// <param name="Values">One per point of the trend, null where there is none.</param>
public sealed record TrendAnchors(
    string Name,
    IReadOnlyList<(double Value, double Low, double High)?> Values
);

/// <summary>A grey line behind the trend, to see it against something.</summary>
/// <param name="Name">What it is: "Department".</param>
/// <param name="Values">One value per point of the trend, null where there is none.</param>
public sealed record TrendContext(string Name, IReadOnlyList<double?> Values);
