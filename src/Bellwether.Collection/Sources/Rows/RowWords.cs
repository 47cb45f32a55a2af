using Bellwether.Responses;
using Bellwether.Text.Language;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection.Sources;

/// <summary>Turns the words of a row into comments without personal details, before anybody can read them.</summary>
internal static class RowWords
{
    public static void Redact(MappedRow row, List<(int Item, string Words)> words)
    {
        var started = ImportMetrics.Start();
        var comments = new NewComment[words.Count];
        List<PersonalDetail>? found = null;
        for (var i = 0; i < comments.Length; i++)
        {
            var (item, said) = words[i];
            var form = row.Language.Length == 0 ? "en" : row.Language;
            var spoken = DetectLanguage.Run(said);
            var clean = RedactWords.Run(said, spoken == DetectLanguage.Spanish ? "es" : form);
            if (clean.Found.Length > 0)
                (found ??= []).AddRange(clean.Found);
            comments[i] = new NewComment(
                item,
                said,
                clean.Words,
                spoken == DetectLanguage.Unknown ? form : spoken
            );
        }
        row.Comments = comments;
        if (found is not null)
            row.Redacted = found;
        ImportMetrics.Took("redact", started);
    }
}
