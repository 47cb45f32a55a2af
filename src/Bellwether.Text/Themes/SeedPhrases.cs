using System.Collections.Frozen;

namespace Bellwether.Text.Themes;

/// <summary>The seeds of all themes, found by the first word of each.</summary>
internal sealed class SeedPhrases
{
    private readonly FrozenDictionary<string, Phrase[]> byWord;
    private readonly FrozenDictionary<string, Phrase[]> byStem;
    private readonly FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> stems;
    private readonly int shortest;
    private readonly int longest;

    public SeedPhrases(IReadOnlyList<ThemeSeeds> themes)
    {
        var all = themes
            .SelectMany((theme, at) => theme.Seeds.Select(seed => Phrase.Read(seed, at)))
            .OfType<Phrase>()
            .ToList();
        byWord = Group(all.Where(phrase => !phrase.Parts[0].IsStem));
        byStem = Group(all.Where(phrase => phrase.Parts[0].IsStem));
        stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        shortest = byStem.Count == 0 ? 1 : byStem.Keys.Min(stem => stem.Length);
        longest = byStem.Count == 0 ? 0 : byStem.Keys.Max(stem => stem.Length);
    }

    /// <summary>Marks the themes whose seeds stand in the words.</summary>
    public void Find(List<string> words, Span<bool> themes)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (byWord.TryGetValue(words[at], out var exact))
                Match(exact, words, at, themes);
            var word = words[at].AsSpan();
            for (var length = Math.Min(word.Length, longest); length >= shortest; length--)
                if (stems.TryGetValue(word[..length], out var phrases))
                    Match(phrases, words, at, themes);
        }
    }

    private static void Match(Phrase[] phrases, List<string> words, int at, Span<bool> themes)
    {
        foreach (var phrase in phrases)
            if (!themes[phrase.Theme] && phrase.Follows(words, at))
                themes[phrase.Theme] = true;
    }

    private static FrozenDictionary<string, Phrase[]> Group(IEnumerable<Phrase> phrases) =>
        phrases
            .GroupBy(phrase => phrase.Parts[0].Text)
            .ToFrozenDictionary(same => same.Key, same => same.ToArray());

    private readonly record struct Part(string Text, bool IsStem)
    {
        public bool Is(string word) =>
            IsStem
                ? word.StartsWith(Text, StringComparison.Ordinal)
                : string.Equals(word, Text, StringComparison.Ordinal);
    }

    private sealed record Phrase(Part[] Parts, int Theme)
    {
        public static Phrase? Read(string seed, int theme)
        {
            var parts = seed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => (Words: PlainWords.Of(part), IsStem: part.EndsWith('*')))
                .Where(part => part.Words.Count > 0)
                .Select(part => new Part(string.Concat(part.Words), part.IsStem))
                .ToArray();
            return parts.Length == 0 ? null : new Phrase(parts, theme);
        }

        public bool Follows(List<string> words, int at)
        {
            if (at + Parts.Length > words.Count)
                return false;
            for (var i = 1; i < Parts.Length; i++)
                if (!Parts[i].Is(words[at + i]))
                    return false;
            return true;
        }
    }
}
