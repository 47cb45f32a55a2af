using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bellwether.Text.Safety;

/// <summary>What was found in a text that may say that somebody is in danger.</summary>
/// <param name="Tier">1: a person must look at once; 2: soon.</param>
/// <param name="Kinds">Which kinds of danger: self-harm, threat, violence, emergency, child.</param>
/// <param name="Rules">Which rules found it, as codes.</param>
public sealed record SafetyWording(
    int Tier,
    ImmutableArray<string> Kinds,
    ImmutableArray<string> Rules
);

/// <summary>Finds wording that may say that somebody is in danger: self-harm, threats, violence, emergencies, children; English and Spanish.</summary>
/// <remarks>Phrases, not a model: the same words give the same answer for ever, and everyone can read why. They are made to miss
/// little; a person decides. Measured in docs/methods/safety-wording.md. Cost: O(words × rules that begin with the word).</remarks>
public static class FindSafetyWording
{
    private const int LongestGap = 3;
    private const int MostWords = 4_000;

    /// <summary>What was found, or null.</summary>
    /// <param name="text">Any string; accents, case and apostrophes do not matter. After 4,000 words it stops.</param>
    public static SafetyWording? In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var words = Words(text);
        List<Match>? found = null;
        List<Match>? taken = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!SafetyPhrases.ByFirstWord.TryGetValue(words[i], out var phrases))
                continue;
            foreach (var phrase in phrases)
            {
                var end = End(words, i, phrase.Parts, 0);
                if (end <= i)
                    continue;
                if (phrase.Tier == 0)
                    (taken ??= []).Add(new Match(i, end, phrase));
                else
                    (found ??= []).Add(new Match(i, end, phrase));
            }
        }
        if (found is null)
            return null;
        if (taken is not null)
            found.RemoveAll(match => taken.Exists(not => not.Overlaps(match)));
        if (found.Count == 0)
            return null;
        return new SafetyWording(
            found.Min(match => match.Phrase.Tier),
            [.. found.Select(match => match.Phrase.Kind).Distinct().Order(StringComparer.Ordinal)],
            [
                .. found
                    .Select(match => match.Phrase.Code)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Take(8),
            ]
        );
    }

    // The word after the match, or -1. Parts are few and gaps are short, so the tries are bounded.
    private static int End(List<string> words, int at, PhrasePart[] parts, int part)
    {
        if (part == parts.Length)
            return at;
        var now = parts[part];
        if (now.IsGap)
        {
            for (var skip = 0; skip <= LongestGap && at + skip <= words.Count; skip++)
                if (End(words, at + skip, parts, part + 1) is var end and > 0)
                    return end;
            return -1;
        }
        if (at < words.Count && now.Words.Contains(words[at]))
            if (End(words, at + 1, parts, part + 1) is var end and > 0)
                return end;
        return now.IsOptional ? End(words, at, parts, part + 1) : -1;
    }

    // Letters and digits in small letters without accents; apostrophes vanish, everything else parts words.
    private static List<string> Words(string text)
    {
        var words = new List<string>(text.Length / 5 + 1);
        var word = new StringBuilder(24);
        foreach (var c in text)
        {
            if (c is '\'' or '’' or '`')
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (word.Length < 24)
                    word.Append(Plain(c));
                continue;
            }
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            Add(words, word);
            if (words.Count >= MostWords)
                return words;
        }
        Add(words, word);
        return words;
    }

    private static void Add(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        words.Add(word.ToString());
        word.Clear();
    }

    private static char Plain(char c)
    {
        var small = char.ToLowerInvariant(c);
        return small switch
        {
            < '\u0080' => small,
            'á' or 'à' or 'ä' or 'â' => 'a',
            'é' or 'è' or 'ë' or 'ê' => 'e',
            'í' or 'ì' or 'ï' or 'î' => 'i',
            'ó' or 'ò' or 'ö' or 'ô' => 'o',
            'ú' or 'ù' or 'ü' or 'û' => 'u',
            'ñ' => 'n',
            _ => small,
        };
    }

    private readonly record struct Match(int Start, int End, SafetyPhrase Phrase)
    {
        public bool Overlaps(Match other) => Start < other.End && other.Start < End;
    }
}
