using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>Writes and reads translation files.</summary>
public static class TranslationFile
{
    /// <summary>The texts of a questionnaire with their translation as it stands.</summary>
    public static string Write(InstrumentContent content, string language, TranslationFormat format)
    {
        var texts = TranslationTexts.Of(content, language);
        return format == TranslationFormat.Xliff
            ? XliffFile.Write(texts)
            : CsvTable.Write([
                ["key", texts.SourceLanguage, texts.Language],
                .. texts.Rows.Select(row => new[] { row.Key, row.Source, row.Target }),
            ]);
    }

    /// <summary>Reads a file of either form; which it is, it says itself.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="language">The language of the messages (en or es).</param>
    public static Outcome<TranslationTexts> Read(string text, string language = "en")
    {
        var file = text.TrimStart('\uFEFF');
        if (file.TrimStart().StartsWith('<'))
            return XliffFile.Read(file) is { } texts
                ? texts
                : Unreadable(
                    language == "es"
                        ? "El archivo no es XLIFF 2 ni 1.2. Expórtelo de nuevo desde su herramienta."
                        : "The file is neither XLIFF 2 nor 1.2. Export it from your tool again."
                );
        return
            CsvTable.Read(file) is { Count: > 0 } rows
            && rows[0].Cells is ["key", { Length: > 0 } source, { Length: > 0 } target, ..]
            ? new TranslationTexts(
                source.Trim(),
                target.Trim(),
                [
                    .. rows.Skip(1)
                        .Select(row => new TranslationRow(
                            row.Line,
                            row.Cells[0].Trim(),
                            row.Cells.Count > 1 ? row.Cells[1] : "",
                            row.Cells.Count > 2 ? row.Cells[2] : ""
                        )),
                ]
            )
            : Unreadable(
                language == "es"
                    ? "La primera fila debe decir key y los códigos de los dos idiomas: key,en,es. Exporte el archivo para ver la forma."
                    : "The first row must say key and the codes of the two languages: key,en,es. Export the file to see its form."
            );
    }

    private static Refusal Unreadable(string message) =>
        new Refusal("translation.unreadable", RefusalKind.Invalid, message)
        {
            Faults = [new Fault("file", message)],
        };
}
