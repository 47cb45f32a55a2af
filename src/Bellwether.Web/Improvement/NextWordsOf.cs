using Bellwether.Improvement;
using Bellwether.Statistics;
using Bellwether.Statistics.Durations;

namespace Bellwether.Web.Improvement;

/// <summary>How long things take, in words.</summary>
internal static class NextWordsOf
{
    /// <summary>The stage's name.</summary>
    public static string Stage(Texts texts, CaseStage stage) =>
        texts[$"improvement.next.stage.{CaseStages.CodeOf(stage)}"];

    /// <summary>"Half are decided within 12 days, 8 in 10 within 21." Null when it cannot be told.</summary>
    public static string? Range(Texts texts, HowLong howLong) =>
        (howLong.Durations.Half, howLong.Durations.EightInTen) switch
        {
            ({ Status: EstimateStatus.Enough } half, { Status: EstimateStatus.Enough } most) =>
                texts.Say(
                    "improvement.next.range",
                    Days(texts, half.Days!.Value),
                    Days(texts, most.Days!.Value)
                ),
            ({ Status: EstimateStatus.Enough } half, _) => texts.Say(
                "improvement.next.range-half",
                Days(texts, half.Days!.Value)
            ),
            _ => null,
        };

    /// <summary>A number of days, in words.</summary>
    public static string Days(Texts texts, int days) => texts.Count("improvement.next.days", days);

    /// <summary>A quantile with its interval, for staff.</summary>
    public static string Quantile(Texts texts, DurationQuantile quantile) =>
        quantile.Days is not { } days ? texts["improvement.next.cannot-tell"]
        : quantile is { Low: { } low, High: { } high }
            ? texts.Say(
                "improvement.next.quantile",
                Days(texts, days),
                texts.Number(low),
                texts.Number(high)
            )
        : Days(texts, days);
}
