using System.Collections.Immutable;
using Bellwether.Statistics.Change;

namespace Bellwether.Monitoring;

/// <summary>What somebody said of a signal, and when: a detector that was wrong starts again from what was usual before.</summary>
internal sealed record Judged(string Stream, DateOnly On);

/// <summary>
/// All streams of an agency on one day after another. Falls are found by e-detectors whose false alarms are controlled across all
/// streams (e-d-BH); a silence by the channel's own usual gap. The same days and judgements always give the same signals.
/// </summary>
/// <remarks>Source: statistics, 5.1 to 5.5. Checked against: docs/benchmarks.md (streams) and the demo's planted breaks.</remarks>
internal sealed class Watch(StreamDays days, WatchRules rules, ILookup<DateOnly, Judged> wrong)
{
    private const int FewestShown = 10;
    private static readonly double[] Bets = [0.15, 0.3, 0.6];

    /// <summary>Takes in one day: the states at its end, and what was signalled on it.</summary>
    public (ImmutableArray<StreamState> States, IReadOnlyList<Signal> Signals) Advance(
        ImmutableArray<StreamState> before,
        DateOnly day
    )
    {
        var states = new StreamState[days.Keys.Count];
        var signals = new List<Signal>();
        for (var i = 0; i < states.Length; i++)
            states[i] = Step(i, i < before.Length ? before[i] : new StreamState(), day);
        signals.AddRange(Silences(states, day));
        foreach (var i in Alarms(states, day))
        {
            if (Fall(i, states[i], day) is not { } signal)
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
        foreach (var channel in Enumerable.Range(0, states.Length).GroupBy(Channel))
        {
            var heard = channel.Max(i => states[i].LastAnswer);
            var late = channel.Where(i => FallsSilent(states[i], heard, day)).ToList();
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

    private StreamState Step(int stream, StreamState state, DateOnly day)
    {
        if (
            state.AlarmedOn is not null
            && wrong[day].Any(judged => judged.Stream == days.Keys[stream].Text)
        )
            state = Restart(state with { AlarmedOn = null });
        state = Fit(stream, state, day);
        var today = days.On(stream, day);
        if (today.Answers == 0)
            return state;
        return state with
        {
            From = state.From == default ? day : state.From,
            LastAnswer = day,
            IsSilent = false,
            Detector = state.IsWatched
                ? state.Detector!.Step(today.Favourable, today.Answers)
                : state.Detector,
        };
    }

    // What is usual is found once enough lies behind, anew each quarter while nothing stands out, and after a change from the
    // change on: what stays is the new usual.
    private StreamState Fit(int stream, StreamState state, DateOnly day)
    {
        if (state.From == default)
            return state;
        if (state.AlarmedOn is { } alarmed)
        {
            if (day.DayNumber - alarmed.DayNumber < rules.BaselineDays)
                return state;
            state = state with { AlarmedOn = null, Usual = null, From = state.ChangedOn };
        }
        if (
            state.Usual is not null
            && (
                day.DayNumber - state.FittedOn.DayNumber < rules.RefitDays
                || state.Detector!.LogValue > Math.Log(rules.RefitDays)
            )
        )
            return state;
        var back = day.AddDays(-rules.LongestBaselineDays);
        var usual = Baseline.Of(
            days.Between(stream, state.From > back ? state.From : back, day),
            rules
        );
        return usual is null ? state : Restart(state with { Usual = usual, FittedOn = day });
    }

    private static StreamState Restart(StreamState state) =>
        state with
        {
            Detector = EDetector.Start(state.Usual!.Floor, state.Usual.OverDispersion, bets: Bets),
        };

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
                [.. open.Select(i => states[i].Detector!.LogValue)],
                rules.PatienceDays,
                rules.Level,
                recent
            )
            .Select(k => open[k]);
    }

    private bool FallsSilent(StreamState state, DateOnly heard, DateOnly day) =>
        state is { IsWatched: true, IsSilent: false }
        && day.DayNumber - heard.DayNumber > rules.SilentGaps * state.Usual!.UsualGapDays;

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

    // When it began is what the likeliest change point says; fewer answers than may be shown are no evidence anybody can look at.
    private Signal? Fall(int stream, StreamState state, DateOnly day)
    {
        var usual = state.Usual!;
        var seen = days.Between(stream, state.FittedOn, day.AddDays(1));
        var focus = new FocusShare(usual.Floor, usual.OverDispersion);
        foreach (var each in seen)
            focus.Step(each.Favourable, each.Answers);
        var since = seen.Skip(focus.ChangeAfter).ToList();
        var answers = since.Sum(each => each.Answers);
        if (answers < FewestShown)
            return null;
        return new Signal(
            days.Keys[stream],
            SignalKind.Fall,
            day,
            since[0].Day,
            usual.Share,
            usual.Answers,
            since.Sum(each => each.Favourable),
            answers,
            state.Detector!.LogValue,
            usual.OverDispersion
        );
    }
}
