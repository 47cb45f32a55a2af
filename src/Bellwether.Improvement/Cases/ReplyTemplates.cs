namespace Bellwether.Improvement;

/// <summary>Plain words to begin a reply with. Square brackets stand where something must be filled in; a reply with brackets is not sent.</summary>
public static class ReplyTemplates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReplyTemplate> All { get; } =
    [
        new(
            "fixed",
            new("We put it right", "Lo corregimos"),
            new(
                "Thank you for telling us. You were right: [what went wrong]. We have put it right: [what we did]. You do not need to do anything. We are sorry for the trouble.",
                "Gracias por avisarnos. Tenía razón: [qué falló]. Ya lo corregimos: [qué hicimos]. No necesita hacer nada. Lamentamos las molestias."
            )
        ),
        new(
            "waiting",
            new("We need more time", "Necesitamos más tiempo"),
            new(
                "Thank you for telling us. We are looking into [the matter]. It is taking longer than we said, and we are sorry. We will write to you again by [day]. You do not need to call.",
                "Gracias por avisarnos. Estamos revisando [el asunto]. Está tardando más de lo que dijimos y lo lamentamos. Le escribiremos de nuevo a más tardar el [día]. No necesita llamar."
            )
        ),
        new(
            "cannot",
            new("We cannot, because", "No podemos, porque"),
            new(
                "Thank you for telling us. We looked into it and cannot change [what was asked], because [the reason]. What you can do: [the next step, or how to appeal].",
                "Gracias por avisarnos. Lo revisamos y no podemos cambiar [lo que pidió], porque [el motivo]. Lo que puede hacer: [el siguiente paso o cómo apelar]."
            )
        ),
        new(
            "thanks",
            new("Thank you for the praise", "Gracias por el elogio"),
            new(
                "Thank you for your kind words. We have passed them on to [the team].",
                "Gracias por sus amables palabras. Se las transmitimos a [el equipo]."
            )
        ),
    ];
}

/// <summary>Words to begin a reply with.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">When to use it.</param>
/// <param name="Words">The words.</param>
public sealed record ReplyTemplate(string Key, PlainText Name, PlainText Words);
