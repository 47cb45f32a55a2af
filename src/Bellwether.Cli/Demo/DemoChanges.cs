using Bellwether.Improvement;

namespace Bellwether.Cli.Demo;

/// <summary>What the fictional department heard and did. Days are counted back from the as-of day.</summary>
internal sealed record DemoChange(
    string Service,
    int DaysAgo,
    PlainText Heard,
    PlainText Did,
    EffectKind EffectKind,
    PlainText? Effect = null
)
{
    public static readonly DemoChange[] All =
    [
        new(
            "passport-renewal",
            300,
            new(
                "“No news for five weeks.” Thousands of people told us they did not know where their application was.",
                "«Cinco semanas sin noticias.» Miles de personas nos dijeron que no sabían dónde estaba su solicitud."
            ),
            new(
                "We now send a message at every step: received, being checked, approved, sent.",
                "Ahora enviamos un mensaje en cada paso: recibida, en revisión, aprobada, enviada."
            ),
            EffectKind.Seen,
            new(
                "Far fewer people call to ask where their application is, and trust is back to where it was.",
                "Mucha menos gente llama para preguntar por su solicitud, y la confianza volvió a su nivel anterior."
            )
        ),
        new(
            "outpatient-care",
            140,
            new(
                "“I did not know where to go.” New patients felt lost at the entrance.",
                "«No sabía adónde ir.» Los pacientes nuevos se sentían perdidos en la entrada."
            ),
            new(
                "Clinic 17 placed a greeter in a red coat at the door. Five more clinics are trying it.",
                "La clínica 17 puso a una persona con chaqueta roja para recibir en la puerta. Otras cinco clínicas lo están probando."
            ),
            EffectKind.TooEarly
        ),
        new(
            "reporting-change",
            200,
            new(
                "“The form asks for things I have already given.”",
                "«El formulario pide cosas que ya entregué.»"
            ),
            new(
                "We added a chat assistant to the form.",
                "Añadimos un asistente de chat al formulario."
            ),
            EffectKind.NotSeen,
            new(
                "We looked for an effect after six months and found none. We are removing the questions instead.",
                "Buscamos un efecto después de seis meses y no lo encontramos. En su lugar, estamos quitando las preguntas."
            )
        ),
        new(
            "permit-lottery",
            25,
            new(
                "“Nobody explains how winners are drawn.”",
                "«Nadie explica cómo se hace el sorteo.»"
            ),
            new(
                "The lottery page now explains the draw, the chances and the day results appear.",
                "La página del sorteo ahora explica cómo se hace, qué posibilidades hay y qué día salen los resultados."
            ),
            EffectKind.TooEarly
        ),
    ];
}
