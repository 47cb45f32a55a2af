namespace Bellwether.Web.Components.Charts;

/// <summary>The numbers behind a chart, as text, row by row.</summary>
/// <param name="Columns">The heads; the first column names the row.</param>
/// <param name="Rows">One list of cells per row, as long as <paramref name="Columns"/>.</param>
public sealed record ChartTable(
    IReadOnlyList<ChartTable.Column> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>The head of one column.</summary>
    /// <param name="Head">What it holds.</param>
    /// <param name="Unit">Its unit, if it has one.</param>
    public sealed record Column(string Head, string? Unit = null);
}

/// <summary>A thin grey mark to compare with: a target, a benchmark, the average.</summary>
/// <param name="Value">Where it stands, in the chart's unit.</param>
/// <param name="Label">What it is: "Target". The value is added.</param>
/// <param name="Caution">What must be known before comparing, shown as a note.</param>
public sealed record ReferenceMark(double Value, string Label, string? Caution = null);

/// <summary>How the values of a chart are written.</summary>
/// <param name="Unit">Read after the value: "%", "points". Null for plain numbers.</param>
/// <param name="Decimals">Digits after the point.</param>
public sealed record ChartUnit(string? Unit = null, int Decimals = 0)
{
    /// <summary>Whole percentages.</summary>
    public static ChartUnit Percent { get; } = new("%");

    /// <summary>The value with its unit: 71 %.</summary>
    internal string Write(Texts texts, double value) =>
        Unit is null ? Bare(texts, value) : $"{Bare(texts, value)}\u00a0{Unit}";

    /// <summary>The value alone, for tables whose head has the unit.</summary>
    internal string Bare(Texts texts, double value) => texts.Number(value, Decimals);

    /// <summary>A change with its sign and unit: +1.2 points.</summary>
    internal string Signed(Texts texts, double value) =>
        Unit is null
            ? texts.Change(value, Decimals)
            : $"{texts.Change(value, Decimals)}\u00a0{Unit}";

    /// <summary>An interval in words: 69 to 73; an empty string when an end is missing.</summary>
    internal string Range(Texts texts, double? low, double? high) =>
        low is { } from && high is { } to
            ? texts.Say("components.chart.range", Bare(texts, from), Bare(texts, to))
            : "";
}
