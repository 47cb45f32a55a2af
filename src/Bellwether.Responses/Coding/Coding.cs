using System.Collections.Immutable;

namespace Bellwether.Responses;

/// <summary>What a comment is about and how it feels.</summary>
/// <param name="Feeling">1 (very bad) to 5 (very good); null when it cannot be told.</param>
/// <param name="Themes">Ids of the themes; empty: unclassified.</param>
/// <param name="CorrectedBy">Who set it by hand; null when nobody did.</param>
public sealed record Coding(int? Feeling, ImmutableArray<string> Themes, string? CorrectedBy)
{
    /// <summary>True when the words praise and the answer does not, or the other way round.</summary>
    /// <param name="favourable">Whether the answer of the same response was favourable; null when it was not asked.</param>
    public bool Contradicts(bool? favourable) =>
        (favourable, Feeling) is (false, >= 4) or (true, <= 2);
}

/// <summary>Themes as they are kept: " status waiting ", so that one is found with its spaces.</summary>
internal static class ThemeList
{
    public static string Write(IReadOnlyCollection<string> themes) =>
        themes.Count == 0
            ? ""
            : $" {string.Join(' ', themes.Order(StringComparer.Ordinal).Distinct())} ";

    public static ImmutableArray<string> Read(string themes) =>
        [.. themes.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
