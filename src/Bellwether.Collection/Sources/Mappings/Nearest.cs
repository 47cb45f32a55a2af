namespace Bellwether.Collection.Sources;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>“ Did you mean …?”, or nothing when no word is near.</summary>
    public static string Suggest(string said, IEnumerable<string> words) =>
        Find(said, words) is { } near ? $" Did you mean “{near}”?" : "";

    /// <summary>The nearest word within a third of its length, or null.</summary>
    public static string? Find(string said, IEnumerable<string> words)
    {
        var wanted = Plain(said);
        if (wanted.Length is 0 or > 200)
            return null;
        (string? Word, int Distance) best = (null, int.MaxValue);
        foreach (var word in words)
        {
            var plain = Plain(word);
            if (plain.Length is 0 or > 200)
                continue;
            var distance =
                plain == wanted ? 0
                : plain.Contains(wanted, StringComparison.Ordinal)
                || wanted.Contains(plain, StringComparison.Ordinal)
                    ? 1
                : Distance(plain, wanted);
            if (
                distance < best.Distance
                && distance <= Math.Max(1, Math.Max(plain.Length, wanted.Length) / 3)
            )
                best = (word, distance);
        }
        return best.Word;
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(
                    Math.Min(row[j] + 1, row[j - 1] + 1),
                    corner + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                corner = above;
            }
        }
        return row[b.Length];
    }
}
