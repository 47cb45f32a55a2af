using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bellwether.Measurement;

/// <summary>The data behind a figure as rows, and as the CSV that its panel offers.</summary>
public static class FigureRows
{
    /// <summary>The rows as a CSV file (RFC 4180, UTF-8). Cells that a spreadsheet would take for a formula begin with an apostrophe.</summary>
    public static string Csv(IEnumerable<FigureRow> rows)
    {
        var text = new StringBuilder(
            "service,collector,period,channel,version,form,question,answers,favourable,counts,withheld\r\n"
        );
        foreach (var row in rows)
            text.AppendJoin(
                    ',',
                    Cell(row.Service),
                    Cell(row.Collector),
                    row.Period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Cell(row.Channel),
                    row.Version.ToString(CultureInfo.InvariantCulture),
                    Cell(row.Form),
                    Cell(row.Question),
                    row.Answers.ToString(CultureInfo.InvariantCulture),
                    row.Favourable.ToString(CultureInfo.InvariantCulture),
                    string.Join(' ', row.Counts),
                    Cell(row.Withheld)
                )
                .Append("\r\n");
        return text.ToString();
    }

    internal static ImmutableArray<FigureRow> Of(Gathered gathered, Span span) =>
        [
            .. Merge(
                gathered.Kept.Where(each => each.Answers != 0).Select(each => Row(each, span))
            ),
            .. gathered
                .Withheld.Select(each => Row(each, span))
                .OrderBy(row => row.Service, StringComparer.Ordinal)
                .ThenBy(row => row.Collector, StringComparer.Ordinal),
        ];

    private static FigureRow Row(Counted each, Span span) =>
        new(
            each.Collector.ServiceName,
            each.Collector.Name,
            span.Days(each.Period).First,
            each.Channel,
            each.Version.Number,
            each.Series.Form.Name,
            each.Item.Prompt.In("en"),
            each.Answers,
            each.Favourable,
            each.Counts,
            each.Withheld ?? ""
        );

    // Rows under the minimum go together, with the next smallest when they still are: no row may tell of a few people,
    // nor may the total less the other rows.
    private static IEnumerable<FigureRow> Merge(IEnumerable<FigureRow> rows)
    {
        var all = rows.OrderBy(row => row.Answers).ToList();
        var small = all.TakeWhile(row => row.Answers < ReadFigure.FewestAnswers).ToList();
        while (
            small.Count > 0
            && small.Count < all.Count
            && small.Sum(row => row.Answers) < ReadFigure.FewestAnswers
        )
            small.Add(all[small.Count]);
        var shown = all.Skip(small.Count)
            .OrderBy(row => row.Service, StringComparer.Ordinal)
            .ThenBy(row => row.Collector, StringComparer.Ordinal)
            .ThenBy(row => row.Period)
            .ThenBy(row => row.Channel, StringComparer.Ordinal)
            .ThenBy(row => row.Version);
        return small.Count == 0 ? shown
            : small.Sum(row => row.Answers) < ReadFigure.FewestAnswers ? []
            : small.Count == 1 ? shown.Concat(small)
            : shown.Append(Together(small));
    }

    private static FigureRow Together(List<FigureRow> small) =>
        new(
            "",
            "smaller rows together",
            small.Min(row => row.Period),
            "",
            0,
            "",
            "",
            small.Sum(row => row.Answers),
            small.Sum(row => row.Favourable),
            [],
            ""
        );

    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
