using System.Text.Json.Serialization;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>How much is known about who was offered the questions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OfferKnowledge>))]
public enum OfferKnowledge
{
    /// <summary>For every response it is known how many were offered the questions.</summary>
    Known,

    /// <summary>For some responses it is known; the rate is that of those.</summary>
    PartlyKnown,

    /// <summary>It is not known how many were offered the questions.</summary>
    Unknown,

    /// <summary>The numbers contradict each other, so that no rate can be claimed.</summary>
    Impossible,
}

/// <summary>How many of those offered the questions answered, and how sure one may be that the others think alike.</summary>
/// <param name="Rate">Respondents over offered, 0 to 1; NotIdentified when it is not known.</param>
/// <param name="Knowledge">How much is known.</param>
/// <param name="Offered">People offered the questions, as far as known.</param>
/// <param name="Respondents">Those of them who answered.</param>
/// <param name="Others">Respondents for whom it is not known how many were offered the questions.</param>
/// <param name="IsLow">True when the rate is known and below <see cref="LowBelow"/>.</param>
/// <param name="Words">What it means for the figure.</param>
public sealed record ResponseRate(
    Estimate Rate,
    OfferKnowledge Knowledge,
    long Offered,
    long Respondents,
    long Others,
    bool IsLow,
    LocalText Words
)
{
    /// <summary>Below this rate, those who did not answer decide what all would have said.</summary>
    public const double LowBelow = 0.10;

    /// <summary>The rate from what is known.</summary>
    /// <param name="offered">People offered the questions where that is known.</param>
    /// <param name="respondents">Respondents there.</param>
    /// <param name="others">Respondents elsewhere.</param>
    /// <param name="exceedsCustomers">True when more people were offered the questions than used the service.</param>
    public static ResponseRate Of(
        long offered,
        long respondents,
        long others,
        bool exceedsCustomers = false
    )
    {
        var rate =
            offered > 0 && !exceedsCustomers
                ? A11Rates.Of(respondents, offered, null).Response
                : Unknown(others);
        var knowledge =
            offered == 0 ? OfferKnowledge.Unknown
            : rate.Value is null ? OfferKnowledge.Impossible
            : others > 0 ? OfferKnowledge.PartlyKnown
            : OfferKnowledge.Known;
        var low = rate.Value < LowBelow;
        return new ResponseRate(
            rate,
            knowledge,
            offered,
            respondents,
            others,
            low,
            exceedsCustomers ? TooManyOffers() : Say(knowledge, rate.Value, low)
        );
    }

    private static Estimate Unknown(long n) =>
        Estimate.Without(EstimateStatus.NotIdentified, n, "wilson");

    private static LocalText TooManyOffers() =>
        LocalText.Of(
            "More people were offered the questions than used the service, so the response rate is withheld.",
            "Se ofrecieron las preguntas a más personas de las que usaron el servicio; la tasa de respuesta se retiene."
        );

    private static LocalText Say(OfferKnowledge knowledge, double? rate, bool low)
    {
        if (knowledge == OfferKnowledge.Unknown)
            return LocalText.Of(
                "It is not known how many people were offered the questions, so nobody can tell how well those who answered stand for the others.",
                "No se sabe a cuántas personas se ofrecieron las preguntas; no se puede saber si quienes respondieron representan a los demás."
            );
        if (knowledge == OfferKnowledge.Impossible)
            return LocalText.Of(
                "More people answered than were offered the questions, so the response rate is withheld.",
                "Respondieron más personas de las que recibieron las preguntas; la tasa de respuesta se retiene."
            );
        var percent = Write.Percent(rate!.Value);
        var partly =
            knowledge == OfferKnowledge.PartlyKnown
                ? (
                    " For some of the answers it is not known how many were offered the questions.",
                    " Para algunas respuestas no se sabe a cuántas personas se ofrecieron las preguntas."
                )
                : ("", "");
        return low
            ? LocalText.Of(
                $"Only {percent} of those offered the questions answered. The others may think differently.{partly.Item1}",
                $"Solo respondió el {percent} de quienes recibieron las preguntas. Los demás pueden opinar distinto.{partly.Item2}"
            )
            : LocalText.Of(
                $"{percent} of those offered the questions answered.{partly.Item1}",
                $"Respondió el {percent} de quienes recibieron las preguntas.{partly.Item2}"
            );
    }
}
