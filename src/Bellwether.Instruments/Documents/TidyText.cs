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
