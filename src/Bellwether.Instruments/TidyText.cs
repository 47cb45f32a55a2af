using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>Takes out of a text what nobody sees and no database should hold.</summary>
internal static class TidyText
{
    // Composing a text that holds it throws.
    private const char NoCharacter = '\uFFFE';

    /// <summary>
    /// A respondent's words: line ends as \n (browsers count them so and send two characters), no control characters,
    /// halves of characters replaced, no space around. Doing it twice changes nothing.
    /// </summary>
    public static string Answer(string? written)
    {
        if (string.IsNullOrEmpty(written))
            return "";
        return IsClean(written) ? written.Trim() : Clean(written).Trim();
    }

    /// <summary>A text of the questionnaire: as above, and composed (NFC), so that equal texts have equal hashes.</summary>
    public static string Wording(string text) =>
        Answer(text).Normalize(NormalizationForm.FormC).Trim();

    /// <summary>
    /// For comparing wordings: letter case, spaces, punctuation and quotation marks do not count; letters, digits and
    /// their order do.
    /// </summary>
    public static string ForComparing(string text)
    {
        var kept = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in Answer(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsApostrophe(rune))
                continue;
            if (IsWordPart(rune))
            {
                if (gap && kept.Length > 0)
                    kept.Append(' ');
                gap = false;
                kept.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else
                gap = true;
        }
        return kept.ToString();
    }

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '`';

    private static bool IsWordPart(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.ModifierSymbol
            );

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (
                (char.IsControl(c) && c is not ('\n' or '\t'))
                || char.IsSurrogate(c)
                || c == NoCharacter
            )
                return false;
        return true;
    }

    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value == '\r')
                kept.Append('\n');
            else if (
                rune.Value is '\n' or '\t'
                || !(Rune.IsControl(rune) || rune.Value == NoCharacter)
            )
                kept.Append(rune.ToString());
        }
        return kept.ToString();
    }
}
