using System.Globalization;
using System.Text;

namespace Bellwether.Collection.Sources;

/// <summary>What names of columns say in English and Spanish.</summary>
internal static class ColumnWords
{
    private static readonly (ColumnRole Role, string[] Whole, string[] Parts)[] Known =
    [
        // Who people are is never read.
        (
            ColumnRole.Ignored,
            ["name", "nombre", "ip"],
            [
                "email",
                "correo",
                "phone",
                "telefono",
                "ipaddress",
                "firstname",
                "lastname",
                "apellido",
                "useragent",
                "address",
                "direccion",
                "password",
            ]
        ),
        (
            ColumnRole.Id,
            ["id", "uuid", "guid", "folio", "key", "identificador"],
            [
                "responseid",
                "recordid",
                "externalid",
                "submissionid",
                "reviewid",
                "ticketid",
                "messageid",
                "respuestaid",
                "idrespuesta",
                "caseid",
                "postid",
            ]
        ),
        (
            ColumnRole.Date,
            ["date", "fecha", "when", "day", "dia", "timestamp", "created"],
            [
                "createdat",
                "submittedat",
                "submitted",
                "completedat",
                "responsedate",
                "fechade",
                "receivedat",
                "datetime",
                "published",
                "timestamp",
                "date",
                "fecha",
            ]
        ),
        (
            ColumnRole.Language,
            ["language", "lang", "idioma", "lengua", "locale"],
            ["language", "idioma"]
        ),
        (ColumnRole.Channel, ["channel", "canal", "medium", "medio", "mode"], ["channel", "canal"]),
        (
            ColumnRole.Location,
            [
                "location",
                "office",
                "site",
                "clinic",
                "branch",
                "kiosk",
                "oficina",
                "sede",
                "ubicacion",
                "sucursal",
                "clinica",
            ],
            ["locationcode", "location", "oficina", "clinic"]
        ),
        (
            ColumnRole.Service,
            ["service", "servicio", "program", "programa", "product", "app"],
            ["servicename", "servicio"]
        ),
        (ColumnRole.Page, ["page", "url", "pagina"], ["pageurl", "pagepath", "pageaddress"]),
        (
            ColumnRole.LeftOut,
            ["deleted", "flagged", "spam", "test", "istest", "borrado", "prueba"],
            ["isdeleted", "isspam"]
        ),
        (ColumnRole.Person, [], ["respondentid", "personid", "participantid"]),
        (
            ColumnRole.Rating,
            [
                "rating",
                "score",
                "stars",
                "overall",
                "nps",
                "trust",
                "satisfaction",
                "ease",
                "calificacion",
                "puntuacion",
                "satisfaccion",
                "confianza",
            ],
            ["rating", "score", "satisf", "calificacion", "puntuacion"]
        ),
        (
            ColumnRole.Comment,
            [
                "comment",
                "comments",
                "feedback",
                "why",
                "text",
                "body",
                "message",
                "review",
                "content",
                "comentario",
                "comentarios",
                "mensaje",
                "resena",
                "opinion",
            ],
            [
                "comment",
                "comentario",
                "suggestion",
                "sugerencia",
                "feedback",
                "freetext",
                "narrative",
                "anythingelse",
                "pleasetell",
                "verbatim",
                "improve",
                "mejorar",
            ]
        ),
    ];

    /// <summary>What a name says, or null.</summary>
    public static ColumnRole? Role(string name)
    {
        var plain = Plain(name);
        foreach (var (role, whole, _) in Known)
            if (whole.Contains(plain, StringComparer.Ordinal))
                return role;
        foreach (var (role, _, parts) in Known)
        foreach (var part in parts)
            if (plain.Contains(part, StringComparison.Ordinal))
                return role;
        return null;
    }

    /// <summary>A key of an item made from a name: went_well.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var c in WithoutMarks(name))
            if (char.IsAsciiLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != '_')
                key.Append('_');
        var text = key.ToString().Trim('_');
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
            text = "q_" + text;
        return (text.Length > 40 ? text[..40] : text).Trim('_');
    }

    /// <summary>A key of an option made from what the file writes.</summary>
    public static string OptionKey(string written)
    {
        var key = new StringBuilder();
        foreach (var c in WithoutMarks(written))
            if (char.IsAsciiLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != '_')
                key.Append('_');
        var text = key.ToString().Trim('_');
        return text.Length == 0 ? "other"
            : text.Length > 40 ? text[..40].Trim('_')
            : text;
    }

    private static string Plain(string name) =>
        string.Concat(WithoutMarks(name).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<char> WithoutMarks(string text) =>
        text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
}
