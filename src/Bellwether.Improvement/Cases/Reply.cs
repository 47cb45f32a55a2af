namespace Bellwether.Improvement;

/// <summary>A letter on its way to whoever left an address. The address is not in it.</summary>
internal sealed record Reply(
    Guid ReplyId,
    Guid AgencyId,
    Guid CaseId,
    string Language,
    string Words
)
{
    public int Tries { get; init; }
}

internal enum ReplyState
{
    Waiting = 1,
    Sent = 2,
    Failed = 3,
}

/// <summary>How a reply reads.</summary>
internal static class ReplyLetter
{
    public static string Subject(string language) =>
        language == "es"
            ? "Nuestra respuesta a lo que nos escribió"
            : "Our answer to what you told us";

    public static string Words(string words, long number, string language, string? ask) =>
        language == "es"
            ? $"{words}\n\n"
                + (
                    ask is null
                        ? ""
                        : $"¿Se corrigió su problema? Una sola pregunta, una sola vez: {ask}\n\n"
                )
                + $"Nuestro número para este asunto: {number}. Recibe este mensaje porque dejó su dirección para que le respondiéramos. La borramos poco después de cerrar el asunto. Quien le responde no la ve."
            : $"{words}\n\n"
                + (
                    ask is null
                        ? ""
                        : $"Was your problem put right? One question, asked once: {ask}\n\n"
                )
                + $"Our number for this: {number}. You get this because you left your address so that we could answer. We delete it soon after the matter is closed. Who answers you does not see it.";
}
