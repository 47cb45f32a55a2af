using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>Every no of the intake, in the respondent's language. What was sent is never repeated in it.</summary>
internal static class IntakeRefusals
{
    public const string RateCode = "intake.rate";
    public const string TrapCode = "intake.trap";

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

    public static Refusal Enough(string language) =>
        new Refusal(
            "collector.enough",
            RefusalKind.Conflict,
            Say(
                language,
                "Thank you for coming. Enough people have answered, so this survey takes no more answers.",
                "Gracias por venir. Ya respondieron suficientes personas y esta encuesta no recibe más respuestas."
            )
        );

    public static Refusal NoResuming(string language) =>
        new Refusal(
            "unfinished.not-offered",
            RefusalKind.Conflict,
            Say(
                language,
                "This form cannot be left and continued later. Please send it when you are ready.",
                "Este formulario no se puede dejar para continuar después. Envíelo cuando esté listo."
            )
        );

    public static Refusal TooLongToKeep(string language) =>
        new Refusal(
            "unfinished.too-long",
            RefusalKind.Invalid,
            Say(
                language,
                "Your answers so far are too long to be kept for later. Shorten the longest text, or send the form now.",
                "Sus respuestas son demasiado largas para guardarlas. Acorte el texto más largo o envíe el formulario ahora."
            )
        );

    private static string Say(string language, string english, string spanish) =>
        language == "es" ? spanish : english;
}
