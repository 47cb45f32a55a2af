using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>Every no of the intake, in the respondent's language. What was sent is never repeated in it.</summary>
internal static class IntakeRefusals
{
    public static Refusal Unknown(string language) =>
        new Refusal(
            "collector.unknown",
            RefusalKind.NotFound,
            Say(
                language,
                "There is no survey at this address. Please check the link.",
                "No hay ninguna encuesta en esta dirección. Revise el enlace."
            )
        );

    public static Refusal TooMany(string language) =>
        new Refusal(
            "intake.rate",
            RefusalKind.Conflict,
            Say(
                language,
                "Many answers are coming from your network at this moment. Please send yours again in a minute; nothing is lost.",
                "En este momento llegan muchas respuestas desde su red. Envíe la suya de nuevo en un minuto; nada se pierde."
            )
        );

    public static Refusal Trapped(string language) =>
        new Refusal(
            "intake.trap",
            RefusalKind.Invalid,
            Say(
                language,
                "A field that should stay empty was filled in. Please send your answer again as it stands now.",
                "Se llenó un campo que debe quedar vacío. Envíe su respuesta de nuevo tal como está ahora."
            )
        );

    public static Refusal Empty(string language) =>
        new Refusal(
            "intake.empty",
            RefusalKind.Invalid,
            Say(
                language,
                "Please answer at least one question.",
                "Responda por lo menos una pregunta."
            )
        );

    public static Refusal ExternalId(string language) =>
        new Refusal(
            "intake.external-id",
            RefusalKind.Invalid,
            Say(
                language,
                "The external id or idempotency key must have 1 to 120 characters.",
                "El identificador externo debe tener de 1 a 120 caracteres."
            )
        );

    private static string Say(string language, string english, string spanish) =>
        language == "es" ? spanish : english;
}
