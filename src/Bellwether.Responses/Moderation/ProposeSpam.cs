namespace Bellwether.Responses;

/// <summary>Why a comment may be spam. It is a proposal: a person decides.</summary>
public enum SpamHint
{
    /// <summary>It holds a web address.</summary>
    Link = 1,

    /// <summary>The same words came three times or more on one day.</summary>
    Repeated = 2,
}

/// <summary>Proposes which comments of a list may be spam. Nothing is excluded by it.</summary>
public static class ProposeSpam
{
    private const int Burst = 3;
    private const int ShortestRepeated = 12;

    /// <summary>The hints by response; responses without one are not in it.</summary>
    /// <param name="comments">The comments as they are shown, redacted.</param>
    public static IReadOnlyDictionary<Guid, IReadOnlyList<SpamHint>> Of(
        IReadOnlyList<Comment> comments
    )
    {
        var repeated = comments
            .Where(comment => comment.Words.Length >= ShortestRepeated)
            .GroupBy(comment => (comment.Day, Same(comment.Words)))
            .Where(group =>
                group.Select(comment => comment.Place.ResponseId).Distinct().Count() >= Burst
            )
            .SelectMany(group => group.Select(comment => comment.Place.ResponseId))
            .ToHashSet();
        var hints = new Dictionary<Guid, IReadOnlyList<SpamHint>>();
        foreach (var comment in comments)
        {
            List<SpamHint> found = [];
            if (HasLink(comment.Words))
                found.Add(SpamHint.Link);
            if (repeated.Contains(comment.Place.ResponseId))
                found.Add(SpamHint.Repeated);
            if (found.Count > 0)
                hints[comment.Place.ResponseId] = found;
        }
        return hints;
    }

    // Redaction has put a mark where an address stood.
    private static bool HasLink(string words) =>
        words.Contains("[web address removed]", StringComparison.Ordinal)
        || words.Contains("[dirección web eliminada]", StringComparison.Ordinal)
        || words.Contains("://", StringComparison.Ordinal);

    private static string Same(string words) =>
        string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
