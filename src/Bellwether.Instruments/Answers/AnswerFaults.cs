using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>What a respondent reads when an answer cannot be taken, in their language. What they sent is never repeated.</summary>
internal sealed record AnswerFaults(
    string Summary,
    string UnknownItem,
    string UnknownOptionFormat,
    string OnlyOne,
    string OnlyOneText,
    string MissingChoice,
    string MissingText,
    string TooLongFormat
)
{
    private const int MostListed = 12;

    private static readonly AnswerFaults English = new(
        "Some answers could not be taken. Please look at the marked questions.",
        "This questionnaire has no such question.",
        "This is not one of the answers. Choose from: {0}.",
        "Please choose one answer only.",
        "Please write one answer only.",
        "Please choose an answer.",
        "Please write an answer.",
        "Please write at most {0:N0} characters; you wrote {1:N0}."
    );

    private static readonly AnswerFaults Spanish = new(
        "No pudimos aceptar algunas respuestas. Revise las preguntas marcadas.",
        "Este cuestionario no tiene esa pregunta.",
        "Esta no es una de las respuestas. Elija entre: {0}.",
        "Elija una sola respuesta.",
        "Escriba una sola respuesta.",
        "Elija una respuesta.",
        "Escriba una respuesta.",
        "Escriba como máximo {0:N0} caracteres; escribió {1:N0}."
    );

    public static AnswerFaults In(string language) => language == "es" ? Spanish : English;

    public string UnknownOption(Item item) =>
        string.Format(
            CultureInfo.InvariantCulture,
            UnknownOptionFormat,
            string.Join(", ", item.Options.Take(MostListed).Select(option => option.Key))
                + (item.Options.Length > MostListed ? ", …" : "")
        );

    public string TooLong(Item item, int length) =>
        string.Format(CultureInfo.InvariantCulture, TooLongFormat, item.LongestText, length);
}
