using Bellwether.Foundation;

namespace Bellwether.Monitoring;

/// <summary>
/// Makes alerts of signals: what one service shows within a few days, or what began at the same time, is one alert, however many
/// streams show it and however late the slower ones do.
/// </summary>
internal static class GatherAlerts
{
    // The same change found again a day later, because answers came late, is not another signal.
    private const int SameChangeDays = 28;

    // Older than this when it is found, it is history: kept, and nobody is told.
    private const int NewsDays = 7;

    /// <summary>New alerts, and new signals of alerts that stand already.</summary>
    public static (IReadOnlyList<Alert> Fresh, IReadOnlyList<(Guid, Signal)> Joined) Of(
        Guid agencyId,
        IReadOnlyList<Alert> standing,
        IEnumerable<Signal> signals,
        WatchRules rules,
        DateTimeOffset now,
        DateOnly today
    )
    {
        var known = standing
            .SelectMany(alert => alert.Signals)
            .ToLookup(signal => (signal.Stream.Text, signal.Kind));
        var open = standing
            .Where(alert => alert.Verdict == AlertVerdict.Open)
            .SelectMany(alert => alert.Signals)
            .Select(signal => (signal.Stream.Text, signal.Kind))
            .ToHashSet();
        var fresh = new List<Alert>();
        var joined = new List<(Guid, Signal)>();
        foreach (var signal in signals.OrderBy(signal => signal.RaisedOn))
        {
            if (
                known[(signal.Stream.Text, signal.Kind)]
                    .Any(other => Apart(other.RaisedOn, signal.RaisedOn) <= SameChangeDays)
                || (IsStanding(signal) && open.Contains((signal.Stream.Text, signal.Kind)))
            )
                continue;
            var place = fresh.FindLastIndex(alert => Belongs(alert, signal, rules));
            if (place >= 0)
                fresh[place] = fresh[place] with { Signals = fresh[place].Signals.Add(signal) };
            else if (standing.FirstOrDefault(alert => Belongs(alert, signal, rules)) is { } there)
                joined.Add((there.AlertId, signal));
            else
                fresh.Add(New(agencyId, signal, now, today));
        }
        return (fresh, joined);
    }

    // What is true day after day is told once, until somebody has said what it was.
    private static bool IsStanding(Signal signal) =>
        signal.RuleId is not null || signal.Kind >= SignalKind.Backlog;

    private static bool Belongs(Alert alert, Signal signal, WatchRules rules) =>
        alert.ServiceId == signal.Stream.ServiceId
        && alert.Verdict == AlertVerdict.Open
        && alert.Signals.Any(other =>
            Apart(other.RaisedOn, signal.RaisedOn) <= rules.MergeDays
            || (
                other.Kind == signal.Kind && Apart(other.Since, signal.Since) <= rules.SameOnsetDays
            )
        );

    private static Alert New(Guid agencyId, Signal signal, DateTimeOffset now, DateOnly today) =>
        new(
            // Two processes that find the same make one alert.
            Ids.From(agencyId, $"alert/{signal.Stream.Text}/{signal.Kind}/{signal.RaisedOn:O}"),
            agencyId,
            signal.Stream.ServiceId,
            signal.RaisedOn,
            now,
            [signal]
        )
        {
            IsHistory = Apart(today, signal.RaisedOn) > NewsDays,
        };

    private static int Apart(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);
}
