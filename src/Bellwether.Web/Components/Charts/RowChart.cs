using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Components.Charts;

/// <summary>One thing that is compared with others.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value in the chart's unit, or null when there are too few answers for one.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Answers">Answers it rests on.</param>
public sealed record ChartRow(
    string Label,
    double? Value,
    double? Low = null,
    double? High = null,
    long? Answers = null
)
{
    /// <summary>Blue unless it is only context or asks for attention.</summary>
    public Tone Tone { get; init; } = Tone.Us;
}

/// <summary>What charts made of rows share: labels, an axis below, marks to compare with.</summary>
public abstract class RowChart : Chart
{
    /// <summary>Targets, averages, benchmarks: thin grey lines through all rows.</summary>
    [Parameter]
    public IReadOnlyList<ReferenceMark> Marks { get; set; } = [];

    internal static string Style(Tone tone) => tone.ToString().ToLowerInvariant();

    internal string Words(double? value) =>
        value is { } known ? Unit.Write(Texts, known) : Texts["components.chart.too-few"];

    internal IReadOnlyList<string> WithCautions() =>
        [
            .. Marks
                .Where(mark => mark.Caution is not null)
                .Select(mark => $"{mark.Label}: {mark.Caution}"),
            .. Notes,
        ];

    internal ChartTable TableOf(IReadOnlyList<ChartRow> rows, string head)
    {
        var hasRange = rows.Any(row => row.Low is not null);
        var hasAnswers = rows.Any(row => row.Answers is not null);
        List<ChartTable.Column> columns =
        [
            new(head),
            new(Texts["components.chart.value"], Unit.Unit),
        ];
        if (hasRange)
        {
            columns.Add(new(Texts["components.chart.interval"]));
        }
        if (hasAnswers)
        {
            columns.Add(new(Texts["components.chart.answers"]));
        }
        return new(columns, [.. rows.Select(row => Cells(row, hasRange, hasAnswers))]);
    }

    private List<string> Cells(ChartRow row, bool hasRange, bool hasAnswers)
    {
        List<string> cells =
        [
            row.Label,
            row.Value is { } value ? Unit.Bare(Texts, value) : Texts["components.chart.too-few"],
        ];
        if (hasRange)
        {
            cells.Add(Unit.Range(Texts, row.Low, row.High));
        }
        if (hasAnswers)
        {
            cells.Add(row.Answers is { } answers ? Texts.Number(answers) : "");
        }
        return cells;
    }

    /// <summary>The highest and the lowest in words, from the same rows.</summary>
    internal string SummaryOf(IReadOnlyList<ChartRow> rows)
    {
        var known = rows.Where(row => row.Value is not null).ToList();
        if (known.Count == 0)
        {
            return Texts["components.rows.none"];
        }
        var (high, low) = (known.MaxBy(row => row.Value)!, known.MinBy(row => row.Value)!);
        return known.Count == 1
            ? Texts.Say("components.rows.single", high.Label, Words(high.Value))
            : Texts.Say(
                "components.rows.summary",
                high.Label,
                Words(high.Value),
                low.Label,
                Words(low.Value)
            );
    }
}
