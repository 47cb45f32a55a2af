using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The words of the reasons for which answers are kept but not counted. The codes are those of the import report.</summary>
public static class WithheldReasons
{
    private static readonly Dictionary<string, LocalText> Words = new(StringComparer.Ordinal)
    {
        ["question.other-construct"] = LocalText.Of(
            "The question asks something else than the measure stands for.",
            "La pregunta pide otra cosa que la medida."
        ),
        ["question.none"] = LocalText.Of("No question is named.", "No se indica ninguna pregunta."),
        ["question.no-text"] = LocalText.Of(
            "The question has no text, so nobody can tell what was asked.",
            "La pregunta no tiene texto; no se sabe qué se preguntó."
        ),
        ["question.open-text"] = LocalText.Of(
            "The question asks for words.",
            "La pregunta pide palabras."
        ),
        ["scale.ten-point"] = LocalText.Of(
            "The question was asked on ten points and squeezed into five.",
            "La pregunta se hizo con diez puntos y se redujo a cinco."
        ),
        ["scale.two-point"] = LocalText.Of(
            "The question has two answers, spread over five columns.",
            "La pregunta tiene dos respuestas, repartidas en cinco columnas."
        ),
        ["scale.three-point"] = LocalText.Of(
            "The question has three answers, spread over five columns.",
            "La pregunta tiene tres respuestas, repartidas en cinco columnas."
        ),
        ["counts.percentages-typed"] = LocalText.Of(
            "Percentages were typed where counts belong.",
            "Se escribieron porcentajes en lugar de conteos."
        ),
        ["counts.mean-typed"] = LocalText.Of(
            "A mean was typed where counts belong.",
            "Se escribió un promedio en lugar de conteos."
        ),
        ["counts.mean-differs"] = LocalText.Of(
            "The published mean does not follow from the counts.",
            "El promedio publicado no corresponde a los conteos."
        ),
        ["counts.filed-twice"] = LocalText.Of(
            "The same answers were filed in another row of the quarter; they count once.",
            "Las mismas respuestas se presentaron en otra fila del trimestre; cuentan una vez."
        ),
        ["counts.copied"] = LocalText.Of(
            "The counts of an earlier quarter were filed again.",
            "Se repitieron los conteos de un trimestre anterior."
        ),
    };

    /// <summary>The reason in words; the code itself when it is a new one.</summary>
    public static LocalText Say(string reason) =>
        Words.TryGetValue(reason, out var words) ? words : LocalText.Of(reason, reason);
}
