using Bellwether.Measurement;
using Bellwether.Web.Components;

namespace Bellwether.Web.Measurement;

/// <summary>The columns of every table that compares parts with their rest.</summary>
internal static class PartColumns
{
    public static IReadOnlyList<Column<TRow>> Of<TRow>(
        Texts texts,
        string head,
        Func<TRow, string> name,
        Func<TRow, ComparedPart> part,
        Func<TRow, string?>? href
    ) =>
        [
            new(head, name)
            {
                IsRowHead = true,
                Href = href,
                SortKey = "name",
            },
            new(texts["measurement.part.share"], row => Share(texts, part(row)))
            {
                Unit = "%",
                IsNumber = true,
                SortKey = "share",
            },
            new(
                texts["components.chart.interval"],
                row => Numbers.Range(texts, part(row).Favourable) ?? ""
            )
            {
                Unit = "%",
                IsNumber = true,
            },
            new(
                texts["components.chart.answers"],
                row => part(row).Answers is { } answers ? texts.Number(answers) : ""
            )
            {
                IsNumber = true,
                SortKey = "answers",
            },
            new(texts["measurement.part.difference"], row => Difference(texts, part(row)))
            {
                SortKey = "difference",
            },
        ];

    private static string Share(Texts texts, ComparedPart part) =>
        part.IsSuppressed ? texts["components.chart.too-few"]
        : part.Favourable.Value is null ? "–"
        : Numbers.Percent(texts, part.Favourable);

    /// <summary>Different from the rest: +4.1 points (2.0 to 6.2); or that it is not.</summary>
    public static string Difference(Texts texts, ComparedPart part) =>
        part.Difference.Value is null ? ""
        : !part.Different ? texts["measurement.part.same"]
        : texts.Say(
            part.Difference.Value > 0 ? "measurement.part.higher" : "measurement.part.lower",
            Numbers.Change(texts, part.Difference)
        );
}
