using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Text;

namespace Bellwether.Collection;

/// <summary>Makes written answers safe to keep: normalised, and cut to the longest text the item takes.</summary>
internal static class TidyAnswers
{
    /// <summary>The answers with tidy texts, and the keys of the items whose texts were cut. Choices pass unchanged.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Run(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        out ImmutableArray<string> cut
    )
    {
        cut = [];
        Dictionary<string, IReadOnlyList<string>>? tidy = null;
        foreach (var item in version.Items)
        {
            var key = item.Kind == ItemKind.Text ? item.Key : item.WordsKey;
            if (item.Kind != ItemKind.Text && item.WordsOption == 0)
                continue;
            if (!raw.TryGetValue(key, out var given))
                continue;
            if (given.Count == 0)
                continue;
            var texts = new string[given.Count];
            for (var i = 0; i < texts.Length; i++)
            {
                (texts[i], var wasCut) = NormaliseWords.Run(given[i], item.LongestWords);
                if (wasCut && !cut.Contains(item.Key))
                    cut = cut.Add(item.Key);
            }
            tidy ??= new Dictionary<string, IReadOnlyList<string>>(raw, StringComparer.Ordinal);
            tidy[key] = texts;
        }
        return tidy ?? raw;
    }
}
