using System.Text;
using Bellwether.Text.Learned;

namespace Bellwether.Bench;

/// <summary>A comment with what people said of it.</summary>
internal sealed record LabelledComment(
    string Text,
    Asked Asked,
    string Person,
    int Feeling,
    string[] Themes
)
{
    /// <summary>The words alone: two comments with the same are the same text.</summary>
    public string Plain { get; } =
        string.Join(
            ' ',
            new string([
                .. Text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '),
            ]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    public Labelled Labelled =>
        new(
            Text,
            Asked,
            new HashSet<string>([.. LearnedCodes.LabelsOf(Feeling), .. Themes]),
            Themes.Length > 0
        );
}

/// <summary>Reads the file of labelled comments; placeholders and comments without a feeling are left out.</summary>
internal static class LabelledComments
{
    public static IReadOnlyList<LabelledComment> Read(string file)
    {
        var rows = Rows(File.ReadAllText(file));
        var head = rows[0];
        int At(string name) => head.IndexOf(name);
        var (text, question, person, feeling, themes) = (
            At("comment"),
            At("question"),
            At("respondent_id"),
            At("gold_sentiment_1to5"),
            At("gold_themes")
        );
        return
        [
            .. rows.Skip(1)
                .Where(row =>
                    row.Count == head.Count
                    && row[text].Trim() is not ("" or "Did not answer")
                    && row[feeling].Length == 1
                )
                .Select(row => new LabelledComment(
                    row[text],
                    AskedFor.Of(row[question]),
                    row[person],
                    row[feeling][0] - '0',
                    row[themes].Split("; ", StringSplitOptions.RemoveEmptyEntries)
                )),
        ];
    }

    private static List<List<string>> Rows(string text)
    {
        var (rows, row, cell, quoted) = (
            new List<List<string>>(),
            new List<string>(),
            new StringBuilder(),
            false
        );
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                rows.Add(row);
                row = [];
            }
        }
        return rows;
    }
}
