using Bellwether.Text.Learned;

namespace Bellwether.Text.Themes;

/// <summary>A text as plain words: small letters without accents, apostrophes gone, everything else parts words.</summary>
internal static class PlainWords
{
    private const int MostWords = 4_000;

    /// <summary>The words in order.</summary>
    public static List<string> Of(string? text)
    {
        var words = new List<string>((text?.Length ?? 0) / 5 + 1);
        Span<char> word = stackalloc char[24];
        var length = 0;
        foreach (var c in text ?? "")
        {
            if (c is '\'' or '’' or '`')
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length)
                    word[length++] = PlainLetters.Of(c);
                continue;
            }
            if (length == 0)
                continue;
            words.Add(new string(word[..length]));
            length = 0;
            if (words.Count >= MostWords)
                return words;
        }
        if (length > 0)
            words.Add(new string(word[..length]));
        return words;
    }
}
