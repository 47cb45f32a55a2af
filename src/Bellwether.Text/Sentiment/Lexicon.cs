using System.Collections.Frozen;
using System.Reflection;

namespace Bellwether.Text.Sentiment;

/// <summary>What a word does for feeling.</summary>
[Flags]
internal enum Feeling : byte
{
    None = 0,
    Praise = 1,
    Blame = 2,
    Turns = 4,
    Wishes = 8,
}

/// <summary>Words that praise, blame, turn round and wish, English and Spanish in one list: what is learned of them in one language
/// holds in the other.</summary>
internal static class Lexicon
{
    private const int LongestWord = 24;

    private static readonly FrozenDictionary<string, Feeling> Words;
    private static readonly FrozenDictionary<string, Feeling> Stems;
    private static readonly FrozenDictionary<string, Feeling>.AlternateLookup<
        ReadOnlySpan<char>
    > ByWord;
    private static readonly FrozenDictionary<string, Feeling>.AlternateLookup<
        ReadOnlySpan<char>
    > ByStem;
    private static readonly int LongestStem;
    private static readonly int ShortestStem;

    static Lexicon()
    {
        var words = new Dictionary<string, Feeling>();
        var stems = new Dictionary<string, Feeling>();
        foreach (var line in Lines())
        {
            var feeling = Of(line[0]);
            foreach (var entry in line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var into = entry.EndsWith('*') ? stems : words;
                var key = entry.TrimEnd('*').Replace("-", "", StringComparison.Ordinal);
                into[key] = into.GetValueOrDefault(key) | feeling;
            }
        }
        Words = words.ToFrozenDictionary(StringComparer.Ordinal);
        Stems = stems.ToFrozenDictionary(StringComparer.Ordinal);
        ByWord = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        ByStem = Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestStem = Stems.Keys.Max(stem => stem.Length);
        ShortestStem = Stems.Keys.Min(stem => stem.Length);
    }

    /// <summary>What a plain word does.</summary>
    public static Feeling Of(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
            return Feeling.None;
        if (ByWord.TryGetValue(word, out var exact))
            return exact;
        for (var length = Math.Min(word.Length, LongestStem); length >= ShortestStem; length--)
            if (ByStem.TryGetValue(word[..length], out var stem))
                return stem;
        return Feeling.None;
    }

    private static Feeling Of(char sign) =>
        sign switch
        {
            '+' => Feeling.Praise,
            '-' => Feeling.Blame,
            '!' => Feeling.Turns,
            _ => Feeling.Wishes,
        };

    private static IEnumerable<string> Lines()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("sentiment-lexicon.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
