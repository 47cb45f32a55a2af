using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Says how a comparison was computed, from the same sums.</summary>
internal static class ExplainComparison
{
    public static FigureExplanation Of(ComparisonQuery query, Gathered from, Gathered to) =>
        new(
            LocalText.Of(
                "A survey is one collector with one wording. Like for like: the surveys of both periods, each with its number of answers in the first. The pooled change is split into what the surveys did (rate), how much they weigh (mix), and who entered and left; the four add up to it.",
                "Una encuesta es un recolector con un texto. Comparación igual con igual: las encuestas de ambos periodos, cada una con su número de respuestas en el primero. El cambio conjunto se divide en lo que cambió cada encuesta (tasa), cuánto pesa (mezcla) y quién entró y salió; los cuatro suman el total."
            ),
            "period-comparison"
        )
        {
            Sums = [.. Sums(query.From, from), .. Sums(query.To, to)],
            Exclusions = ExplainFigure.Exclusions([.. from.Withheld, .. to.Withheld]),
            Wordings = ExplainFigure.Wordings([.. from.Kept, .. to.Kept]),
            Filters =
            [
                .. ExplainFigure.Filters(query.Scope, query.From, null),
                ExplainFigure.Filters(query.Scope, query.To, null)[1],
            ],
            Rows =
            [
                .. FigureRows.Of(from, Span.Of(query.From)),
                .. FigureRows.Of(to, Span.Of(query.To)),
            ],
        };

    private static ImmutableArray<ExplainedSum> Sums(Period period, Gathered gathered) =>
        [
            new(
                LocalText.Of(
                    $"Answers counted, {period.Name}",
                    $"Respuestas contadas, {period.Name}"
                ),
                gathered.Kept.Sum(each => each.Answers)
            ),
            new(
                LocalText.Of(
                    $"Answers withheld, {period.Name}",
                    $"Respuestas retenidas, {period.Name}"
                ),
                gathered.Withheld.Sum(each => each.Answers)
            ),
        ];
}
