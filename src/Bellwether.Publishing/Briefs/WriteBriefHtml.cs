using System.Net;
using System.Text;

namespace Bellwether.Publishing;

/// <summary>Writes a brief as one page that needs nothing else: no script, no network, readable on a phone, printable.</summary>
public static class WriteBriefHtml
{
    private const string Look = """
        body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:44rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.2rem;margin:1.5rem 0 .5rem;color:#005ea2}
        .lead{font-size:1.15rem;font-weight:700}.quiet{color:#565c65;font-size:.9rem}
        ol{padding-left:1.4rem}li{margin:0 0 1rem}li p{margin:.15rem 0}.says{font-weight:700}
        .decision{border-left:.25rem solid #005ea2;padding-left:.6rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
        th,td{border-bottom:1px solid #a9aeb1;padding:.3rem .5rem;text-align:left;vertical-align:top}
        td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}code{font-size:.8rem;overflow-wrap:anywhere}
        @media print{body{max-width:none;font-size:10pt;padding:0}.wide{overflow:visible}li{break-inside:avoid}h2{break-after:avoid}}
        """;

    /// <summary>The brief as a whole page.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="language">en or es.</param>
    public static string Of(Brief brief, string language)
    {
        var labels = new BriefLabels(language);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"")
            .Append(language)
            .Append("\">\n<head><meta charset=\"utf-8\">")
            .Append(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
            )
            .Append(Safe(labels.Title(brief)))
            .Append("</title>\n<style>\n")
            .Append(Look)
            .Append("\n</style></head>\n<body><main>\n<h1>")
            .Append(Safe(labels.Title(brief)))
            .Append("</h1>\n");
        Say(page, "p", "quiet", labels.Prepared(brief));
        Say(page, "p", "lead", brief.Headline.In(language));
        foreach (var (title, statements) in labels.Sections(brief))
        {
            Say(page, "h2", null, title);
            if (statements.Count == 0)
            {
                Say(page, "p", null, labels.Nothing(title));
                continue;
            }
            page.Append("<ol>\n");
            foreach (var statement in statements)
            {
                page.Append("<li>");
                Say(page, "p", "says", statement.Says.In(language));
                Say(page, "p", null, statement.Because.In(language));
                Say(page, "p", "decision", statement.Decision.In(language));
                page.Append("</li>\n");
            }
            page.Append("</ol>\n");
        }
        Numbers(page, brief, labels);
        foreach (var note in brief.Notes)
            Say(page, "p", "quiet", note.In(language));
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Numbers(StringBuilder page, Brief brief, BriefLabels labels)
    {
        page.Append("<h2 id=\"numbers\">")
            .Append(Safe(labels.Numbers))
            .Append(
                "</h2>\n<div class=\"wide\" role=\"region\" aria-labelledby=\"numbers\" tabindex=\"0\"><table><thead><tr>"
            );
        foreach (var head in labels.Heads)
            page.Append("<th scope=\"col\">").Append(Safe(head)).Append("</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (var number in BriefLabels.AllNumbers(brief))
        {
            page.Append("<tr><th scope=\"row\">")
                .Append(Safe(number.What.In(labels.Language)))
                .Append("</th>");
            foreach (
                var cell in new[]
                {
                    BriefWords.Value(number, labels.Language),
                    BriefWords.Range(number, labels.Language),
                    BriefWords.Answers(number),
                }
            )
                page.Append("<td class=\"n\">").Append(Safe(cell)).Append("</td>");
            page.Append("<td>")
                .Append(Safe(number.Period))
                .Append("</td><td>")
                .Append(Safe(number.Value.Method))
                .Append("</td><td><code>")
                .Append(Safe(number.Trace))
                .Append("</code></td></tr>\n");
        }
        page.Append("</tbody></table></div>\n");
    }

    private static void Say(StringBuilder page, string element, string? style, string text)
    {
        page.Append('<').Append(element);
        if (style is not null)
            page.Append(" class=\"").Append(style).Append('"');
        page.Append('>').Append(Safe(text)).Append("</").Append(element).Append(">\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
