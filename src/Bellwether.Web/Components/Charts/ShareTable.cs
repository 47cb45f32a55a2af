namespace Bellwether.Web.Components.Charts;

/// <summary>The table behind charts of shares: one column per option.</summary>
internal static class ShareTable
{
    public static ChartTable Of(
        IReadOnlyList<ShareRow> rows,
        IReadOnlyList<string> options,
        string head,
        ChartUnit unit,
        Texts texts
    )
    {
        var hasAnswers = rows.Any(row => row.Answers is not null);
        List<ChartTable.Column> columns =
        [
            new(head),
            .. options.Select(option => new ChartTable.Column(option, unit.Unit)),
        ];
        if (hasAnswers)
        {
            columns.Add(new(texts["components.chart.answers"]));
        }
        return new(columns, [.. rows.Select(row => Cells(row, hasAnswers, unit, texts))]);
    }

    private static List<string> Cells(ShareRow row, bool hasAnswers, ChartUnit unit, Texts texts)
    {
        List<string> cells = [row.Label, .. row.Shares.Select(share => unit.Bare(texts, share))];
        if (hasAnswers)
        {
            cells.Add(row.Answers is { } answers ? texts.Number(answers) : "");
        }
        return cells;
    }
}
