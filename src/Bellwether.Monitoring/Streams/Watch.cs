using System.Collections.Immutable;
using Bellwether.Statistics.Change;

namespace Bellwether.Monitoring;

/// <summary>What somebody said of a signal, and when: a detector that was wrong starts again from what was usual before.</summary>
internal sealed record Judged(string Stream, DateOnly On);

/// <summary>
/// All streams of an agency on one day after another. Falls, themes and numbers of answers are watched by e-detectors whose false
/// alarms are controlled across all streams together (e-d-BH); a silence by the channel's own usual gap. The same days and
/// judgements always give the same signals.
/// </summary>
/// <param name="days">The days of every stream.</param>
/// <param name="rules">How streams are watched.</param>
/// <param name="wrong">What was judged false, by day.</param>
/// <param name="openDay">The day that is not over yet: nobody can say that too few answered on it.</param>
/// <remarks>Source: statistics, 5.1 to 5.5. Checked against: docs/benchmarks.md (streams) and the demo's planted breaks.</remarks>
internal sealed class Watch(
    StreamDays days,
    WatchRules rules,
    ILookup<DateOnly, Judged> wrong,
    DateOnly? openDay = null
)
{
    private readonly StepStream step = new(days, rules, openDay);
    private readonly SayStream say = new(days, rules);

    /// <summary>Takes in one day: the states at its end, and what was signalled on it.</summary>
    public (ImmutableArray<StreamState> States, IReadOnlyList<Signal> Signals) Advance(
        ImmutableArray<StreamState> before,
        DateOnly day
    )
    {
        var states = new StreamState[days.Keys.Count];
        var signals = new List<Signal>();
        var judged = wrong.Contains(day)
            ? wrong[day].Select(each => each.Stream).ToHashSet(StringComparer.Ordinal)
            : null;
        for (var i = 0; i < states.Length; i++)
            states[i] = step.Advance(
                i,
                i < before.Length ? before[i] : new StreamState(),
                day,
                judged?.Contains(days.Keys[i].Text) == true
            );
        signals.AddRange(Silences(states, day));
        foreach (var i in Alarms(states, day))
        {
            if (say.Run(i, states[i], day) is not { } signal)
                continue;
            signals.Add(signal);
            states[i] = states[i] with { AlarmedOn = day, ChangedOn = signal.Since };
        }
        return ([.. states], signals);
    }

    // A channel falls silent, not a question: where other things are asked now, one stream ended and others began.
    private List<Signal> Silences(StreamState[] states, DateOnly day)
    {
        var signals = new List<Signal>();
        foreach (
            var channel in Enumerable
                .Range(0, states.Length)
                .Where(i => days.Keys[i].IsAsked)
                .GroupBy(Channel)
        )
        {
            var heard = channel.Max(i => states[i].LastAnswer);
            if (day.DayNumber - heard.DayNumber <= rules.SilentGaps)
                continue;
            var late = channel.Where(i => FallsSilent(channel.Key, states[i], heard, day)).ToList();
            if (late.Count == 0)
                continue;
            if (
                late.Any(i => states[i].LastAnswer == heard)
                && !channel.Any(i => IsOver(states[i], heard))
            )
                signals.Add(Silence(channel.Key, states[late[0]].Usual!, heard, day));
            foreach (var i in late)
                states[i] = states[i] with { IsSilent = true };
        }
        return signals;
    }

    private static bool IsOver(StreamState state, DateOnly heard) =>
        state.IsSilent && state.LastAnswer == heard;

    private StreamKey Channel(int stream) => days.Keys[stream] with { Measure = "", Series = "" };

    private IEnumerable<int> Alarms(StreamState[] states, DateOnly day)
    {
        var open = Enumerable
            .Range(0, states.Length)
            .Where(i => states[i] is { IsWatched: true, IsSilent: false })
            .ToList();
        if (open.Count == 0)
            return [];
        var recent = states.Count(state =>
            state.AlarmedOn is { } on && day.DayNumber - on.DayNumber < rules.PatienceDays
        );
        return EValues
            .Alarm(
                [.. open.Select(i => states[i].LogEvidence)],
                rules.PatienceDays,
                rules.Level,
                recent
            )
            .Select(k => open[k]);
    }

    private bool FallsSilent(StreamKey channel, StreamState state, DateOnly heard, DateOnly day) =>
        state is { IsWatched: true, IsSilent: false, Usual: { } usual }
        && day.DayNumber
            - heard.DayNumber
            - days.Calendar.ClosedBetween(channel.ServiceId, heard, day.AddDays(1))
            > rules.SilentGaps * usual.UsualGapDays;

    private static Signal Silence(
        StreamKey channel,
        Baseline usual,
        DateOnly heard,
        DateOnly day
    ) =>
        new(
            channel,
            SignalKind.Silence,
            day,
            heard,
            usual.Share,
            usual.Answers,
            0,
            0,
            0,
            usual.OverDispersion
        );
}
