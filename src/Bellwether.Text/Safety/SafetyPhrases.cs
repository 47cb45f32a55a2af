using System.Collections.Frozen;

namespace Bellwether.Text.Safety;

/// <summary>One rule of safety wording.</summary>
/// <param name="Code">Stable: kind, and the first words of the rule.</param>
/// <param name="Tier">1 or 2; 0 takes back what it overlaps.</param>
/// <param name="Kind">Which kind of danger.</param>
/// <param name="Parts">The words in their order.</param>
internal sealed record SafetyPhrase(string Code, int Tier, string Kind, PhrasePart[] Parts);

/// <summary>One place of a rule.</summary>
/// <param name="Words">Any of these; empty: up to three other words.</param>
/// <param name="IsOptional">True when it may be missing.</param>
internal readonly record struct PhrasePart(FrozenSet<string> Words, bool IsOptional)
{
    public bool IsGap => Words.Count == 0;
}

/// <summary>The rules of phrases.txt, by the words they can begin with.</summary>
internal static class SafetyPhrases
{
    /// <summary>The rules that can begin with a word.</summary>
    public static readonly FrozenDictionary<string, SafetyPhrase[]> ByFirstWord = Index(All());

    /// <summary>Every rule of the file.</summary>
    public static IReadOnlyList<SafetyPhrase> All()
    {
        using var stream = typeof(SafetyPhrases).Assembly.GetManifestResourceStream(
            "safety-phrases.txt"
        )!;
        using var reader = new StreamReader(stream);
        var all = new List<SafetyPhrase>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                all.Add(Read(line));
        return all;
    }

    private static SafetyPhrase Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isNot = words[0] == "not";
        var parts = words[(isNot ? 1 : 2)..];
        var tier = isNot ? 0 : words[0][0] - '0';
        var kind = isNot ? "" : words[1];
        return new SafetyPhrase(
            $"{kind}/{string.Join('-', parts.Take(3).Select(part => part.Split('/')[0].Trim('?', '*')))}",
            tier,
            kind,
            [.. parts.Select(Part)]
        );
    }

    // "a/b?" is optional as a whole; so is "a?/b".
    private static PhrasePart Part(string text) =>
        text == "*"
            ? new PhrasePart([], true)
            : new PhrasePart(
                text.Replace("?", "", StringComparison.Ordinal)
                    .Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .ToFrozenSet(StringComparer.Ordinal),
                text.Contains('?', StringComparison.Ordinal)
            );

    private static FrozenDictionary<string, SafetyPhrase[]> Index(IReadOnlyList<SafetyPhrase> all)
    {
        var byFirst = new Dictionary<string, List<SafetyPhrase>>(StringComparer.Ordinal);
        foreach (var phrase in all)
        foreach (var part in phrase.Parts)
        {
            foreach (var word in part.Words)
            {
                if (!byFirst.TryGetValue(word, out var list))
                    byFirst[word] = list = [];
                if (!list.Contains(phrase))
                    list.Add(phrase);
            }
            if (!part.IsOptional)
                break;
        }
        return byFirst.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToArray(),
            StringComparer.Ordinal
        );
    }
}
