using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>What is wrong with a row: the field, the reason, what to do.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Field">The column, by the file's own heading; "" when it is the row as a whole.</param>
/// <param name="Reason">A stable code such as date.ambiguous.</param>
/// <param name="Message">What is wrong and how to mend it, in plain words.</param>
public sealed record RowFault(int Row, string Field, string Reason, LocalText Message);

/// <summary>The words of every reason, in one place.</summary>
internal static class RowFaults
{
    private const int LongestShown = 40;

    public static RowFault Of(int row, BrokenRow broken) =>
        broken.Reason switch
        {
            "row.width" => new(
                row,
                "",
                broken.Reason,
                Say(
                    $"The row has {broken.Found} cells and the heading has {broken.Expected}. Put text that holds the separator between quotation marks.",
                    $"La fila tiene {broken.Found} celdas y el encabezado {broken.Expected}. Ponga entre comillas los textos que contienen el separador."
                )
            ),
            "row.quote" => new(
                row,
                "",
                broken.Reason,
                Say(
                    $"A quotation mark is opened and never closed. Close it, or write it twice where it belongs to the text.",
                    $"Se abre una comilla que nunca se cierra. Ciérrela, o escríbala doble si es parte del texto."
                )
            ),
            "row.after-quote" => new(
                row,
                "",
                broken.Reason,
                Say(
                    $"There is text after a closing quotation mark. Write quotation marks inside a text twice.",
                    $"Hay texto después de una comilla de cierre. Escriba dobles las comillas que van dentro del texto."
                )
            ),
            "row.too-long" => new(
                row,
                "",
                broken.Reason,
                Say(
                    $"The row is longer than {SourceLimits.LongestRow:N0} characters. Check for a missing line break or quotation mark.",
                    $"La fila tiene más de {SourceLimits.LongestRow:N0} caracteres. Revise si falta un salto de línea o una comilla."
                )
            ),
            _ => new(
                row,
                "",
                broken.Reason,
                Say(
                    $"This is not an object of JSON. Mend or remove it.",
                    $"Esto no es un objeto JSON. Corríjalo o elimínelo."
                )
            ),
        };

    public static RowFault NoId(int row, string field) =>
        new(
            row,
            field,
            "id.missing",
            Say(
                $"There is no id. Give the row the id it has at its source; without one it could count twice.",
                $"Falta el identificador. Ponga el que tiene en su origen; sin él podría contarse dos veces."
            )
        );

    public static RowFault LongId(int row, string field) =>
        new(
            row,
            field,
            "id.too-long",
            Say(
                $"The id is longer than 200 characters. Check that this column holds the id.",
                $"El identificador tiene más de 200 caracteres. Revise que esta columna contenga el identificador."
            )
        );

    public static RowFault SameId(int row, string field, string id) =>
        new(
            row,
            field,
            "id.twice",
            Say(
                $"The id {Short(id)} stands in an earlier row already. Give this row its own id, or remove it.",
                $"El identificador {Short(id)} ya aparece en una fila anterior. Dele a esta fila el suyo o elimínela."
            )
        );

    public static RowFault Date(int row, string field, DateVerdict verdict, string given) =>
        verdict switch
        {
            DateVerdict.Missing => new(
                row,
                field,
                "date.missing",
                Say(
                    $"There is no date. Write the day as year-month-day, for example 2026-03-31.",
                    $"Falta la fecha. Escriba el día como año-mes-día, por ejemplo 2026-03-31."
                )
            ),
            DateVerdict.Ambiguous => new(
                row,
                field,
                "date.ambiguous",
                Say(
                    $"{Short(given)} can be read with the day first or with the month first, and the other dates of the file do not decide. Write it as year-month-day, or set the order in the mapping.",
                    $"{Short(given)} se puede leer con el día o con el mes primero, y las demás fechas del archivo no lo deciden. Escríbala como año-mes-día, o fije el orden en el mapeo."
                )
            ),
            DateVerdict.OtherOrder => new(
                row,
                field,
                "date.order",
                Say(
                    $"{Short(given)} does not exist in the order of day and month that the mapping sets. Write it as year-month-day.",
                    $"{Short(given)} no existe en el orden de día y mes que fija el mapeo. Escríbala como año-mes-día."
                )
            ),
            DateVerdict.Future => new(
                row,
                field,
                "date.future",
                Say(
                    $"{Short(given)} lies in the future. Check day, month and year.",
                    $"{Short(given)} está en el futuro. Revise el día, el mes y el año."
                )
            ),
            DateVerdict.TooOld => new(
                row,
                field,
                "date.too-old",
                Say(
                    $"{Short(given)} lies before the year 2000. Check the year.",
                    $"{Short(given)} es anterior al año 2000. Revise el año."
                )
            ),
            DateVerdict.TwoDigitYear => new(
                row,
                field,
                "date.year",
                Say(
                    $"The year of {Short(given)} has two digits. Write four.",
                    $"El año de {Short(given)} tiene dos cifras. Escriba cuatro."
                )
            ),
            _ => new(
                row,
                field,
                "date.unreadable",
                Say(
                    $"{Short(given)} is not a date. Write the day as year-month-day, for example 2026-03-31.",
                    $"{Short(given)} no es una fecha. Escriba el día como año-mes-día, por ejemplo 2026-03-31."
                )
            ),
        };

    public static RowFault Rating(
        int row,
        string field,
        string reason,
        string given,
        ScaleRule scale
    ) =>
        new(
            row,
            field,
            reason,
            reason switch
            {
                "rating.percent" => Say(
                    $"{Short(given)} is a percentage; here the answer of one person stands, from {scale.From} to {scale.To}. Choose the column with single answers.",
                    $"{Short(given)} es un porcentaje; aquí va la respuesta de una persona, de {scale.From} a {scale.To}. Elija la columna con respuestas individuales."
                ),
                "rating.outside" => Say(
                    $"{Short(given)} lies outside the scale from {scale.From} to {scale.To}. Check the scale in the mapping, or list it there as “nothing was said”.",
                    $"{Short(given)} está fuera de la escala de {scale.From} a {scale.To}. Revise la escala en el mapeo, o indíquelo allí como “no contestó”."
                ),
                "rating.not-whole" => Say(
                    $"{Short(given)} lies between two answers; it may be a mean. One person chooses a whole number from {scale.From} to {scale.To}.",
                    $"{Short(given)} queda entre dos respuestas; quizá es un promedio. Una persona elige un número entero de {scale.From} a {scale.To}."
                ),
                _ => Say(
                    $"{Short(given)} is neither a number from {scale.From} to {scale.To} nor one of the words of the mapping. Add the word to the mapping.",
                    $"{Short(given)} no es un número de {scale.From} a {scale.To} ni una de las palabras del mapeo. Agregue la palabra al mapeo."
                ),
            }
        );

    public static RowFault Choice(int row, string field, string given, string? near) =>
        new(
            row,
            field,
            "choice.unknown",
            Say(
                $"{Short(given)} is not one of the options of the mapping.{Near(near)} Mend the cell, or add it to the mapping.",
                $"{Short(given)} no es una de las opciones del mapeo.{NearEs(near)} Corrija la celda, o agréguela al mapeo."
            )
        );

    public static RowFault Torn(int row, string field, string given) =>
        new(
            row,
            field,
            "choice.torn",
            Say(
                $"{Short(given)} can be taken apart in more than one way, because an option holds the separator itself. Write one option per cell.",
                $"{Short(given)} se puede separar de más de una manera, porque una opción contiene el separador. Escriba una opción por celda."
            )
        );

    public static RowFault Listed(int row, string field, string what, string given, string? near) =>
        new(
            row,
            field,
            $"{what}.unknown",
            Say(
                $"{Short(given)} is not known.{Near(near)} Mend the cell, or add it to the values of the mapping.",
                $"{Short(given)} no se conoce.{NearEs(near)} Corrija la celda, o agréguelo a los valores del mapeo."
            )
        );

    public static RowFault Missing(int row, string field, string what) =>
        new(
            row,
            field,
            $"{what}.missing",
            Say(
                $"The cell is empty. Fill it, or set one value for all rows in the mapping.",
                $"La celda está vacía. Complétela, o fije en el mapeo un valor para todas las filas."
            )
        );

    public static RowFault Nothing(int row) =>
        new(
            row,
            "",
            "row.nothing",
            Say(
                $"The row holds neither an answer nor words. There is nothing to count.",
                $"La fila no tiene respuestas ni comentarios. No hay nada que contar."
            )
        );

    public static RowFault SameWords(int row, string field) =>
        new(
            row,
            field,
            "words.twice",
            Say(
                $"The same words stand in an earlier row already. They are counted once, and shown as a campaign.",
                $"Las mismas palabras ya aparecen en una fila anterior. Se cuentan una vez y se muestran como campaña."
            )
        );

    public static RowFault Doubt(int row, string field, string reason) =>
        new(
            row,
            field,
            reason,
            Say(
                $"The file itself says that this is in doubt. Look it up at its source, mend the cell, and clear the mark.",
                $"El propio archivo dice que esto es dudoso. Verifíquelo en su origen, corrija la celda y quite la marca."
            )
        );

    public static RowFault Answer(int row, string field, string reason, LocalText message) =>
        new(row, field, reason, message);

    public static RowFault Count(int row, string field, string reason, string given) =>
        new(
            row,
            field,
            reason,
            reason switch
            {
                "count.percent" => Say(
                    $"{Short(given)} is a percentage in a column of counts. Write the number itself.",
                    $"{Short(given)} es un porcentaje en una columna de cantidades. Escriba el número."
                ),
                "count.negative" => Say(
                    $"{Short(given)} is below zero. Leave the cell empty when the number is not known.",
                    $"{Short(given)} es menor que cero. Deje la celda vacía si no se conoce el número."
                ),
                "count.not-whole" => Say(
                    $"{Short(given)} is not a whole number. People and contacts are counted whole.",
                    $"{Short(given)} no es un número entero. Las personas y los contactos se cuentan enteros."
                ),
                _ => Say(
                    $"{Short(given)} is not a number. Write digits, with a point for decimals.",
                    $"{Short(given)} no es un número. Escriba cifras, con punto para los decimales."
                ),
            }
        );

    public static RowFault Period(int row, string field, string given) =>
        new(
            row,
            field,
            "period.unreadable",
            Say(
                $"{Short(given)} is not a period that can be counted: one day, one whole month or one whole quarter.",
                $"{Short(given)} no es un período que se pueda contar: un día, un mes entero o un trimestre entero."
            )
        );

    public static RowFault Conflict(int row, string field, string english, string spanish) =>
        new(row, field, "fact.different", LocalText.Of(english, spanish));

    internal static LocalText Say(FormattableString en, FormattableString es) =>
        LocalText.Of(
            en.ToString(CultureInfo.GetCultureInfo("en-US")),
            es.ToString(CultureInfo.GetCultureInfo("es-US"))
        );

    // Only a little of a cell is shown: it may be a person's words.
    private static string Short(string given)
    {
        var text = Text.Redaction.RedactWords.Run(given.Trim(), "en").Words;
        return $"“{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}”";
    }

    private static string Near(string? near) => near is null ? "" : $" Did you mean “{near}”?";

    private static string NearEs(string? near) => near is null ? "" : $" ¿Quiso decir “{near}”?";
}
