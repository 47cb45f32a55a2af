using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Web addresses and network addresses. Those of governments stay: they are what comments are about.</summary>
internal static partial class WebRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Ends =
        "com|org|net|edu|info|biz|io|co|uk|ca|mx|fr|nl|dk|fi|pl|cz|ch|br|ar|cl|pr|cu|ve|ec|gt|hn|cr|uy|py|eu|au|nz|jp|tv|app|dev|xyz|site|online|shop|club|blog|gg|ly|lat";

    // Endings that are words: "excellent.it" is two sentences, "example.it/page" is an address.
    private const string WordEnds = "me|us|es|de|it|se|be|at|pe|do|ni|pa|bo|in|is|no|so|to|my|cat";

    public static readonly Rule[] WithPoints =
    [
        new(Address(), PersonalDetail.WebAddress, IsNoGovernment),
        new(Domain(), PersonalDetail.WebAddress, IsNoGovernment),
    ];

    public static readonly Rule[] Numbers =
    [
        new(VersionFour(), PersonalDetail.NetworkAddress) { Pieces = Rule.AnyOf(".") },
        new(VersionSix(), PersonalDetail.NetworkAddress, HasManyColons)
        {
            Pieces = Rule.AnyOf(":"),
        },
    ];

    /// <summary>True when a point stands inside a word, or an address begins: without one there is none.</summary>
    public static bool MayHaveAddress(string text)
    {
        for (var at = text.IndexOf('.', StringComparison.Ordinal); at > 0; )
        {
            if (at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]))
                if (char.IsLetterOrDigit(text[at + 1]))
                    return true;
            at = text.IndexOf('.', at + 1);
        }
        return text.Contains("://", StringComparison.Ordinal);
    }

    private static bool IsNoGovernment(string text, Finding finding) =>
        !Government().IsMatch(text.AsSpan(finding.Start, finding.Length));

    private static bool HasManyColons(string text, Finding finding)
    {
        var it = text.AsSpan(finding.Start, finding.Length);
        return it.Count(':') >= 3;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:https?://|www\.)[^\s<>""\[\]]{3,400}(?<![.,;:!?)'])",
        Options
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<![\p{L}\d@._%+\-/])(?:[\p{L}\d](?:[\p{L}\d\-]{0,61}[\p{L}\d])?\.){1,4}(?:"
            + Ends
            + @")(?![\p{L}\d@\-]|\.[\p{L}\d])(?:/[^\s<>""\[\]]{0,300}(?<![.,;:!?)']))?"
            + @"|(?<![\p{L}\d@._%+\-/])(?:[\p{L}\d](?:[\p{L}\d\-]{0,61}[\p{L}\d])?\.){1,4}(?:"
            + WordEnds
            + @")/[^\s<>""\[\]]{0,300}(?<![.,;:!?)'])",
        Options
    )]
    private static partial Regex Domain();

    [GeneratedRegex(
        @"^(?:https?://)?(?:[\p{L}\d\-]{1,63}\.){1,6}(?:gov|mil|(?:gov|gob|gouv|gc|nhs|govt)\.[a-z]{2}|gc\.ca|gob|usps\.com|nhs\.uk)(?:[:/?#]|$)",
        Options
    )]
    private static partial Regex Government();

    [GeneratedRegex(
        @"(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d]|\.\d)",
        Options
    )]
    private static partial Regex VersionFour();

    [GeneratedRegex(
        @"(?<![\p{L}\d:])(?:[0-9a-f]{1,4}:){1,7}:?(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4}(?![\p{L}\d:])",
        Options
    )]
    private static partial Regex VersionSix();
}
