using System.Text;

namespace Bellwether.Responses;

/// <summary>Words as they are looked for: without accents, plural and singular alike, each as a number that tells nothing.</summary>
internal static class WordNumbers
{
    private const int MostInComment = 400;
    private const int MostAsked = 6;
    private const int LongestWord = 32;

    /// <summary>Every different word of a comment.</summary>
    public static IReadOnlyCollection<long> Of(string text) =>
        [.. Words(text).Select(Number).Distinct().Take(MostInComment)];

    /// <summary>What was asked for: all of these words.</summary>
    public static IReadOnlyList<long> Asked(string? text) =>
        [.. Words(text ?? "").Select(Number).Distinct().Take(MostAsked)];

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder(LongestWord);
        foreach (var c in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (word.Length < LongestWord)
                    word.Append(char.ToLowerInvariant(c));
                continue;
            }
            // Marks of letters and apostrophes stand within a word.
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
                continue;
            if (c is '\'' or '’')
                continue;
            if (word.Length > 1)
                yield return Stem(word.ToString());
            word.Clear();
        }
    }

    // services and service, papeles and papel: the end of the plural goes, and the e before it.
    private static string Stem(string word)
    {
        if (word.Length > 3 && word[^1] == 's' && word[^2] != 's')
            word = word[..^1];
        return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
    }

    // FNV-1a, 63 bits of it.
    private static long Number(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return (long)(hash >> 1);
    }
}
