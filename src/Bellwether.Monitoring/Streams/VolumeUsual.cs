using System.Collections.Immutable;

namespace Bellwether.Monitoring;

/// <summary>How many answers are usual on a channel of a service.</summary>
/// <param name="ByWeekday">Answers a day, Sunday first.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="OverDispersion">How much more the weeks vary than chance alone, at least 1.</param>
/// <param name="Low">What is watched for as a fall begins below this share of the expectation.</param>
/// <param name="High">What is watched for as a rise begins above this share of it.</param>
/// <param name="Season">How the same weeks of last year stood to those before them; 1 when nothing speaks for a season.</param>
internal sealed record VolumeUsual(
    ImmutableArray<double> ByWeekday,
    long Answers,
    double OverDispersion,
    double Low,
    double High,
    double Season
)
{
    private const double Fewest = 0.05;
    private const int FewestWeeks = 8;
    private const double Sigmas = 1.645;

    /// <summary>Answers expected on a day.</summary>
    public double On(DateOnly day) => Math.Max(Fewest, Season * ByWeekday[(int)day.DayOfWeek]);

    /// <summary>What was usual from a day on to before another one, or null while too little lies behind the stream.</summary>
    /// <param name="days">The days with answers.</param>
    /// <param name="from">The first day, with answers or without.</param>
    /// <param name="until">The day after the last one.</param>
    /// <param name="isClosed">Whether a day was closed.</param>
    /// <param name="rules">How streams are watched.</param>
    public static VolumeUsual? Of(
        IReadOnlyList<DayOfStream> days,
        DateOnly from,
        DateOnly until,
        Func<DateOnly, bool> isClosed,
        WatchRules rules
    )
    {
        var answers = days.Sum(day => day.Answers);
        if (
            answers < rules.BaselineAnswers
            || until.DayNumber - from.DayNumber < rules.BaselineDays
        )
            return null;
        var counted = days.ToDictionary(day => day.Day, day => day.Answers);
        var open = Enumerable
            .Range(0, until.DayNumber - from.DayNumber)
            .Select(from.AddDays)
            .Where(day => !isClosed(day))
            .ToList();
        var mean = (double)answers / open.Count;
        var weekday = Enumerable
            .Range(0, 7)
            .Select(i =>
            {
                var those = open.Where(day => (int)day.DayOfWeek == i).ToList();
                return (those.Sum(day => counted.GetValueOrDefault(day)) + mean)
                    / (those.Count + 1);
            })
            .ToImmutableArray();
        var weeks = open.GroupBy(day => (day.DayNumber - from.DayNumber) / 7)
            .Select(week =>
                (
                    Count: week.Sum(day => counted.GetValueOrDefault(day)),
                    Expected: week.Sum(day => weekday[(int)day.DayOfWeek])
                )
            )
            .ToList();
        if (weeks.Count < FewestWeeks)
            return null;
        var dispersion = Math.Max(
            1,
            weeks.Sum(week =>
                (week.Count - week.Expected) * (week.Count - week.Expected) / week.Expected
            ) / (weeks.Count - 1)
        );
        var error = Sigmas * Math.Sqrt(dispersion / answers);
        return new VolumeUsual(
            weekday,
            answers,
            dispersion,
            (1 - error) * (1 - (rules.SmallestVolumeChange / 2)),
            (1 + error) * (1 + (rules.SmallestVolumeChange / 2)),
            1
        );
    }
}
