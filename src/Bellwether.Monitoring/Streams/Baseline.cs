using System.Collections.Immutable;
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
    /// <summary>How much the share of a weekday differs, Sunday first; empty when weekdays do not differ beyond chance.</summary>
    public ImmutableArray<double> Weekdays { get; init; } = [];

    /// <summary>True when days have floors of their own.</summary>
    public bool HasWeekdays => Weekdays.Length > 0;

    /// <summary>The share that is watched for on a day.</summary>
    public double FloorOn(DateOnly day) =>
        HasWeekdays ? Math.Clamp(Floor + Weekdays[(int)day.DayOfWeek], Least, 1 - Least) : Floor;

    private const double Confidence = 0.90;
    private const double Least = 0.02;
    private const double UsualGaps = 0.98;
    private const double LeastRise = 0.25;
    private const double ChiSquare = 16.81;
    private const double Shrink = 50;

    /// <summary>What was usual in those days, or null while too little lies behind the stream.</summary>
    /// <remarks>
    /// The mean is estimated, so the lower 90 % limit (widened by the over-dispersion), less half the smallest fall that matters,
    /// stands for it (statistics, 5.2). Over-dispersion is taken by week, so that weekdays and quiet days do not pass for it.
    /// </remarks>
    /// <param name="days">The days with answers, in order, closed days left out.</param>
    /// <param name="rules">How streams are watched.</param>
    /// <param name="ofTheme">True when the share is that of comments that are not about a theme: what is rare must rise by a quarter too.</param>
    /// <param name="closedBetween">How many closed days lie between two days; none when null.</param>
    public static Baseline? Of(
        IReadOnlyList<DayOfStream> days,
        WatchRules rules,
        bool ofTheme = false,
        Func<DateOnly, DateOnly, int>? closedBetween = null
    )
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
        var margin = ofTheme
            ? Math.Max(rules.SmallestFall / 2, LeastRise * (1 - share))
            : rules.SmallestFall / 2;
        return new Baseline(
            share,
            answers,
            dispersion,
            Math.Clamp(low - margin, Least, 1 - Least),
            Gap(days, closedBetween)
        )
        {
            Weekdays = ByWeekday(days, share, dispersion),
        };
    }

    /// <summary>The same, watched for so much less: what the same weeks of last year were below those before them.</summary>
    public Baseline Lowered(double by) =>
        this with
        {
            Floor = Math.Clamp(Floor - by, Least, 1 - Least),
        };

    // Weekdays count where they differ at the 1 % level of chi-square with six degrees of freedom, widened by the over-dispersion.
    private static ImmutableArray<double> ByWeekday(
        IReadOnlyList<DayOfStream> days,
        double share,
        double dispersion
    )
    {
        if (share is not (> 0 and < 1))
            return [];
        Span<long> favourable = stackalloc long[7];
        Span<long> answers = stackalloc long[7];
        foreach (var day in days)
        {
            favourable[(int)day.Day.DayOfWeek] += day.Favourable;
            answers[(int)day.Day.DayOfWeek] += day.Answers;
        }
        var apart = 0.0;
        var found = new double[7];
        for (var i = 0; i < 7; i++)
        {
            if (answers[i] == 0)
                continue;
            var off = ((double)favourable[i] / answers[i]) - share;
            apart += answers[i] * off * off / (share * (1 - share));
            found[i] = off * answers[i] / (answers[i] + (Shrink * dispersion));
        }
        return apart / dispersion > ChiSquare ? [.. found] : [];
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
    private static int Gap(
        IReadOnlyList<DayOfStream> days,
        Func<DateOnly, DateOnly, int>? closedBetween
    )
    {
        var gaps = days.Zip(
                days.Skip(1),
                (a, b) =>
                    b.Day.DayNumber - a.Day.DayNumber - (closedBetween?.Invoke(a.Day, b.Day) ?? 0)
            )
            .Order()
            .ToList();
        return gaps.Count == 0
            ? 1
            : gaps[Math.Max(0, (int)Math.Ceiling(UsualGaps * gaps.Count) - 1)];
    }
}
