using System.Globalization;
using System.Text;

namespace Bellwether.Text;

/// <summary>Words as they are kept.</summary>
/// <param name="Words">Composed (NFC), without control characters, trimmed, at most the longest length.</param>
/// <param name="WasCut">True when something at the end was left out because the text was too long.</param>
public readonly record struct NormalWords(string Words, bool WasCut);

/// <summary>Makes what a person typed safe to keep, compare and show, without changing what it says.</summary>
public static class NormaliseWords
{
    /// <summary>Normalises a text. Never throws.</summary>
    /// <param name="text">Any string: lone surrogates become U+FFFD; line ends become one line feed; tabs become spaces; other
    /// control characters and the invisible ones that turn the reading direction are dropped.</param>
    /// <param name="longest">Longest length kept, in UTF-16 units; the cut falls between two characters, never inside one.</param>
    /// <remarks>Source: Unicode Standard Annex 15 (NFC); Trojan Source (Boucher and Anderson, 2021) for the direction marks. Cost: O(longest).</remarks>
    public static NormalWords Run(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text) || longest <= 0)
            return new NormalWords("", !string.IsNullOrEmpty(text));
        // Composing can only shorten by a small factor, so a text of a megabyte need not be composed whole to be cut.
        var (kept, wasCut) = Cut(text, longest > int.MaxValue / 4 ? longest : longest * 4);
        kept = IsPlain(kept) ? kept : Clean(kept).Normalize(NormalizationForm.FormC);
        var (words, cutAgain) = Cut(kept.Trim(), longest);
        return new NormalWords(words.TrimEnd(), wasCut || cutAgain);
    }

    // Printable ASCII and line feeds need no work: most comments, and the warm path.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (c is not ((>= ' ' and <= '~') or '\n'))
                return false;
        return true;
    }

    private static (string Text, bool WasCut) Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return (text, false);
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return (text[..end], true);
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (c == '\n')
                clean.Append('\n');
            else if (c == '\t')
                clean.Append(' ');
            else if (char.IsSurrogate(c))
                i += AppendSurrogate(clean, text, i);
            else if (!IsUnwanted(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    private static int AppendSurrogate(StringBuilder clean, string text, int at)
    {
        var isPair =
            char.IsHighSurrogate(text[at])
            && at + 1 < text.Length
            && char.IsLowSurrogate(text[at + 1]);
        if (isPair)
            clean.Append(text, at, 2);
        else
            clean.Append('\uFFFD');
        return isPair ? 1 : 0;
    }

    // U+FFFE and U+FFFF are not characters, and normalising them throws. Joiners stay: emoji and some scripts need them.
    private static bool IsUnwanted(char c) =>
        c
            is (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\uFEFF'
                or '\uFFFE'
                or '\uFFFF'
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control;
}
