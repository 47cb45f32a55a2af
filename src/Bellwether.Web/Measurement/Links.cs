using Bellwether.Foundation;
using Bellwether.Measurement;

namespace Bellwether.Web.Measurement;

/// <summary>The addresses of pages and of the files behind figures: the same reads, as rows.</summary>
internal static class Links
{
    public static string Service(string slug) => $"/services/{Uri.EscapeDataString(slug)}";

    public static string Figure(string? slug, string measure, Period period) =>
        Csv("figures", slug, ("measure", measure), ("period", period.Name));

    public static string Trend(string? slug, string measure, bool byMonth) =>
        Csv("trends", slug, ("measure", measure), ("by", byMonth ? "month" : "quarter"));

    public static string Drivers(string slug, string measure, Period period) =>
        Csv("drivers", slug, ("measure", measure), ("period", period.Name));

    public static string Importance(string slug, string measure, Period period) =>
        Csv("drivers/importance", slug, ("measure", measure), ("period", period.Name));

    public static string DriversPage(string slug, string measure, Period period) =>
        $"/understand/drivers/{Uri.EscapeDataString(slug)}?measure={measure}&period={period.Name}";

    public static string Split(string slug, Split split) =>
        Csv(
            "splits",
            slug,
            ("measure", split.Measure.Key),
            ("period", split.Period.Name),
            ("by", split.By.ToString().ToLowerInvariant())
        );

    public static string League(string measure, Period period) =>
        Csv("leagues", null, ("measure", measure), ("period", period.Name));

    public static string Comparison(PeriodsCompared compared, string? slug) =>
        Csv(
            "comparisons",
            slug,
            ("measure", compared.Measure.Key),
            ("from", compared.From.Name),
            ("to", compared.To.Name)
        );

    public static string Compare(string measure, Period from, Period to, string? slug) =>
        "/understand/compare?"
        + Query(slug, [("measure", measure), ("from", from.Name), ("to", to.Name)]);

    private static string Csv(
        string what,
        string? slug,
        params (string Name, string Value)[] words
    ) => $"/files/{what}.csv?{Query(slug, words)}";

    private static string Query(string? slug, (string Name, string Value)[] words) =>
        string.Join(
            '&',
            words
                .Concat(slug is null ? [] : [("service", slug)])
                .Select(word => $"{word.Item1}={Uri.EscapeDataString(word.Item2)}")
        );
}
