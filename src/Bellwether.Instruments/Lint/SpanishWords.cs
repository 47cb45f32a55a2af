using System.Collections.Frozen;

namespace Bellwether.Instruments;

/// <summary>
/// The Spanish of findings about structure, by code: the field says which question is meant. A finding that must repeat words
/// (a wording, a standard's sentence) brings its own Spanish.
/// </summary>
internal static class SpanishWords
{
    private static readonly FrozenDictionary<string, (string Message, string Fix)> ByCode =
        new Dictionary<string, (string, string)>
        {
            ["bad-key"] = (
                "La clave de la pregunta no sirve.",
                "Use de 1 a 40 minúsculas, dígitos y _, empezando con una letra: went_well."
            ),
            ["bad-option-key"] = (
                "La clave de la respuesta no sirve.",
                "Use de 1 a 40 minúsculas, dígitos, _ y -: strongly_agree, o 5."
            ),
            ["condition"] = (
                "La condición no se puede cumplir o no se entiende.",
                "Haga que dependa de preguntas anteriores y de respuestas que existen."
            ),
            ["condition-twice"] = ("Dice dos veces cuándo se pregunta.", "Deje una de las dos."),
            ["contact-counted"] = (
                "Un correo o un teléfono nunca se cuenta.",
                "Deje que no mida nada."
            ),
            ["date-span"] = (
                "El periodo de fechas no sirve o no corresponde a este tipo de pregunta.",
                "Corrija el primer y el último día, o quítelos."
            ),
            ["driver-needs-scale"] = (
                "El análisis de factores necesita una respuesta en una escala con números.",
                "Dé un número a cada respuesta, o saque la pregunta del análisis."
            ),
            ["duplicate-key"] = (
                "Dos preguntas tienen la misma clave.",
                "Dé otra clave a la segunda: una clave nombra una pregunta para siempre."
            ),
            ["duplicate-option"] = (
                "Dos respuestas tienen la misma clave.",
                "Quite una, o dele otra clave."
            ),
            ["duplicate-value"] = (
                "Dos respuestas tienen el mismo número.",
                "Dé a cada una su propio número en la escala, o ninguno."
            ),
            ["exclusive"] = (
                "Una respuesta excluye a las demás donde solo se puede dar una.",
                "Quite la marca, o deje marcar varias respuestas."
            ),
            ["formula"] = (
                "La fórmula falta, no se entiende o no corresponde a este tipo de pregunta.",
                "Escriba una con claves de preguntas anteriores, o quítela."
            ),
            ["hidden-required"] = (
                "Nadie puede responder una pregunta que no se muestra.",
                "No la haga obligatoria."
            ),
            ["language"] = (
                "La lista de idiomas tiene un código que no existe o que está dos veces.",
                "Use dos o tres minúsculas, como en o es, cada uno una vez."
            ),
            ["location"] = (
                "Un lugar se cuenta, así que debe ser uno de una lista.",
                "Haga que sea una pregunta con una respuesta."
            ),
            ["longest-text"] = (
                "El texto más largo está fuera de rango.",
                "Póngalo entre 1 y 20000 caracteres."
            ),
            ["minutes"] = (
                "Los minutos que toma están fuera de rango.",
                "Póngalos por encima de 0 y hasta 240."
            ),
            ["no-items"] = ("No tiene ninguna pregunta.", "Agregue al menos una pregunta."),
            ["no-language"] = (
                "No se eligió ningún idioma.",
                "Elija al menos uno, por ejemplo en."
            ),
            ["nothing-to-require"] = (
                "Nadie la responde, así que no puede ser obligatoria.",
                "No la haga obligatoria."
            ),
            ["number-range"] = (
                "El rango del número falta o no sirve.",
                "Ponga un mínimo menor que el máximo."
            ),
            ["one-option"] = (
                "El consentimiento es una casilla para marcar.",
                "Dele una sola respuesta: lo que la persona acepta."
            ),
            ["option-count"] = (
                "Tiene demasiadas o muy pocas respuestas para elegir.",
                "Agregue o quite respuestas; una elección necesita al menos dos."
            ),
            ["options-on-text"] = (
                "Una pregunta sin opciones tiene respuestas para elegir.",
                "Quite las respuestas, o haga que sea una pregunta de opciones."
            ),
            ["presentation"] = (
                "Este tipo de pregunta no puede verse así.",
                "Elija otra apariencia u otro tipo."
            ),
            ["ranking"] = (
                "Nadie puede poner tantas respuestas en orden.",
                "Deje menos respuestas."
            ),
            ["ranking-words"] = (
                "Una respuesta para ordenar pide palabras.",
                "Pida las palabras en otra pregunta."
            ),
            ["repeats-unknown"] = (
                "Un texto repite la respuesta a una pregunta que no está antes o que es un contacto.",
                "Repita la respuesta a una pregunta anterior."
            ),
            ["resume-days"] = (
                "Los días en que la gente puede volver están fuera de rango.",
                "Póngalos entre 1 y 90, o en 0 si se llena de una vez."
            ),
            ["routing-empty"] = (
                "Ninguna respuesta lleva a la pregunta, así que no se preguntaría a nadie.",
                "Nombre una o más respuestas de la pregunta anterior."
            ),
            ["routing-later"] = (
                "Depende de sí misma o de una pregunta posterior.",
                "Elija una pregunta anterior, o pregúntela siempre."
            ),
            ["routing-not-single"] = (
                "Depende de una pregunta que no tiene una sola respuesta.",
                "Elija una pregunta anterior con una respuesta, o pregúntela siempre."
            ),
            ["routing-option"] = (
                "Depende de una respuesta que la otra pregunta no tiene.",
                "Use una de sus respuestas."
            ),
            ["routing-unknown"] = (
                "Depende de una pregunta que no existe aquí.",
                "Elija una pregunta anterior con una respuesta, o pregúntela siempre."
            ),
            ["row"] = (
                "Es una fila de una tabla, pero no cabe en ella.",
                "El encabezado de la tabla es un texto; sus filas le siguen, tienen una respuesta y las mismas opciones."
            ),
            ["shuffle"] = (
                "Cambia de lugar con una pregunta de la que depende.",
                "Deje que solo cambien de lugar preguntas que no dependen entre sí."
            ),
            ["slot-open"] = (
                "El texto todavía tiene un espacio entre llaves.",
                "Escriba las palabras que van en lugar de las llaves."
            ),
            ["smallest-group"] = (
                "El grupo más pequeño que se muestra está fuera de rango.",
                "Póngalo entre 2 y 1000, o en 0 para la regla de la instalación."
            ),
            ["text-long"] = (
                "El texto es demasiado largo para leerse.",
                "Acórtelo a 2000 caracteres o menos."
            ),
            ["most-ticks"] = (
                "El máximo de respuestas que se pueden marcar no corresponde a la pregunta.",
                "Póngalo entre 1 y una menos que las respuestas que hay, o en 0 si se pueden marcar todas las que correspondan."
            ),
            ["text-missing"] = (
                "Falta el texto en este idioma.",
                "Escríbalo, o quite el idioma de este cuestionario."
            ),
            ["too-many-drivers"] = (
                "Hay más de 12 preguntas marcadas para el análisis de factores.",
                "Desmarque las que menos explican."
            ),
            ["too-many-items"] = ("Tiene demasiadas preguntas.", "Deje como máximo 200."),
            ["two-options"] = (
                "Muestra dos botones, pero tiene otro número de respuestas.",
                "Dele dos respuestas, u otra apariencia."
            ),
            ["two-others"] = ("Dos respuestas piden palabras.", "Deje una sola «otra, cuál»."),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The finding with its Spanish, when it has none of its own.</summary>
    public static Finding Add(Finding finding) =>
        finding.Spanish is null
        && finding.Code.StartsWith("instrument.", StringComparison.Ordinal)
        && ByCode.TryGetValue(finding.Code["instrument.".Length..], out var words)
            ? finding with
            {
                Spanish = words,
            }
            : finding;
}
