using System.Text;

namespace Bellwether.Statistics.Tests;

/// <summary>Reads a comma-separated file whose fields may be quoted and may hold line breaks.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[]? names = null;
        foreach (string[] record in Records(File.ReadAllText(path)))
        {
            if (names is null)
                names = record;
            else
                yield return names
                    .Zip(record)
                    .ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static IEnumerable<string[]> Records(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }
            else
                field.Append(c);
        }
        if (field.Length > 0 || fields.Count > 0)
            yield return [.. fields, field.ToString()];
    }
}
