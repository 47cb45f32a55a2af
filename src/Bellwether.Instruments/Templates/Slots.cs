using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>Places in a text that are filled later, written {name}.</summary>
public static partial class Slots
{
    /// <summary>The slots of a thank-you text that are known only when somebody has answered.</summary>
    public static IReadOnlyList<string> OfThanks { get; } = ["link", "code", "contact"];

    /// <summary>The names of the slots in a text, in order, each once.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [
            .. Slot()
                .Matches(text)
                .Select(match => match.Groups[1].Value)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// Fills the slots that have a value. A sentence whose slot has none is left out, together with the question it answers:
    /// better no sentence than a hole in it.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var sentences = Sentence()
            .Matches(text)
            .Select(match => match.Value)
            .Where(sentence => In(sentence).All(values.ContainsKey));
        return Replace(string.Concat(sentences), values).Trim();
    }

    /// <summary>Fills the slots that have a value and leaves the others as they are.</summary>
    internal static string Replace(string text, IReadOnlyDictionary<string, string> values) =>
        Slot()
            .Replace(
                text,
                match =>
                    values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value
            );

    [GeneratedRegex(@"\{([a-z][a-z_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();

    [GeneratedRegex(@"[^.!]*(?:[.!]+(?:\s+|$)|[.!]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
