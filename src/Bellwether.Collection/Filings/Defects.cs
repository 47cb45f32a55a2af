using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection.Filings;

/// <summary>The words of every defect: what is wrong and how to mend it, in English and Spanish.</summary>
internal static class Defects
{
    public const string Customers = "volume_of_customers";
    public const string Offered = "volume_of_customers_provided_survey_opportunity";
    public const string Respondents = "volume_of_respondents";

    public static Defect Broken(int row, string why) =>
        new(
            row,
            "",
            "row.broken",
            Say(
                $"The row cannot be read: {why}. Mend the row in the file and import it again; the other rows are in.",
                $"La fila no se puede leer ({why}). Corríjala en el archivo e impórtelo de nuevo; las demás filas ya están."
            ),
            Spoils.Row
        );

    public static Defect RowWithout(int row, FilingColumns columns, string name) =>
        new(
            row,
            columns.Heading(name),
            "row.incomplete",
            Say(
                $"The row has no {columns.Heading(name)}, so nobody can tell what it is about. Fill it in and import the file again.",
                $"La fila no tiene {columns.Heading(name)} y no se sabe de qué trata. Complétela e importe el archivo de nuevo."
            ),
            Spoils.Row
        );

    public static Defect RowNumber(
        int row,
        FilingColumns columns,
        string name,
        string typed,
        int lowest,
        int highest
    ) =>
        new(
            row,
            columns.Heading(name),
            "row.no-quarter",
            Say(
                $"“{typed}” is not a number from {lowest} to {highest}, so the quarter of the row is not known. Mend it and import the file again.",
                $"«{typed}» no es un número de {lowest} a {highest}; no se conoce el trimestre de la fila. Corríjalo e importe el archivo de nuevo."
            ),
            Spoils.Row
        );

    public static Defect NotWhole(int row, FilingColumns columns, int slot, string typed) =>
        InCounts(
            row,
            columns,
            slot,
            "counts.not-whole",
            $"“{typed}” is not a count of answers: counts are whole numbers, not percentages or means. Type how many people gave each answer.",
            $"«{typed}» no es un número de respuestas: se escriben números enteros, no porcentajes ni promedios. Escriba cuántas personas dieron cada respuesta."
        );

    public static Defect VolumeUnreadable(
        int row,
        FilingColumns columns,
        string name,
        string typed
    ) =>
        InVolume(
            row,
            columns,
            name,
            "volume.not-whole",
            $"“{typed}” is not a whole number of people. Type the number in digits.",
            $"«{typed}» no es un número entero de personas. Escriba el número en cifras."
        );

    public static Defect InVolume(
        int row,
        FilingColumns columns,
        string name,
        string reason,
        string english,
        string spanish
    ) =>
        new(
            row,
            columns.Heading(name),
            reason,
            Say(
                english
                    + " Until then the response rate of this filing is withheld; its answers count.",
                spanish
                    + " Mientras tanto no se publica la tasa de respuesta; las respuestas sí cuentan."
            ),
            Spoils.ResponseRate
        );

    public static Defect InCounts(
        int row,
        FilingColumns columns,
        int slot,
        string reason,
        string english,
        string spanish
    ) =>
        new(
            row,
            $"{columns.Heading($"q{slot}_1")}..5",
            reason,
            Question(english, spanish),
            Spoils.Question(slot)
        );

    public static Defect InWording(
        int row,
        FilingColumns columns,
        int slot,
        string reason,
        string english,
        string spanish
    ) =>
        new(
            row,
            columns.Heading($"q{slot}_text"),
            reason,
            Question(english, spanish),
            Spoils.Question(slot)
        );

    public static Defect Note(
        int row,
        string field,
        string reason,
        string english,
        string spanish
    ) => new(row, field, reason, Say(english, spanish), Spoils.Nothing);

    public static Defect OfRow(
        int row,
        string field,
        string reason,
        string english,
        string spanish
    ) => new(row, field, reason, Say(english, spanish), Spoils.Row);

    /// <summary>12,345: as people read it.</summary>
    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static LocalText Question(string english, string spanish) =>
        Say(
            english + " Until then this question is withheld; the rest of the filing counts.",
            spanish + " Mientras tanto se retiene esta pregunta; lo demás cuenta."
        );

    private static LocalText Say(string english, string spanish) => LocalText.Of(english, spanish);
}
