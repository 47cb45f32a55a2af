using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Something that is claimed about a service from what people answered.</summary>
/// <param name="Key">Stable name: trust. Items say by it what they measure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is measured for.</param>
/// <param name="DecisionItInforms">Which decision it informs; a measure that informs none is not measured.</param>
public sealed record Measure(
    string Key,
    LocalText Name,
    LocalText Purpose,
    LocalText DecisionItInforms
)
{
    /// <summary>The measures of the standard forms, in the order of the form.</summary>
    public static ImmutableArray<Measure> All { get; } =
    [
        new(
            "trust",
            LocalText.Of("Trust", "Confianza"),
            LocalText.Of(
                "Tells whether an encounter with the service made people trust it more or less.",
                "Dice si el contacto con el servicio hizo que las personas confíen más o menos en él."
            ),
            LocalText.Of(
                "Which services leadership looks at first, and whether a change earned trust.",
                "Qué servicios mira primero la dirección y si un cambio ganó confianza."
            )
        ),
        new(
            "satisfaction",
            LocalText.Of("Satisfaction", "Satisfacción"),
            LocalText.Of(
                "Tells how content people were with the service as a whole.",
                "Dice qué tan satisfechas quedaron las personas con el servicio en conjunto."
            ),
            LocalText.Of(
                "Whether a service needs attention at all before its parts are examined.",
                "Si un servicio necesita atención antes de examinar sus partes."
            )
        ),
        new(
            "effectiveness",
            LocalText.Of("Effectiveness", "Efectividad"),
            LocalText.Of(
                "Tells whether people got what they came for.",
                "Dice si las personas lograron lo que buscaban."
            ),
            LocalText.Of(
                "Whether to change what the service delivers rather than how.",
                "Si hay que cambiar lo que el servicio entrega y no cómo lo entrega."
            )
        ),
        new(
            "ease",
            LocalText.Of("Ease", "Facilidad"),
            LocalText.Of(
                "Tells how much effort the service cost people.",
                "Dice cuánto esfuerzo costó el servicio a las personas."
            ),
            LocalText.Of(
                "Which steps and forms to simplify.",
                "Qué pasos y formularios simplificar."
            )
        ),
        new(
            "efficiency",
            LocalText.Of("Efficiency", "Eficiencia"),
            LocalText.Of(
                "Tells whether the time it took seemed reasonable.",
                "Dice si el tiempo que tomó pareció razonable."
            ),
            LocalText.Of(
                "Where to put staff and shorten waits.",
                "Dónde asignar personal y acortar esperas."
            )
        ),
        new(
            "transparency",
            LocalText.Of("Transparency", "Transparencia"),
            LocalText.Of(
                "Tells whether people felt treated fairly and understood what was asked of them.",
                "Dice si las personas se sintieron tratadas con justicia y entendieron lo que se les pedía."
            ),
            LocalText.Of(
                "Which letters, notices and decisions to explain better.",
                "Qué cartas, avisos y decisiones explicar mejor."
            )
        ),
        new(
            "humanity",
            LocalText.Of("Humanity", "Trato humano"),
            LocalText.Of(
                "Tells whether people felt respected.",
                "Dice si las personas se sintieron respetadas."
            ),
            LocalText.Of(
                "Where to change scripts, training and rules that leave no room for judgement.",
                "Dónde cambiar guiones, capacitación y reglas que no dejan margen de criterio."
            )
        ),
        new(
            "employee",
            LocalText.Of("Employees", "Personal"),
            LocalText.Of(
                "Tells whether the people who serve were helpful.",
                "Dice si las personas que atienden fueron de ayuda."
            ),
            LocalText.Of(
                "What to recognise, and where staff need help to help.",
                "Qué reconocer y dónde el personal necesita apoyo."
            )
        ),
    ];

    /// <summary>The measure with that key, or null.</summary>
    public static Measure? Find(string key) =>
        All.FirstOrDefault(measure =>
            string.Equals(measure.Key, key.Trim(), StringComparison.OrdinalIgnoreCase)
        );
}
