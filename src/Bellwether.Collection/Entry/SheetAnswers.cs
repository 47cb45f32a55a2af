using System.Collections.Immutable;
using System.Text.Json;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;

namespace Bellwether.Collection;

/// <summary>The answers of a sheet while it waits, and what two people typed differently.</summary>
internal static class SheetAnswers
{
    public static string Write(GivenAnswers answers) =>
        JsonSerializer.Serialize(
            answers
                .Where(answer => answer.Value.Count > 0)
                .OrderBy(answer => answer.Key, StringComparer.Ordinal)
                // Values stay as they are typed: the order of a ranking is the answer.
                .ToDictionary(answer => answer.Key, answer => answer.Value.ToArray())
        );

    public static GivenAnswers Read(string text) =>
        text.Length == 0
            ? new Dictionary<string, IReadOnlyList<string>>()
            : JsonSerializer
                .Deserialize<Dictionary<string, string[]>>(text)!
                .ToDictionary(answer => answer.Key, answer => (IReadOnlyList<string>)answer.Value);

    public static ImmutableArray<SheetDifference> Compare(string first, string second)
    {
        var (one, other) = (Read(first), Read(second));
        return
        [
            .. one
                .Keys.Union(other.Keys)
                .Order(StringComparer.Ordinal)
                .Select(key => new SheetDifference(key, Of(one, key), Of(other, key)))
                .Where(each => !each.First.SequenceEqual(each.Second)),
        ];
    }

    private static ImmutableArray<string> Of(GivenAnswers answers, string key) =>
        answers.TryGetValue(key, out var given) ? [.. given] : [];
}
