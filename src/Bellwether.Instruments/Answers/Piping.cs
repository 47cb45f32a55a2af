using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>
/// Repeats an earlier answer in a text: {answer:KEY}, or {answer:KEY|words to use without an answer}. What comes out is plain
/// text: whoever shows it encodes it as any other.
/// </summary>
public static partial class Piping
{
    private const int LongestRepeated = 200;

    /// <summary>The keys that a text repeats the answers of, each once.</summary>
    public static IReadOnlyList<string> KeysIn(string text) =>
        text.Contains("{answer:", StringComparison.Ordinal)
            ?
            [
                .. Repeat()
                    .Matches(text)
                    .Select(match => match.Groups[1].Value)
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The keys that any text of an item repeats.</summary>
    public static IReadOnlyList<string> KeysOf(Item item) =>
        [
            .. new[] { item.Prompt, item.Hint, item.Section }
                .Concat(item.Options.Select(option => option.Label))
                .OfType<LocalText>()
                .SelectMany(text => text.Texts.Values)
                .SelectMany(KeysIn)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The text with the answers in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version it is of.</param>
    /// <param name="raw">The answers so far.</param>
    /// <param name="language">The language of the form.</param>
    public static string Fill(
        string text,
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        string language
    )
    {
        if (!text.Contains("{answer:", StringComparison.Ordinal))
            return text;
        var sheet = AnswerReading
            .Read(version, raw, new AnswerFaultList(AnswerFaults.In("en")), isPartial: true)
            .Sheet();
        return Repeat()
            .Replace(
                text,
                match =>
                    Words(version, sheet, match.Groups[1].Value, language) is { Length: > 0 } words
                        ? words
                    : match.Groups[2].Success ? match.Groups[2].Value
                    : language == "es" ? "su respuesta anterior"
                    : "your earlier answer"
            );
    }

    private static string Words(
        InstrumentVersion version,
        AnswerSheet sheet,
        string key,
        string language
    )
    {
        var at = version.IndexOf(key);
        if (at < 0 || sheet.Values[at] <= 0 || version.Items[at].IsContact)
            return "";
        var (item, value) = (version.Items[at], sheet.Values[at]);
        var culture = CultureInfo.GetCultureInfo(language == "es" ? "es-US" : "en-US");
        var words = item.Kind switch
        {
            ItemKind.SingleChoice => item.Options[(int)value - 1].Label.In(language),
            ItemKind.MultiChoice => string.Join(
                ", ",
                item.Options.Where((_, i) => (value >> i & 1) == 1)
                    .Select(option => option.Label.In(language))
            ),
            ItemKind.Ranking => string.Join(
                ", ",
                Ranks
                    .Order(value, item.Options.Length)
                    .Select(i => item.Options[i].Label.In(language))
            ),
            ItemKind.Date => (item.Dates ?? new DateSpan())
                .Decode(value)
                .ToString(language == "es" ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", culture),
            ItemKind.Text => sheet.Texts.FirstOrDefault(text => text.ItemIndex == at)?.Words ?? "",
            _ => item.Number?.Decode(value).ToString(culture) ?? "",
        };
        words = words.ReplaceLineEndings(" ");
        return words.Length <= LongestRepeated
            ? words
            : TidyText.Answer(words[..LongestRepeated]) + "…";
    }

    [GeneratedRegex(
        @"\{answer:([a-z][a-z0-9_]{0,39})(?:\|([^{}|]{0,200}))?\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Repeat();
}
