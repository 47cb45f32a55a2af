using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>Numbers that were typed where counts of answers belong, and scales that are not five points.</summary>
internal static class CountChecks
{
    public static IEnumerable<Defect> Of(Filing filing, FilingColumns columns)
    {
        var typed = Typed(filing).ToHashSet();
        foreach (var question in filing.Questions.Where(question => question.Answers > 0))
        {
            if (typed.Contains(question))
                yield return TypedDefect(filing, columns, question);
            else if (Points(question) is { } points)
                yield return PointsDefect(filing, columns, question, points);
        }
    }

    // One question with few answers is a question few were asked. Half the form with a hundred "answers" from thousands of
    // respondents, or with one filled column each, is a table of percentages or means.
    private static IEnumerable<FilingQuestion> Typed(Filing filing)
    {
        var asked = filing
            .Questions.Where(question => question is { IsStandard: true, Answers: > 0 })
            .ToList();
        var respondents = filing.Volumes.Respondents ?? 0;
        var suspects = asked.Count(question => LooksTyped(question, respondents));
        if (suspects >= 2 && suspects * 2 >= asked.Count)
            return filing.Questions.Where(question =>
                question.Answers > 0 && question.Answers * 20 < respondents
            );
        // A smaller survey: all questions add up to a hundred, give or take rounding, and twice as many people answered.
        return
            asked.Count >= 3
            && respondents > 210
            && asked.TrueForAll(question => question.Answers is >= 97 and <= 103)
            ? asked
            : [];
    }

    private static bool LooksTyped(FilingQuestion question, long respondents) =>
        question.Answers * 20 < respondents
        && (
            question.Answers is >= 90 and <= 110 || (OneColumn(question) && question.Answers <= 100)
        );

    private static bool OneColumn(FilingQuestion question) =>
        question.Counts.Count(count => count > 0) == 1;

    private static Defect TypedDefect(Filing filing, FilingColumns columns, FilingQuestion question)
    {
        var respondents = N(filing.Volumes.Respondents ?? 0);
        var column = question.Counts.IndexOf(question.Answers) + 1;
        return OneColumn(question) && question.Answers == column
            ? InCounts(
                filing.Row,
                columns,
                question.Slot,
                "counts.mean-typed",
                $"Only the column of answer {column} is filled, with {column}, for {respondents} respondents: a mean was typed where counts belong. Type how many people gave each answer.",
                $"Solo la columna de la respuesta {column} tiene un valor, {column}, para {respondents} personas: se escribió un promedio en lugar de conteos. Escriba cuántas personas dieron cada respuesta."
            )
            : InCounts(
                filing.Row,
                columns,
                question.Slot,
                "counts.percentages-typed",
                $"The columns add up to {question.Answers} for {respondents} respondents: percentages were typed where counts belong. Type how many people gave each answer.",
                $"Las columnas suman {question.Answers} para {respondents} personas: se escribieron porcentajes en lugar de conteos. Escriba cuántas personas dieron cada respuesta."
            );
    }

    private static Defect PointsDefect(
        Filing filing,
        FilingColumns columns,
        FilingQuestion question,
        int points
    ) =>
        InCounts(
            filing.Row,
            columns,
            question.Slot,
            points == 2 ? "scale.two-point" : "scale.three-point",
            $"Of {N(question.Answers)} answers none lies between those that were used: a question with {points} answers was spread over five columns. Its mean is not on the five-point scale; report it as what it is.",
            $"De {N(question.Answers)} respuestas ninguna cae entre las que se usaron: una pregunta de {points} respuestas se repartió en cinco columnas. Su promedio no está en la escala de cinco puntos; informe lo que es."
        );

    // Five-point answers leave no hole in the middle once there are a few dozen of them.
    private static int? Points(FilingQuestion question)
    {
        var counts = question.Counts;
        var used = Enumerable.Range(0, 5).Where(i => counts[i] > 0).ToList();
        if (question.Answers < 30 || used.Count is < 2 or > 3)
            return null;
        if (used.Count == 2)
            return used[1] - used[0] > 1 && used.TrueForAll(i => counts[i] >= 4) ? 2 : null;
        var hole = Enumerable
            .Range(used[0], used[2] - used[0])
            .FirstOrDefault(i => counts[i] == 0, -1);
        return hole >= 0 && counts.Take(hole).Sum() >= 20 && counts.Skip(hole + 1).Sum() >= 20
            ? 3
            : null;
    }
}
