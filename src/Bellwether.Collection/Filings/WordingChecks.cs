using System.Text.RegularExpressions;
using Bellwether.Instruments;
using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>Wordings that are no question, ask for something else than the slot, or for ten points.</summary>
internal static partial class WordingChecks
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IEnumerable<Defect> Of(Filing filing, FilingColumns columns)
    {
        foreach (var question in filing.Questions)
        {
            if (NoQuestion().IsMatch(Wording.Normalise(question.Text)))
                yield return NotAsked(filing.Row, columns, question);
            else if (question.Text.Length == 0)
                yield return WithoutText(filing.Row, columns, question);
            else if (Construct.IsOpenText(question.Text))
                yield return OpenText(filing.Row, columns, question);
            else
            {
                if (Construct.Of(question.Slot, question.Text).Other is { } other)
                    yield return OtherConstruct(filing.Row, columns, question, other);
                if (IsTenPoint(question.Text))
                    yield return TenPoint(filing.Row, columns, question);
            }
        }
    }

    /// <summary>True when the wording itself names a ten-point scale.</summary>
    public static bool IsTenPoint(string text) => Ten().IsMatch(text);

    /// <summary>The wording without what it says about the scale, so that a later filing that leaves that out is recognised.</summary>
    public static string Stem(string text) => Wording.Normalise(ScaleNote().Replace(text, " "));

    public static Defect TenPointBefore(
        int row,
        FilingColumns columns,
        FilingQuestion question,
        int before
    ) =>
        InText(
            row,
            columns,
            question,
            "scale.ten-point",
            $"The same question was asked on a ten-point scale in row {before}, and nothing says that the scale changed. Ten points in five columns give no mean on the five-point scale; state the scale in the question's text.",
            $"La misma pregunta se hizo con una escala de diez puntos en la fila {before} y nada indica que cambió. Diez puntos en cinco columnas no dan un promedio de cinco puntos; indique la escala en el texto."
        );

    private static Defect NotAsked(int row, FilingColumns columns, FilingQuestion question) =>
        InText(
            row,
            columns,
            question,
            "question.none",
            $"“{question.Text}” is typed where the question's text belongs. Leave the text empty when the question was not asked, or type the question as it was asked.",
            $"Dice «{question.Text}» donde va el texto de la pregunta. Déjelo vacío si no se preguntó, o escriba la pregunta tal como se hizo."
        );

    private static Defect WithoutText(int row, FilingColumns columns, FilingQuestion question) =>
        InText(
            row,
            columns,
            question,
            "question.no-text",
            $"{N(question.Answers)} answers to a question without a text: nobody can tell what was asked. Type the question as it was asked.",
            $"Hay {N(question.Answers)} respuestas a una pregunta sin texto: no se sabe qué se preguntó. Escriba la pregunta tal como se hizo."
        );

    private static Defect OpenText(int row, FilingColumns columns, FilingQuestion question) =>
        InText(
            row,
            columns,
            question,
            "question.open-text",
            $"The text asks for words (“{Short(question.Text)}”), so it has no counts of answers. Remove the text and the counts.",
            $"El texto pide palabras («{Short(question.Text)}») y no tiene conteos de respuestas. Quite el texto y los conteos."
        );

    private static Defect OtherConstruct(
        int row,
        FilingColumns columns,
        FilingQuestion question,
        string other
    ) =>
        InText(
            row,
            columns,
            question,
            "question.other-construct",
            $"The slot stands for {question.Key}, and the question asks something else ({other}): “{Short(question.Text)}”. Move it to one of the agency's own questions (q8 to q11).",
            $"El lugar corresponde a {question.Key} y la pregunta es otra ({other}): «{Short(question.Text)}». Pásela a una de las preguntas propias (q8 a q11)."
        );

    private static Defect TenPoint(int row, FilingColumns columns, FilingQuestion question) =>
        InText(
            row,
            columns,
            question,
            "scale.ten-point",
            $"The question was asked on a ten-point scale and squeezed into five columns: “{Short(question.Text)}”. Its mean is not on the five-point scale; ask it with five answers, or report it as one of the agency's own questions.",
            $"La pregunta se hizo con diez puntos y se redujo a cinco columnas: «{Short(question.Text)}». Su promedio no está en la escala de cinco; hágala con cinco respuestas o inclúyala como pregunta propia."
        );

    private static Defect InText(
        int row,
        FilingColumns columns,
        FilingQuestion question,
        string reason,
        string english,
        string spanish
    ) => InWording(row, columns, question.Slot, reason, english, spanish);

    private static string Short(string text) => text.Length <= 120 ? text : text[..119] + "…";

    [GeneratedRegex(@"^(none|no question|n a|na|not asked|0|question \d+)$", Plain)]
    private static partial Regex NoQuestion();

    [GeneratedRegex(
        @"\b(10|ten)[- ]point\b|\b(scale )?(of|from)?\s*\W?(1|one|10)\W?\s*(to|-|–)\s*\W?(10|ten)\b|\b10\s*=",
        Plain | RegexOptions.IgnoreCase
    )]
    private static partial Regex Ten();

    [GeneratedRegex(@"\([^)]*\d\s*=[^)]*\)", Plain)]
    private static partial Regex ScaleNote();
}
