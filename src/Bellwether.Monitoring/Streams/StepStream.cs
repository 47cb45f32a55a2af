using Bellwether.Statistics.Change;

namespace Bellwether.Monitoring;

/// <summary>
/// Takes one day into one stream. What is usual is found once enough lies behind, anew each quarter while nothing stands out, and
/// after a change from the change on: what stays is the new usual.
/// </summary>
internal sealed class StepStream(StreamDays days, WatchRules rules, DateOnly? openDay)
{
    private const int YearDays = 364;
    private const double SeasonSigmas = 3;

    // With fewer expected than this, a day without any is no news; with more it is a silence, which is told sooner.
    private const double ExpectedForSilence = 3;

    private static readonly double[] Bets = [0.15, 0.3, 0.6];

    public StreamState Advance(int stream, StreamState state, DateOnly day, bool wasWrong)
    {
        if (state.AlarmedOn is not null && wasWrong)
            state = Restart(state with { AlarmedOn = null });
        var today = days.On(stream, day);
        state = Fit(stream, state, day);
        if (state.Volume is { } volume && state.AlarmedOn is null)
            state = Count(stream, state, volume, today);
        if (today.Answers == 0)
            return state;
        return state with
        {
            From = state.From == default ? day : state.From,
            LastAnswer = day,
            IsSilent = false,
            Detector =
                state.Usual is { } usual && state.AlarmedOn is null
                    ? usual.HasWeekdays
                        ? state.Detector!.Step(today.Favourable, today.Answers, usual.FloorOn(day))
                        : state.Detector!.Step(today.Favourable, today.Answers)
                    : state.Detector,
        };
    }

    private StreamState Count(int stream, StreamState state, VolumeUsual usual, DayOfStream today)
    {
        if (days.Calendar.IsClosed(days.Keys[stream].ServiceId, today.Day))
            return state;
        var expected = usual.On(today.Day);
        var surge = state.Surge!.Step(today.Answers, expected * usual.High);
        var tells = today.Day != openDay && (today.Answers > 0 || expected < ExpectedForSilence);
        return state with
        {
            // The open day can only say that many came.
            Surge =
                today.Day != openDay || surge.LogValue > state.Surge.LogValue ? surge : state.Surge,
            // Answers that come in waves vary so much that no fall could be told: a survey of four days a year.
            Drop =
                tells && usual.Low > 0
                    ? state.Drop!.Step(today.Answers, expected * usual.Low)
                    : state.Drop,
        };
    }

    private StreamState Fit(int stream, StreamState state, DateOnly day)
    {
        if (state.From == default)
            return state;
        if (state.AlarmedOn is { } alarmed)
        {
            if (day.DayNumber - alarmed.DayNumber < rules.BaselineDays)
                return state;
            state = state with
            {
                AlarmedOn = null,
                Usual = null,
                Volume = null,
                From = state.ChangedOn,
            };
        }
        if (
            (state.Usual is not null || state.Volume is not null)
            && (
                day.DayNumber - state.FittedOn.DayNumber < rules.RefitDays
                || state.LogEvidence > Math.Log(rules.RefitDays)
            )
        )
            return state;
        var back = day.AddDays(-rules.LongestBaselineDays);
        var from = state.From > back ? state.From : back;
        var key = days.Keys[stream];
        if (key.IsVolume)
            return
                VolumeUsual.Of(
                    days.Between(stream, from, day),
                    from,
                    day,
                    each => days.Calendar.IsClosed(key.ServiceId, each),
                    rules
                )
                    is { } volume
                ? Restart(
                    state with
                    {
                        Volume = volume with { Season = Season(stream, state, from, day) },
                        FittedOn = day,
                    }
                )
                : state;
        var usual = Baseline.Of(
            days.Between(stream, from, day),
            rules,
            key.ThemeId is not null,
            (a, b) => days.Calendar.ClosedBetween(key.ServiceId, a, b)
        );
        return usual is null
            ? state
            : Restart(
                state with
                {
                    Usual = usual.Lowered(Lower(stream, state, from, day, usual)),
                    FittedOn = day,
                }
            );
    }

    private static StreamState Restart(StreamState state) =>
        state.Volume is { } volume
            ? state with
            {
                Drop = CountDetector.Start(volume.OverDispersion, Direction.Down),
                Surge = CountDetector.Start(volume.OverDispersion, Direction.Up),
            }
            : state with
            {
                Detector = EDetector.Start(
                    state.Usual!.Floor,
                    state.Usual.OverDispersion,
                    bets: Bets
                ),
            };

    // A season is what last year did in the same weeks, where nothing was alarmed since and it is beyond chance.
    private double Season(int stream, StreamState state, DateOnly from, DateOnly day)
    {
        if (LastYear(stream, state, from, day) is not { } year)
            return 1;
        var (before, ahead, wide) = year;
        var spent = (double)(day.DayNumber - from.DayNumber);
        var (n, m) = (before.Answers, ahead.Answers);
        if (Math.Min(n, m) < rules.BaselineAnswers)
            return 1;
        var ratio = m / (double)rules.RefitDays / (n / spent);
        var error = Math.Sqrt(wide * ((1.0 / n) + (1.0 / m)));
        return Math.Abs(Math.Log(ratio)) > SeasonSigmas * error ? Math.Clamp(ratio, 0.5, 2) : 1;
    }

    private double Lower(int stream, StreamState state, DateOnly from, DateOnly day, Baseline usual)
    {
        if (LastYear(stream, state, from, day) is not { } year)
            return 0;
        var (before, ahead, _) = year;
        if (Math.Min(before.Answers, ahead.Answers) < rules.BaselineAnswers)
            return 0;
        var fall =
            ((double)before.Favourable / before.Answers)
            - ((double)ahead.Favourable / ahead.Answers);
        var error = Math.Sqrt(
            usual.OverDispersion
                * usual.Share
                * (1 - usual.Share)
                * ((1.0 / before.Answers) + (1.0 / ahead.Answers))
        );
        return fall > SeasonSigmas * error ? fall : 0;
    }

    private (DayOfStream Before, DayOfStream Ahead, double Wide)? LastYear(
        int stream,
        StreamState state,
        DateOnly from,
        DateOnly day
    )
    {
        var (first, middle) = (from.AddDays(-YearDays), day.AddDays(-YearDays));
        if (state.From > first)
            return null;
        return (
            Sum(stream, first, middle),
            Sum(stream, middle, middle.AddDays(rules.RefitDays)),
            state.Volume?.OverDispersion ?? 1
        );
    }

    private DayOfStream Sum(int stream, DateOnly first, DateOnly until)
    {
        var all = days.Between(stream, first, until);
        return new DayOfStream(
            first,
            all.Sum(each => each.Favourable),
            all.Sum(each => each.Answers)
        );
    }
}
