using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Says how a figure was computed, from the same sums.</summary>
internal static class ExplainFigure
{
    public static FigureExplanation Of(
        Measure measure,
        FigureQuery query,
        Gathered gathered,
        AnswerSum sum
    ) =>
        new(Sentence(measure, sum), "wilson")
        {
            Sums = Sums(gathered, sum),
            Exclusions = Exclusions(gathered.Withheld),
            Wordings = Wordings(gathered.Kept),
            Filters = Filters(query.Scope, query.Period, query.Channel),
            Rows = FigureRows.Of(gathered, Span.Of(query.Period)),
        };

    public static ImmutableArray<Exclusion> Exclusions(IReadOnlyList<Counted> withheld) =>
        [
            .. withheld
                .GroupBy(each => each.Withheld!)
                .Select(same => new Exclusion(
                    same.Key,
                    WithheldReasons.Say(same.Key),
                    same.Count(each => each.Answers >= 0) - same.Count(each => each.Answers < 0),
                    same.Sum(each => each.Answers)
                ))
                .Where(exclusion => exclusion.Filings > 0)
                .OrderByDescending(exclusion => exclusion.Answers)
                .ThenBy(exclusion => exclusion.Reason, StringComparer.Ordinal),
        ];

    public static ImmutableArray<ExplainedWording> Wordings(IReadOnlyList<Counted> kept) =>
        [
            .. kept.Where(each => each.Answers != 0)
                .GroupBy(each => each.Series)
                .Select(same => new ExplainedWording(
                    same.First().Item.Prompt.In("en"),
                    same.Key.Construct,
                    same.Key.Form.Name,
                    same.Select(each => each.Collector.CollectorId).Distinct().Count(),
                    same.Sum(each => each.Answers)
                ))
                .OrderByDescending(wording => wording.Answers)
                .ThenBy(wording => wording.Prompt, StringComparer.Ordinal),
        ];

    public static ImmutableArray<LocalText> Filters(Scope scope, Period period, string? channel) =>
        [
            LocalText.Of($"About: {scope.Name}", $"Sobre: {scope.Name}"),
            LocalText.Of(
                $"Period: {period.Name} ({period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd})",
                $"Periodo: {period.Name} ({period.First:yyyy-MM-dd} a {period.Last:yyyy-MM-dd})"
            ),
            .. channel is null
                ? Array.Empty<LocalText>()
                : [LocalText.Of($"Channel: {channel}", $"Canal: {channel}")],
        ];

    private static LocalText Sentence(Measure measure, AnswerSum sum) =>
        LocalText.Of(
            $"{Write.Count(sum.Favourable)} favourable answers of {Write.Count(sum.N)} to the question about {measure.Name.In("en").ToLowerInvariant()}, with Wilson's 95 % interval"
                + (
                    sum.Histogram is null
                        ? "."
                        : "; the mean is the sum of the answers over their number."
                ),
            $"{Write.Count(sum.Favourable)} respuestas favorables de {Write.Count(sum.N)} a la pregunta sobre {measure.Name.In("es").ToLowerInvariant()}, con el intervalo de Wilson del 95 %"
                + (
                    sum.Histogram is null
                        ? "."
                        : "; el promedio es la suma de las respuestas entre su número."
                )
        );

    private static ImmutableArray<ExplainedSum> Sums(Gathered gathered, AnswerSum sum) =>
        [
            new(LocalText.Of("Responses", "Respuestas recibidas"), gathered.Responses.Values.Sum()),
            new(
                LocalText.Of("Asked this question", "A quienes se hizo la pregunta"),
                gathered.Kept.Sum(each => each.Asked)
            ),
            new(LocalText.Of("Answered it", "La respondieron"), sum.N),
            new(LocalText.Of("Favourable answers", "Respuestas favorables"), sum.Favourable),
            .. sum.Histogram is { } histogram
                ?
                [
                    new ExplainedSum(
                        LocalText.Of("Sum of the answers", "Suma de las respuestas"),
                        (long)histogram.Sum
                    ),
                ]
                : Array.Empty<ExplainedSum>(),
        ];
}
