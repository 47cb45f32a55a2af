using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>When two wordings are the same question: typography does not count, words do.</summary>
public static class Wording
{
    // How ’ “ ” look after a file was read in the wrong encoding once on its way.
    private static readonly string[] Damaged = ["‚Äô", "‚Äú", "‚Äù", "â€™", "â€œ", "â€\u009d"];

    /// <summary>True when the wordings differ at most in capitals, spaces, quotation marks and punctuation.</summary>
    public static bool Same(string one, string other) =>
        string.Equals(Normalise(one), Normalise(other), StringComparison.Ordinal);

    /// <summary>The wording in small letters, without punctuation, with single spaces.</summary>
    public static string Normalise(string text)
    {
        foreach (var damaged in Damaged)
            text = text.Replace(damaged, "'", StringComparison.Ordinal);
        var plain = new StringBuilder(text.Length);
        var space = false;
        foreach (
            var rune in TidyText.Answer(text).Normalize(NormalizationForm.FormKC).EnumerateRunes()
        )
        {
            if (
                Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
            )
            {
                if (space && plain.Length > 0)
                    plain.Append(' ');
                plain.Append(Rune.ToLowerInvariant(rune));
                space = false;
            }
            // "IA-Initial", "IA - Initial" and "IA Initial" are the same words.
            else if (
                Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation
                || rune.Value is '/' or '_'
            )
                space = true;
        }
        return plain.ToString();
    }
}
