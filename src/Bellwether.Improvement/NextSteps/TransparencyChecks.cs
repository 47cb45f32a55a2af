using Bellwether.Statistics;

namespace Bellwether.Improvement;

/// <summary>One line of the transparency checklist.</summary>
/// <param name="Code">T1 to T9.</param>
/// <param name="IsMet">True when it is met.</param>
/// <param name="IsSeen">True when the system sees it itself; false when somebody says so.</param>
public sealed record TransparencyCheck(string Code, bool IsMet, bool IsSeen);

/// <summary>The nine lines of the transparency checklist, as far as they can be seen.</summary>
public static class TransparencyChecks
{
    /// <summary>Judges a service.</summary>
    /// <param name="page">Its page, or null when there is none.</param>
    /// <param name="howLong">How long it takes.</param>
    public static IReadOnlyList<TransparencyCheck> Of(NextPage? page, HowLong howLong)
    {
        var words = page is { IsPublished: true } ? page.Words : null;
        var ranges = howLong is { IsFresh: true, Durations.Half.Status: EstimateStatus.Enough };
        return
        [
            new("T1", words is not null && (ranges || words.PromiseDays is not null), true),
            new("T2", words is not null, true),
            new("T3", words?.Steps.Length >= 2, true),
            new("T4", words is not null && howLong.IsFresh, true),
            new("T5", words?.PromiseDays is not null, true),
            new("T6", words?.Told is not null, true),
            new("T7", words?.ReasonsArePlain == true, false),
            new("T8", words?.Complain is not null, true),
            new(
                "T9",
                words is not null && howLong.Durations.Kept.Status == EstimateStatus.Enough,
                true
            ),
        ];
    }
}
