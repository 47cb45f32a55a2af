using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Combining;

namespace Bellwether.Measurement;

/// <summary>Says what a nowcast says, or why there is none.</summary>
internal sealed class NowcastWords(NowcastQuery query, Measure measure)
{
    public Nowcast Without(EstimateStatus status) =>
        status switch
        {
            EstimateStatus.NotIdentified => None(
                status,
                "There are live answers and no periodic survey. Without a survey of a sample drawn at random nobody can tell the level from who chose to answer.",
                "Hay respuestas en vivo y ninguna encuesta periódica. Sin una encuesta a una muestra al azar nadie puede distinguir el nivel de quién eligió responder."
            ),
            EstimateStatus.TooFew => None(
                status,
                $"No survey month has {VerdictRule.Default.LeastAnswers} answers.",
                $"Ningún mes de encuesta tiene {VerdictRule.Default.LeastAnswers} respuestas."
            ),
            _ => None(
                EstimateStatus.NoAnswers,
                $"Nobody answered about {Name("en")} in these months.",
                $"Nadie respondió sobre {Name("es")} en estos meses."
            ),
        };

    public Nowcast NoFeed() =>
        None(
            EstimateStatus.NotIdentified,
            "There is a periodic survey and no live answers to track what happened since.",
            "Hay una encuesta periódica y ninguna respuesta en vivo que siga lo ocurrido desde entonces."
        );

    public Nowcast Say(Nowcast it, bool fewSurveys, long otherWords)
    {
        var last = it.Points.Last(point => point.Survey.Value is not null);
        var range = it.Now.Interval!.Value;
        var (from, to) = (Write.Percent(range.Low), Write.Percent(range.High));
        return it with
        {
            Words = LocalText.Of(
                $"{measure.Name.In("en")} is now at {Write.Percent(it.Now.Value!.Value)} favourable ({from} to {to}). The last survey, in {Month(last.Month, "en")}, said {Write.Percent(last.Survey.Value!.Value)}. Of what is known of now, {Write.Percent(1 - it.FeedShare)} comes from the surveys and {Write.Percent(it.FeedShare)} from the live answers.{Selected(it.Selection, "en")}",
                $"{measure.Name.In("es")} está ahora en {Write.Percent(it.Now.Value.Value)} de respuestas favorables ({from} a {to}). La última encuesta, en {Month(last.Month, "es")}, dijo {Write.Percent(last.Survey.Value.Value)}. De lo que se sabe de ahora, {Write.Percent(1 - it.FeedShare)} viene de las encuestas y {Write.Percent(it.FeedShare)} de las respuestas en vivo.{Selected(it.Selection, "es")}"
            ),
            Cautions =
            [
                .. fewSurveys
                    ?
                    [
                        LocalText.Of(
                            "It rests on fewer than three surveys: how freely the level wanders between them is judged from the live answers alone.",
                            "Se basa en menos de tres encuestas: cuánto varía el nivel entre ellas se juzga solo por las respuestas en vivo."
                        ),
                    ]
                    : Array.Empty<LocalText>(),
                .. it.Points.Any(point => point.Reopened)
                    ?
                    [
                        LocalText.Of(
                            "A survey disagreed with the live answers so much that their distance was judged anew from there.",
                            "Una encuesta discrepó tanto de las respuestas en vivo que su distancia se juzgó de nuevo desde ahí."
                        ),
                    ]
                    : Array.Empty<LocalText>(),
                .. otherWords > 0
                    ?
                    [
                        LocalText.Of(
                            $"{Write.Count(otherWords)} answers in other words are left out.",
                            $"Quedan fuera {Write.Count(otherWords)} respuestas dadas con otras palabras."
                        ),
                    ]
                    : Array.Empty<LocalText>(),
                LocalText.Of(
                    "Between two surveys a jump in who chooses to answer would look like a change. Only the next survey tells them apart.",
                    "Entre dos encuestas, un salto en quién elige responder parecería un cambio. Solo la próxima encuesta los distingue."
                ),
            ],
        };
    }

    private static string Selected(NowcastSelection? selection, string language)
    {
        if (selection is not { } it)
            return "";
        var apart = Write.Points(it.Apart);
        var worth = it.WorthOf is { } n && n < it.Answers ? Write.Count((long)Math.Round(n)) : null;
        var share = Math.Abs(it.Correlation) > 0 ? it.ToOverturn / Math.Abs(it.Correlation) : null;
        if (language == "es")
            return $" Las respuestas en vivo están a {apart} puntos de la encuesta"
                + (
                    worth is null
                        ? "."
                        : $": sus {Write.Count(it.Answers)} dicen tanto como {worth} elegidas al azar."
                )
                + (
                    share is { } part
                        ? $" Para que el cambio desde la última encuesta fuera solo autoselección, esta tendría que cambiar en {Write.Percent(part)} de lo que es hoy."
                        : ""
                );
        return $" The live answers stand {apart} points from the survey"
            + (
                worth is null
                    ? "."
                    : $": {Write.Count(it.Answers)} of them say as much as {worth} drawn at random."
            )
            + (
                share is { } of
                    ? $" For the change since the last survey to be self-selection alone, self-selection would have to change by {Write.Percent(of)} of what it is today."
                    : ""
            );
    }

    private Nowcast None(EstimateStatus status, string en, string es) =>
        new()
        {
            Measure = measure,
            Scope = query.Scope,
            Status = status,
            Now = Estimate.Without(status, 0, AnchorTrack.Method),
            Words = LocalText.Of(en, es),
        };

    private static string Month(Period month, string language) =>
        month.First.ToString(
            language == "es" ? "MMMM 'de' yyyy" : "MMMM yyyy",
            CultureInfo.GetCultureInfo(language)
        );

    private string Name(string language)
    {
        var name = measure.Name.In(language);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
