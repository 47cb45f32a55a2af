using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>Volumes that are missing or cannot be: they spoil the response rate and nothing else.</summary>
internal static class VolumeChecks
{
    public static IEnumerable<Defect> Of(Filing filing, FilingColumns columns) =>
        Missing(filing, columns)
            .Concat(Impossible(filing, columns))
            .Concat(MoreAnswers(filing, columns))
            .Concat(Estimated(filing, columns));

    private static IEnumerable<Defect> Missing(Filing filing, FilingColumns columns)
    {
        var volumes = filing.Volumes;
        if (volumes.Customers is null or 0)
            yield return InVolume(
                filing.Row,
                columns,
                Customers,
                "volume.customers-missing",
                "The number of customers is missing. Type how many people used the service in the quarter.",
                "Falta el número de clientes. Escriba cuántas personas usaron el servicio en el trimestre."
            );
        if (volumes.Offered is null or 0)
            yield return InVolume(
                filing.Row,
                columns,
                Offered,
                "volume.offered-missing",
                "The number of people who were offered the survey is missing. Type how many were offered it in the quarter.",
                "Falta el número de personas a quienes se ofreció la encuesta. Escriba a cuántas se ofreció en el trimestre."
            );
        if (volumes.Respondents is null or 0)
            yield return InVolume(
                filing.Row,
                columns,
                Respondents,
                "volume.respondents-missing",
                "The number of respondents is missing or zero. Type how many people answered.",
                "Falta el número de personas que respondieron, o es cero. Escriba cuántas respondieron."
            );
    }

    private static IEnumerable<Defect> Impossible(Filing filing, FilingColumns columns)
    {
        var volumes = filing.Volumes;
        if (
            volumes is { Customers: > 0 and var customers, Offered: { } offers }
            && offers > customers
        )
            yield return InVolume(
                filing.Row,
                columns,
                Offered,
                "volume.offered-above-customers",
                $"More people were offered the survey ({N(offers)}) than used the service ({N(customers)}). Check whether the two numbers were exchanged.",
                $"Se ofreció la encuesta a más personas ({N(offers)}) de las que usaron el servicio ({N(customers)}). Revise si los números están invertidos."
            );
        if (
            volumes is { Offered: > 0 and var offered, Respondents: { } answered }
            && answered > offered
        )
            yield return InVolume(
                filing.Row,
                columns,
                Respondents,
                "volume.respondents-above-offered",
                $"More people answered ({N(answered)}) than were offered the survey ({N(offered)}). Check both numbers.",
                $"Respondieron más personas ({N(answered)}) de las que recibieron la encuesta ({N(offered)}). Revise ambos números."
            );
    }

    private static IEnumerable<Defect> MoreAnswers(Filing filing, FilingColumns columns)
    {
        var respondents = filing.Volumes.Respondents ?? 0;
        var above = filing.Questions.Where(question => question.Answers > respondents).ToList();
        if (above.Count == 0)
            yield break;
        var most = above.Max(question => question.Answers);
        var which = string.Join(", ", above.Select(question => $"q{question.Slot}"));
        yield return InVolume(
            filing.Row,
            columns,
            Respondents,
            "volume.answers-above-respondents",
            $"{which}: up to {N(most)} answers were given by {N(respondents)} respondents. Check the number of respondents; one person answers a question once.",
            $"{which}: hay hasta {N(most)} respuestas de {N(respondents)} personas. Revise cuántas personas respondieron; cada una responde una vez."
        );
    }

    // Offered to exactly 10 % of the customers: somebody multiplied, nobody counted. Below 100,000 customers it may be chance.
    private static IEnumerable<Defect> Estimated(Filing filing, FilingColumns columns)
    {
        if (
            filing.Volumes
                is not { Customers: >= 100_000 and var customers, Offered: > 0 and var offered }
            || offered >= customers
        )
            yield break;
        var percent = Math.Round(100m * offered / customers);
        if (percent < 1 || Math.Abs(offered - (customers * percent / 100)) > 1)
            yield break;
        yield return Note(
            filing.Row,
            columns.Heading(Offered),
            "volume.offered-estimated",
            $"The survey was offered to exactly {percent:0} % of the customers: an estimate, not a count. The response rate built on it is an estimate too.",
            $"La encuesta se ofreció exactamente al {percent:0} % de los clientes: es una estimación, no un conteo. La tasa de respuesta también lo es."
        );
    }
}
