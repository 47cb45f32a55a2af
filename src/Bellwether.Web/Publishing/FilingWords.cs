using Bellwether.Foundation;
using Bellwether.Publishing;
using Bellwether.Web.Components;

namespace Bellwether.Web.Publishing;

/// <summary>Filings in the language of the request.</summary>
internal static class FilingWords
{
    private static readonly string[] Known =
    [
        "unknown",
        "same-person",
        "quarter-running",
        "reason",
        "state",
        "rules-broken",
        "no-survey",
        "invalid",
    ];

    public static string Rating(Texts texts, FilingRating rating) =>
        texts[$"publishing.rating.{rating.ToString().ToLowerInvariant()}"];

    /// <summary>The rating as a sentence about what would happen to it.</summary>
    public static string Says(Texts texts, FilingRating rating) =>
        texts[$"publishing.says.{rating.ToString().ToLowerInvariant()}"];

    public static Tone Tone(FilingRating rating) =>
        rating == FilingRating.Green ? Components.Tone.Us : Components.Tone.Attention;

    public static string State(Texts texts, FilingState? state)
    {
        var word = state?.ToString().ToLowerInvariant() ?? "none";
        return texts[$"publishing.state.{word}"];
    }

    public static string Point(Texts texts, TransactionPoint point) =>
        texts[$"publishing.point.{TransactionPoints.Code(point).Replace('_', '-')}"];

    public static string Address(string slug, Period quarter) =>
        $"/share/filings/{Uri.EscapeDataString(slug)}/{quarter.Name}";

    public static Refusal Translate(Texts texts, Refusal refusal)
    {
        var word = refusal.Code.Split('.')[^1];
        return refusal.Code.StartsWith("filing.", StringComparison.Ordinal) && Known.Contains(word)
            ? refusal with
            {
                Message = texts[$"publishing.refused.{word}"],
                Faults =
                [
                    .. refusal.Faults.Select(fault =>
                        fault with
                        {
                            Message = Field(fault.Field) is { } field
                                ? texts[$"publishing.fault.{field}"]
                                : fault.Message,
                        }
                    ),
                ],
            }
            : refusal;
    }

    private static string? Field(string name) =>
        name is "note" or "break" or "contact-name" or "contact-email" ? name
        : name.StartsWith("title-", StringComparison.Ordinal) ? "title"
        : name.StartsWith("url-", StringComparison.Ordinal) ? "url"
        : name.StartsWith("point-", StringComparison.Ordinal) ? "point"
        : name.StartsWith("survey-", StringComparison.Ordinal) ? "survey"
        : null;
}
