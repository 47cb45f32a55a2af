using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>A translation file to take in.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="Revision">The revision that was looked at.</param>
/// <param name="Text">The whole file.</param>
/// <param name="MessageLanguage">The language of the faults (en or es).</param>
public sealed record TranslationToImport(
    Guid InstrumentId,
    long Revision,
    string Text,
    string MessageLanguage = "en"
);

/// <summary>What a translation file brought.</summary>
/// <param name="Draft">The draft as it is now.</param>
/// <param name="Language">The language.</param>
/// <param name="Written">How many texts were written or changed.</param>
/// <param name="Missing">The texts that are still missing in the language.</param>
public sealed record ImportedTranslation(
    Draft Draft,
    string Language,
    int Written,
    ImmutableArray<string> Missing
);

/// <summary>
/// Takes in a translation file, whole or not at all: a row about a text that is not there, or whose first language has been
/// changed since the file was made, refuses the file and names the row.
/// </summary>
public sealed class ImportTranslation(Db db, TimeProvider time)
{
    /// <summary>Takes it in. A row without a translation changes nothing and is counted as missing.</summary>
    public async Task<Outcome<ImportedTranslation>> Run(
        Actor actor,
        TranslationToImport what,
        CancellationToken cancel = default
    )
    {
        var read = TranslationFile.Read(what.Text, what.MessageLanguage);
        if (!read.IsDone)
            return read.Refusal;
        var written = 0;
        var draft = await db.Write(
            tx =>
                Drafts.Change(
                    tx,
                    actor,
                    what.InstrumentId,
                    what.Revision,
                    content =>
                    {
                        if (
                            TranslationChecks.Refuse(content, read.Value, what.MessageLanguage) is
                            { } refusal
                        )
                            return refusal;
                        var texts = read
                            .Value.Rows.Where(row => TidyText.Wording(row.Target).Length > 0)
                            .ToDictionary(
                                row => row.Key,
                                row => row.Target,
                                StringComparer.Ordinal
                            );
                        written = TranslationChecks.Changed(content, read.Value.Language, texts);
                        return TranslateDraft.Translate(
                            content,
                            new DraftTranslation(
                                what.InstrumentId,
                                what.Revision,
                                read.Value.Language,
                                texts
                            )
                        );
                    },
                    time.GetUtcNow()
                ),
            cancel
        );
        return draft.IsDone
            ? new ImportedTranslation(
                draft.Value,
                read.Value.Language,
                written,
                [.. MissingTexts.Run(draft.Value.Content, read.Value.Language)]
            )
            : draft.Refusal;
    }
}

/// <summary>Holds a translation file against the draft it is for.</summary>
internal static class TranslationChecks
{
    public static Refusal? Refuse(InstrumentContent content, TranslationTexts file, string language)
    {
        var spanish = language == "es";
        var source = content.Languages.IsEmpty ? "en" : content.Languages[0];
        if (file.SourceLanguage != source || file.Language == source)
            return new Refusal(
                "translation.language",
                RefusalKind.Invalid,
                spanish
                    ? $"El archivo traduce de {file.SourceLanguage} a {file.Language}; este cuestionario se traduce de {source} a otro idioma."
                    : $"The file translates from {file.SourceLanguage} to {file.Language}; this questionnaire is translated from {source} to another language."
            )
            {
                Faults =
                [
                    new Fault(
                        "file",
                        spanish
                            ? "Exporte el archivo de este cuestionario."
                            : "Export the file of this questionnaire."
                    ),
                ],
            };
        var faults = Rows(content, file, spanish).ToList();
        return faults.Count == 0
            ? null
            : new Refusal(
                "translation.rows",
                RefusalKind.Invalid,
                spanish
                    ? $"No se cargó nada: {faults.Count.ToString(CultureInfo.InvariantCulture)} filas no corresponden a este cuestionario."
                    : $"Nothing was taken in: {faults.Count.ToString(CultureInfo.InvariantCulture)} rows do not fit this questionnaire."
            )
            {
                Faults = faults,
            };
    }

    /// <summary>How many texts would be other than they are.</summary>
    public static int Changed(
        InstrumentContent content,
        string language,
        IReadOnlyDictionary<string, string> texts
    ) =>
        content
            .Texts()
            .Count(text =>
                texts.TryGetValue(text.Field, out var words)
                && text.Text.Texts.GetValueOrDefault(language) != TidyText.Wording(words)
            );

    private static IEnumerable<Fault> Rows(
        InstrumentContent content,
        TranslationTexts file,
        bool spanish
    )
    {
        var texts = content
            .Texts()
            .ToDictionary(text => text.Field, text => text.Text, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"row {row.Row}");
            var key = row.Key.Length > 80 ? row.Key[..80] + "…" : row.Key;
            if (!texts.TryGetValue(row.Key, out var text))
                yield return new Fault(
                    field,
                    spanish
                        ? $"Fila {row.Row}: el cuestionario no tiene el texto «{key}». Quite la fila o exporte el archivo de nuevo."
                        : $"Row {row.Row}: the questionnaire has no text “{key}”. Remove the row, or export the file again."
                );
            else if (!seen.Add(row.Key))
                yield return new Fault(
                    field,
                    spanish
                        ? $"Fila {row.Row}: «{key}» está dos veces. Deje una."
                        : $"Row {row.Row}: “{key}” is there twice. Keep one."
                );
            else if (
                TidyText.Wording(row.Source)
                != TidyText.Wording(text.Texts.GetValueOrDefault(file.SourceLanguage, ""))
            )
                yield return new Fault(
                    field,
                    spanish
                        ? $"Fila {row.Row}: el original de «{key}» cambió después de exportar el archivo. Ahora dice: «{text.In(file.SourceLanguage)}»."
                        : $"Row {row.Row}: the original of “{key}” was changed after the file was exported. It says now: “{text.In(file.SourceLanguage)}”."
                );
        }
    }
}
