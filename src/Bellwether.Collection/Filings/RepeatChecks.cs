using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>The same people filed twice: in another row of the quarter, or again in a later quarter.</summary>
internal static class RepeatChecks
{
    private const int EnoughAnswers = 30;
    private const int EnoughQuestions = 3;

    public static IEnumerable<Defect> Of(
        Filing filing,
        FilingColumns columns,
        FilingHistory history
    )
    {
        if (history.SameSurvey(filing) is { } first)
        {
            yield return OfRow(
                filing.Row,
                columns.Heading("transaction_point"),
                "filing.duplicate",
                $"Row {first} already files this survey for {filing.QuarterName}. The row is withheld so that nobody is counted twice; remove one of the two rows.",
                $"La fila {first} ya presenta esta encuesta para {filing.QuarterName}. La fila se retiene para no contar a nadie dos veces; elimine una de las dos."
            );
            yield break;
        }
        foreach (var defect in Repeated(filing, columns, history))
            yield return defect;
    }

    // One question of thirty answers may repeat by chance or be shared by two surveys; three equal ones are a copy.
    private static IEnumerable<Defect> Repeated(
        Filing filing,
        FilingColumns columns,
        FilingHistory history
    )
    {
        var same = (
            from question in filing.Questions
            where question.Answers >= EnoughAnswers
            let seen = history.SameCounts(question)
            where seen is not null
            group question by seen.Value into earlier
            where earlier.Count() >= EnoughQuestions
            select earlier
        ).ToList();
        foreach (var earlier in same)
        {
            foreach (var question in earlier)
                yield return earlier.Key.Quarter == filing.QuarterName
                    ? CountedTwice(filing, columns, question, earlier.Key)
                    : Copied(filing, columns, question, earlier.Key);
        }
    }

    private static Defect CountedTwice(
        Filing filing,
        FilingColumns columns,
        FilingQuestion question,
        FilingHistory.Seen seen
    ) =>
        InCounts(
            filing.Row,
            columns,
            question.Slot,
            "counts.filed-twice",
            $"Exactly these {N(question.Answers)} answers were already filed for the quarter in row {seen.Row}. They are counted once; file every answer under one service only.",
            $"Exactamente estas {N(question.Answers)} respuestas ya se presentaron para el trimestre en la fila {seen.Row}. Se cuentan una vez; presente cada respuesta en un solo servicio."
        );

    private static Defect Copied(
        Filing filing,
        FilingColumns columns,
        FilingQuestion question,
        FilingHistory.Seen seen
    ) =>
        InCounts(
            filing.Row,
            columns,
            question.Slot,
            "counts.copied",
            $"Exactly these {N(question.Answers)} answers were already filed for {seen.Quarter} in row {seen.Row}: an earlier quarter was filed again. Type the counts of {filing.QuarterName}.",
            $"Exactamente estas {N(question.Answers)} respuestas ya se presentaron para {seen.Quarter} en la fila {seen.Row}: se repitió un trimestre anterior. Escriba los conteos de {filing.QuarterName}."
        );
}
