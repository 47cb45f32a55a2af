using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Bellwether.Text.Redaction;

/// <summary>A text without the personal details that were recognised in it.</summary>
/// <param name="Words">The text with a mark in the place of each detail.</param>
/// <param name="Found">Which kinds were found, each once, in the order of <see cref="PersonalDetail"/>.</param>
public sealed record RedactedWords(string Words, ImmutableArray<PersonalDetail> Found);

/// <summary>Replaces personal details in a comment by marks that say what stood there.</summary>
public static class RedactWords
{
    // A mark can free what stood against it ("…6789555-…"), so a text with findings is read again. Two readings are the rule.
    private const int MostReadings = 12;

    // Letters that patterns take for k, i and s, and plain comparisons do not.
    private static readonly SearchValues<char> OtherCases = SearchValues.Create(
        "\u212A\u0130\u0131\u017F"
    );

    private static readonly SearchValues<string> NameCues = SearchValues.Create(
        [
            "name",
            "llam",
            "nombre",
            "called",
            "sincerely",
            "regards",
            "respectfully",
            "atentamente",
            "saludos",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Redacts a text. Never throws; redacting the result again gives the same result.</summary>
    /// <param name="text">Any string.</param>
    /// <param name="language">Language of the marks: "es", or anything else for English. The rules read both languages always.</param>
    /// <remarks>Rules and their measured precision and recall: docs/methods/redaction.md. Cost: O(length) with a constant of about
    /// twenty patterns; a text without digits, "@" or a word that introduces a name costs one vectorised scan.</remarks>
    public static RedactedWords Run(string? text, string language)
    {
        if (string.IsNullOrEmpty(text))
            return new RedactedWords("", []);
        var found = ImmutableSortedSet<PersonalDetail>.Empty;
        var words = text;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var findings = Find(words);
            if (findings.Count == 0)
                return new RedactedWords(words, [.. found]);
            found = found.Union(findings.Select(finding => finding.Detail));
            words = Replace(words, findings, language);
        }
        // Still not at rest: a text made to defeat the rules. Every digit that is left goes.
        return new RedactedWords(DropDigits(words), [.. found.Add(PersonalDetail.IdNumber)]);
    }

    /// <summary>Where the details stand, first to last, none overlapping. The first rule that claims a place keeps it.</summary>
    internal static IReadOnlyList<Finding> Find(string text)
    {
        List<Finding>? findings = null;
        if (text.Contains('@', StringComparison.Ordinal))
            Collect(text, AddressRules.Email, ref findings);
        if (WebRules.MayHaveAddress(text))
            foreach (var rule in WebRules.WithPoints)
                Collect(text, rule, ref findings);
        var digits = NumberRules.Digits(text);
        if (digits > 0)
        {
            var all = text.AsSpan().ContainsAny(OtherCases);
            foreach (var rule in NumberRules.All)
                if (all || rule.MayBeIn(text, digits))
                    Collect(text, rule, ref findings);
        }
        if (text.AsSpan().ContainsAny(NameCues))
            foreach (var rule in NameRules.All)
                Collect(text, rule, ref findings);
        Collect(FindNames.In(text), ref findings);
        if (findings is null)
            return [];
        findings.Sort((a, b) => a.Start.CompareTo(b.Start));
        return findings;
    }

    private static void Collect(string text, Rule rule, ref List<Finding>? findings) =>
        Collect(rule.Find(text), ref findings);

    private static void Collect(IEnumerable<Finding>? candidates, ref List<Finding>? findings)
    {
        if (candidates is null)
            return;
        var firstOfOthers = findings?.Count ?? 0;
        List<Finding>? mine = null;
        foreach (var finding in candidates)
            if (firstOfOthers == 0 || !Overlaps(findings!, finding))
                (mine ??= []).Add(finding);
        if (mine is null)
            return;
        (findings ??= []).AddRange(mine);
        findings.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    // The findings are sorted and apart from each other, so only the last that starts before the end can overlap.
    private static bool Overlaps(List<Finding> findings, Finding candidate)
    {
        var (low, high) = (0, findings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (findings[middle].Start < candidate.End)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && findings[low - 1].End > candidate.Start;
    }

    private static string Replace(string text, IReadOnlyList<Finding> findings, string language)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (var finding in findings)
        {
            result.Append(text, from, finding.Start - from);
            result.Append(RedactionMark.For(finding.Detail, language));
            from = finding.End;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }

    private static string DropDigits(string text) =>
        string.Create(
            text.Length,
            text,
            (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = char.IsDigit(source[i]) ? '#' : source[i];
            }
        );
}
