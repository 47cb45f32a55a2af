using System.Collections.Immutable;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>One week of a stream, beside what chance alone would allow.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Answers">Answers in it.</param>
/// <param name="Share">Favourable share, 0 to 1; null below the fewest answers that are shown.</param>
/// <param name="Usual">The share that is usual, 0 to 1.</param>
/// <param name="Low">Lower limit of what is usual for so many answers, 0 to 1.</param>
/// <param name="High">Upper limit, 0 to 1.</param>
/// <param name="StandsOut">True when the share lies outside the limits.</param>
public sealed record EvidenceWeek(
    DateOnly First,
    long Answers,
    double? Share,
    double Usual,
    double Low,
    double High,
    bool StandsOut
);

/// <summary>The weeks behind a signal: half a year before the change and what came after.</summary>
public sealed class ReadEvidence
{
    /// <summary>Fewer answers in a week than this are not shown.</summary>
    public const int FewestAnswers = 10;

    private const int WeeksBefore = 26;
    private const int WeeksAfter = 26;
    private const double Sigmas = 3;

    private readonly ReadDays days;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadEvidence(ReadDays days, FindAgency agencies, TimeProvider time)
    {
        this.days = days;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The weeks in order, counted from the first day of the change; only whole weeks. Empty where no share of answers fell.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="scope">The service's collectors.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="cancel">Stops the read.</param>
    /// <remarks>
    /// Limits: usual share ± 3 standard deviations of a share of so many answers, widened by the over-dispersion of the baseline
    /// (Laney). Measured against the baseline of the signal, so that the change itself does not widen them.
    /// </remarks>
    public async Task<ImmutableArray<EvidenceWeek>> Run(
        Guid agencyId,
        Scope scope,
        Signal signal,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (signal.Kind != SignalKind.Fall || signal.RuleId is not null)
            return [];
        var today = await ListAlerts.Today(agencies, time, agencyId, cancel);
        var first = DateOnly.FromDayNumber(Math.Max(0, signal.Since.DayNumber - (7 * WeeksBefore)));
        var last = signal.Since.AddDays((7 * WeeksAfter) - 1);
        if (last >= today)
            last = today.AddDays(-1);
        var weeks = (await days.Run(agencyId, scope, first, last, cancel))
            .Where(day => Same(day, signal.Stream))
            .GroupBy(day => (day.Day.DayNumber - first.DayNumber) / 7)
            .ToDictionary(week => week.Key, week => week.ToList());
        return
        [
            .. from week in Enumerable.Range(0, (last.DayNumber - first.DayNumber + 1) / 7)
            select Week(first.AddDays(7 * week), weeks.GetValueOrDefault(week) ?? [], signal),
        ];
    }

    private static EvidenceWeek Week(DateOnly first, List<DayCount> counted, Signal signal)
    {
        var answers = counted.Sum(day => day.Answers);
        var usual = signal.UsualShare;
        var width =
            answers == 0
                ? 1
                : Sigmas * Math.Sqrt(usual * (1 - usual) / answers * signal.OverDispersion);
        var low = Math.Max(0, usual - width);
        var high = Math.Min(1, usual + width);
        double? share =
            answers < FewestAnswers ? null : (double)counted.Sum(day => day.Favourable) / answers;
        return new EvidenceWeek(
            first,
            answers,
            share,
            usual,
            low,
            high,
            share < low || share > high
        );
    }

    private static bool Same(DayCount day, StreamKey stream) =>
        day.ServiceId == stream.ServiceId
        && day.Measure == stream.Measure
        && day.Channel == stream.Channel
        && day.Series == stream.Series;
}
