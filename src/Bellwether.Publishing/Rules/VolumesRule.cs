using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>7: respondents are at most the offered, the offered at most the customers, and none of them is zero or unknown.</summary>
/// <remarks>Offers are what was recorded as offered: never how often a form or a script was loaded.</remarks>
internal static class VolumesRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        var (customers, offered, respondents) = (
            survey.Volumes.Customers,
            survey.Volumes.Offered,
            survey.Respondents
        );
        var days = survey.Quarter.Last.DayNumber - survey.Quarter.First.DayNumber + 1;
        if (respondents == 0)
            return Broken(
                "Nobody answered in this quarter.",
                "Nadie respondió en este trimestre.",
                "Mark the quarter as not reported and say why.",
                "Marque el trimestre como no informado y diga por qué."
            );
        if (customers is not > 0)
            return Unknown("customers", "personas usaron el servicio", customers);
        if (offered is not > 0)
            return Unknown("offers of the survey", "personas recibieron la encuesta", offered);
        if (
            Math.Min(survey.Volumes.CustomerDays, survey.Volumes.OfferedDays) is var known
            && known < days
        )
            return Broken(
                $"The recorded volumes cover {known} of the quarter's {days} days.",
                $"Los volúmenes registrados cubren {known} de los {days} días del trimestre.",
                "Record the volumes of the whole quarter.",
                "Registre los volúmenes de todo el trimestre."
            );
        if (respondents > offered)
            return Broken(
                $"{N(respondents)} answered, but only {N(offered.Value)} were offered the survey.",
                $"Respondieron {N(respondents)}, pero solo {N(offered.Value)} recibieron la encuesta.",
                "Correct the number of offers.",
                "Corrija el número de ofrecimientos."
            );
        if (offered > customers)
            return Broken(
                $"{N(offered.Value)} were offered the survey, but only {N(customers.Value)} used the service.",
                $"{N(offered.Value)} recibieron la encuesta, pero solo {N(customers.Value)} usaron el servicio.",
                "Correct the number of customers or of offers.",
                "Corrija el número de personas atendidas o de ofrecimientos."
            );
        return RuleFinding.Met(
            7,
            $"{N(respondents)} answered of {N(offered.Value)} offered of {N(customers.Value)} customers.",
            $"Respondieron {N(respondents)} de {N(offered.Value)} ofrecidos, de {N(customers.Value)} personas atendidas."
        );
    }

    private static RuleFinding Unknown(string en, string es, long? count) =>
        Broken(
            count == 0 ? $"The number of {en} is zero." : $"The number of {en} is not recorded.",
            count == 0
                ? $"El número de cuántas {es} es cero."
                : $"No está registrado cuántas {es}.",
            "Record the volumes of the quarter for this survey, or for its service and channel.",
            "Registre los volúmenes del trimestre para esta encuesta, o para su servicio y canal."
        );

    private static RuleFinding Broken(string en, string es, string fixEn, string fixEs) =>
        RuleFinding.Broken(7, (en, es), (fixEn, fixEs));

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
