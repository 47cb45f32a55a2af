using Bellwether.Statistics.Intervals;

namespace Bellwether.Monitoring;

/// <summary>The answers of a stream on one day.</summary>
internal readonly record struct DayOfStream(DateOnly Day, long Favourable, long Answers);

/// <summary>What is usual in a stream.</summary>
/// <param name="Share">Favourable share, 0 to 1.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="OverDispersion">How much more the days vary than chance alone, at least 1.</param>
/// <param name="Floor">The share that is watched for: what is usual at the least, less the smallest fall that matters.</param>
/// <param name="UsualGapDays">Days between two days with answers that 98 in 100 gaps do not pass, at least 1.</param>
internal sealed record Baseline(
    double Share,
    long Answers,
    double OverDispersion,
    double Floor,
    int UsualGapDays
)
{
    private const double Confidence = 0.90;
    private const double Least = 0.02;
    private const double UsualGaps = 0.98;

    /// <summary>What was usual in those days, or null while too little lies behind the stream.</summary>
    /// <remarks>
    /// The mean is estimated, so the lower 90 % limit (widened by the over-dispersion), less half the smallest fall that matters,
    /// stands for it (statistics, 5.2). Over-dispersion is taken by week, so that weekdays and quiet days do not pass for it.
    /// </remarks>
    public static Baseline? Of(IReadOnlyList<DayOfStream> days, WatchRules rules)
    {
        if (days.Count == 0)
            return null;
        var answers = days.Sum(day => day.Answers);
        if (
            answers < rules.BaselineAnswers
            || days[^1].Day.DayNumber - days[0].Day.DayNumber + 1 < rules.BaselineDays
        )
            return null;
        var favourable = days.Sum(day => day.Favourable);
        var dispersion = Dispersion(days);
        var interval = Proportion.Of(favourable, answers, Confidence).Interval!.Value;
        var share = (double)favourable / answers;
        var low = share - ((share - interval.Low) * Math.Sqrt(dispersion));
        return new Baseline(
            share,
            answers,
            dispersion,
            Math.Clamp(low - (rules.SmallestFall / 2), Least, 1 - Least),
            Gap(days)
        );
    }

    private static double Dispersion(IReadOnlyList<DayOfStream> days)
    {
        var weeks = days.GroupBy(day => (day.Day.DayNumber - days[0].Day.DayNumber) / 7)
            .Select(week => (week.Sum(day => day.Favourable), week.Sum(day => day.Answers)))
            .ToList();
        var estimate = Statistics.Change.OverDispersion.Of(
            [.. weeks.Select(week => week.Item1)],
            [.. weeks.Select(week => week.Item2)]
        );
        return estimate.Status == Statistics.EstimateStatus.Enough
            ? Math.Max(1, estimate.Value!.Value)
            : 1;
    }

    // The longest but the rarest: a silence that lies in the baseline must not make the next one pass for usual.
    private static int Gap(IReadOnlyList<DayOfStream> days)
    {
        var gaps = days.Zip(days.Skip(1), (a, b) => b.Day.DayNumber - a.Day.DayNumber)
            .Order()
            .ToList();
        return gaps.Count == 0
            ? 1
            : gaps[Math.Max(0, (int)Math.Ceiling(UsualGaps * gaps.Count) - 1)];
    }
}
