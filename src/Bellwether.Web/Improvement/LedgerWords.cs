using Bellwether.Improvement;

namespace Bellwether.Web.Improvement;

/// <summary>How many people said it and when, in words.</summary>
internal static class LedgerWords
{
    /// <summary>"183 people, January 1, 2026 to March 31, 2026"; null when it is not told.</summary>
    public static string? Heard(Texts texts, LedgerEntry entry) =>
        entry is { HeardCount: { } count, HeardFrom: { } from, HeardUntil: { } until }
            ? texts.Say(
                "improvement.story.heard-by",
                texts.Number(count),
                texts.Date(from),
                texts.Date(until)
            )
            : null;
}
