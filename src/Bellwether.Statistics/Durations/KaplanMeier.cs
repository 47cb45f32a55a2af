using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Durations;

/// <summary>One step of a survival curve.</summary>
/// <param name="Day">Age in days.</param>
/// <param name="AtRisk">Cases open and observed on that day.</param>
/// <param name="Events">Cases that ended on it.</param>
/// <param name="Censored">Cases last seen open.</param>
/// <param name="Survival">Share still open after the day, 0 to 1.</param>
/// <param name="StandardError">Of the cumulative hazard (Greenwood).</param>
public sealed record SurvivalPoint(
    int Day,
    long AtRisk,
    long Events,
    long Censored,
    double Survival,
    double StandardError
);

/// <summary>How long until a share of cases has ended.</summary>
/// <param name="Share">The share, inside 0 to 1.</param>
/// <param name="Days">Days until then; null when the curve does not reach it.</param>
/// <param name="Low">Lower end of the interval; null when not reached.</param>
/// <param name="High">Upper end of the interval; null when not reached.</param>
/// <param name="Status">Enough, or NotIdentified when the curve does not reach the share.</param>
public sealed record DurationQuantile(
    double Share,
    int? Days,
    int? Low,
    int? High,
    EstimateStatus Status
);

/// <summary>How to put an interval around a share still open.</summary>
public enum SurvivalInterval
{
    /// <summary>On the log-log scale: stays inside 0 to 1 and behaves best; the default.</summary>
    LogLog,

    /// <summary>On the log scale.</summary>
    Log,

    /// <summary>Plain, cut at 0 and 1.</summary>
    Plain,
}

/// <summary>Time to decision when some cases are still open: the share still open by age.</summary>
public sealed class KaplanMeier
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "kaplan-meier";

    private KaplanMeier(
        EstimateStatus status,
        IReadOnlyList<SurvivalPoint> points,
        long cases,
        int startsAt,
        int? observableUntil
    )
    {
        Status = status;
        Points = points;
        Cases = cases;
        StartsAt = startsAt;
        ObservableUntil = observableUntil;
    }

    /// <summary>Enough, NoAnswers without cases, or TooFew when fewer than the asked-for events were seen.</summary>
    public EstimateStatus Status { get; }

    /// <summary>Ages at which cases ended or were last seen, ascending.</summary>
    public IReadOnlyList<SurvivalPoint> Points { get; }

    /// <summary>Cases.</summary>
    public long Cases { get; }

    /// <summary>The curve is conditional on being open after this age; -1 when it holds from the beginning.</summary>
    public int StartsAt { get; }

    /// <summary>Last age at which anything can be said; null without cases.</summary>
    public int? ObservableUntil { get; }

    /// <summary>Builds the curve.</summary>
    /// <param name="table">Cases by age; all outcomes count as the end (see <see cref="AalenJohansen"/> for competing ones).</param>
    /// <param name="fewestEvents">Fewest ends seen for a status of Enough (30 for "applications like yours").</param>
    /// <param name="fewestAtRisk">With late entries: the curve starts after the last early age with fewer cases at risk.</param>
    /// <remarks>Ends come before last sightings of the same day. Source: Kaplan and Meier (1958); Greenwood (1926). Checked against: R
    /// survival 3.5.3 on lung, to 1e-12. Cost: O(ages). Level of sums: H.</remarks>
    public static KaplanMeier Of(DurationTable table, long fewestEvents = 1, long fewestAtRisk = 5)
    {
        ArgumentNullException.ThrowIfNull(table);
        var risk = table.AtRisk();
        var first = First(table, risk, fewestAtRisk);
        var points = new List<SurvivalPoint>();
        var (survival, hazard) = (1.0, 0.0);
        int? until = null;
        for (var i = first; i < risk.Length; i++)
        {
            var day = table.Days[i];
            var events = day.Events.Sum();
            if (events + day.Censored == 0)
            {
                continue;
            }

            survival *= 1 - ((double)events / risk[i]);
            hazard += events == 0 ? 0 : events / ((double)risk[i] * (risk[i] - events));
            points.Add(
                new SurvivalPoint(
                    day.Day,
                    risk[i],
                    events,
                    day.Censored,
                    survival,
                    Math.Sqrt(hazard)
                )
            );
            until = day.Day;
            if (survival <= 0)
            {
                break;
            }
        }

        var status =
            table.Cases == 0 ? EstimateStatus.NoAnswers
            : points.Sum(p => p.Events) < fewestEvents ? EstimateStatus.TooFew
            : EstimateStatus.Enough;
        return new KaplanMeier(
            status,
            points,
            table.Cases,
            first == 0 ? -1 : table.Days[first - 1].Day,
            until
        );
    }

    /// <summary>Share still open after an age, with its interval.</summary>
    /// <param name="day">Age in days, 0 or more.</param>
    /// <param name="scale">How to put the interval.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>NotIdentified beyond the last observable age unless all cases have ended.</returns>
    public Estimate At(
        int day,
        SurvivalInterval scale = SurvivalInterval.LogLog,
        double level = 0.95
    )
    {
        if (Status == EstimateStatus.NoAnswers || day <= StartsAt)
        {
            return Estimate.Without(
                Status == EstimateStatus.NoAnswers ? Status : EstimateStatus.NotIdentified,
                Cases,
                Method
            );
        }

        var index = Last(day);
        var point = index < 0 ? null : Points[index];
        if (day > ObservableUntil && point?.Survival > 0)
        {
            return Estimate.Without(EstimateStatus.NotIdentified, Cases, Method);
        }

        return point is null
            ? new Estimate(1, null, Cases, Cases, Method, EstimateStatus.Enough)
            : new Estimate(
                point.Survival,
                IntervalOf(point.Survival, point.StandardError, scale, level),
                Cases,
                Cases,
                Method,
                EstimateStatus.Enough
            );
    }

    /// <summary>Days until a share of cases has ended: the smallest age at which the curve has come down to it.</summary>
    /// <param name="share">Inside 0 to 1; 0.5 is the median.</param>
    /// <param name="scale">How to put the interval.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <exception cref="ArgumentException">The share is not inside 0 to 1.</exception>
    /// <remarks>Interval by inverting the curve's. Source: Brookmeyer and Crowley (1982), Biometrics 38:29-41.</remarks>
    public DurationQuantile Quantile(
        double share,
        SurvivalInterval scale = SurvivalInterval.LogLog,
        double level = 0.95
    )
    {
        RequireShare(share);
        var open = 1 - share;
        var days = Points.FirstOrDefault(p => p.Survival <= open + 1e-12)?.Day;
        int? Reach(Func<Interval, double> end) =>
            Points
                .FirstOrDefault(p =>
                    p.Survival < 1
                    && end(IntervalOf(p.Survival, p.StandardError, scale, level)) <= open + 1e-12
                )
                ?.Day;
        return new DurationQuantile(
            share,
            days,
            days is null ? null : Reach(i => i.Low),
            days is null ? null : Reach(i => i.High),
            days is null ? EstimateStatus.NotIdentified : EstimateStatus.Enough
        );
    }

    /// <summary>"Applications like yours": further days until a share of the cases open that long has ended.</summary>
    /// <param name="openFor">Age of the case in days, 0 or more.</param>
    /// <param name="share">Inside 0 to 1.</param>
    /// <returns>Further days, null when the curve does not reach that far; no interval.</returns>
    /// <exception cref="ArgumentException">The share is not inside 0 to 1.</exception>
    public DurationQuantile Remaining(int openFor, double share)
    {
        RequireShare(share);
        var now = Survival(openFor);
        var day = Points
            .FirstOrDefault(p => p.Day > openFor && p.Survival <= (now * (1 - share)) + 1e-12)
            ?.Day;
        return new DurationQuantile(
            share,
            day - openFor,
            null,
            null,
            day is null || now <= 0 ? EstimateStatus.NotIdentified : EstimateStatus.Enough
        );
    }

    /// <summary>Share of the cases open at one age that are still open at a later one.</summary>
    /// <param name="from">Age now.</param>
    /// <param name="to">Later age.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>NotIdentified when the later age is beyond what was observed.</returns>
    /// <exception cref="ArgumentException">The ages are not in order.</exception>
    /// <remarks>Log-log interval with Greenwood's sum over the days in between only.</remarks>
    public Estimate Between(int from, int to, double level = 0.95)
    {
        if (to < from)
        {
            throw new ArgumentException("The later age comes second.", nameof(to));
        }

        var now = Survival(from);
        if (
            Status == EstimateStatus.NoAnswers
            || now <= 0
            || to > ObservableUntil
            || from < StartsAt
        )
        {
            return Estimate.Without(EstimateStatus.NotIdentified, Cases, Method);
        }

        var hazard = Points
            .Where(p => p.Day > from && p.Day <= to && p.Events > 0)
            .Sum(p => p.Events / ((double)p.AtRisk * (p.AtRisk - p.Events)));
        var share = Survival(to) / now;
        return new Estimate(
            share,
            IntervalOf(share, Math.Sqrt(hazard), SurvivalInterval.LogLog, level),
            Cases,
            Cases,
            Method,
            EstimateStatus.Enough
        );
    }

    /// <summary>Mean days open up to a limit (restricted mean): the fair way to compare services.</summary>
    /// <param name="limit">Days, above 0.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>NotIdentified when the curve is not observed up to the limit.</returns>
    /// <exception cref="ArgumentException">The limit is not positive.</exception>
    /// <remarks>Source: Irwin (1949); Royston and Parmar (2013). Checked against: R survival 3.5.3, to 1e-10.</remarks>
    public Estimate RestrictedMean(int limit, double level = 0.95)
    {
        if (limit <= 0)
        {
            throw new ArgumentException("The limit is positive.", nameof(limit));
        }

        if (
            Status == EstimateStatus.NoAnswers
            || StartsAt >= 0
            || (limit > ObservableUntil && Points[^1].Survival > 0)
        )
        {
            return Estimate.Without(EstimateStatus.NotIdentified, Cases, Method);
        }

        var steps = Points.Where(p => p.Day < limit).ToList();
        var days = steps.Select(p => p.Day).Prepend(0).Append(limit).ToList();
        var heights = steps.Select(p => p.Survival).Prepend(1.0).ToList();
        var areas = heights.Select((s, i) => s * (days[i + 1] - days[i])).ToList();
        var mean = areas.Sum();
        var (variance, tail) = (0.0, mean);
        for (var i = 0; i < steps.Count; i++)
        {
            tail -= areas[i];
            variance +=
                steps[i].AtRisk > steps[i].Events
                    ? tail
                        * tail
                        * steps[i].Events
                        / ((double)steps[i].AtRisk * (steps[i].AtRisk - steps[i].Events))
                    : 0;
        }

        var half = Gaussian.Critical(level) * Math.Sqrt(variance);
        return new Estimate(
            mean,
            new Interval(Math.Max(0, mean - half), Math.Min(limit, mean + half), level),
            Cases,
            Cases,
            Method,
            EstimateStatus.Enough
        );
    }

    internal double Survival(int day)
    {
        var index = Last(day);
        return index < 0 ? 1 : Points[index].Survival;
    }

    internal static Interval IntervalOf(
        double survival,
        double error,
        SurvivalInterval scale,
        double level
    )
    {
        if (survival is <= 0 or >= 1 || !double.IsFinite(error))
        {
            return new Interval(Math.Max(0, survival), Math.Max(0, survival), level);
        }

        var z = Gaussian.Critical(level);
        var log = Math.Log(survival);
        return scale switch
        {
            SurvivalInterval.Log => new Interval(
                Math.Exp(log - (z * error)),
                Math.Min(1, Math.Exp(log + (z * error))),
                level
            ),
            SurvivalInterval.Plain => new Interval(
                Math.Max(0, survival * (1 - (z * error))),
                Math.Min(1, survival * (1 + (z * error))),
                level
            ),
            _ => new Interval(
                Math.Exp(-Math.Exp(Math.Log(-log) - (z * error / log))),
                Math.Exp(-Math.Exp(Math.Log(-log) + (z * error / log))),
                level
            ),
        };
    }

    private static int First(DurationTable table, long[] risk, long fewest)
    {
        var first = 0;
        if (table.FromStart < table.Cases)
        {
            // Early ages with hardly anybody at risk would throw the whole curve; the largest risk set ends the search.
            var most = Array.IndexOf(risk, risk.Max());
            for (var i = 0; i < most; i++)
            {
                first = risk[i] < fewest && table.Days[i].Events.Sum() > 0 ? i + 1 : first;
            }
        }

        return first;
    }

    private int Last(int day)
    {
        var (low, high) = (0, Points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Points[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static void RequireShare(double share)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentException("A share lies inside 0 to 1.", nameof(share));
        }
    }
}
