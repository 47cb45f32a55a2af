using Bellwether.Statistics.Change;

namespace Bellwether.Monitoring;

/// <summary>Makes a signal of a stream whose evidence is enough: since when, and how much.</summary>
internal sealed class SayStream(StreamDays days, WatchRules rules)
{
    private const int FewestShown = 10;

    /// <summary>The signal; null when fewer answers show it than anybody may look at, or it is smaller than matters.</summary>
    public Signal? Run(int stream, StreamState state, DateOnly day) =>
        state.Volume is { } volume ? Number(stream, state, volume, day) : Share(stream, state, day);

    // When it began is what the likeliest change point says; fewer answers than may be shown are no evidence anybody can look at.
    private Signal? Share(int stream, StreamState state, DateOnly day)
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
        var favourable = since.Sum(each => each.Favourable);
        var isTheme = days.Keys[stream].ThemeId is not null;
        if (isTheme && answers - favourable < rules.FewestMentions)
            return null;
        return new Signal(
            days.Keys[stream],
            isTheme ? SignalKind.ThemeRise : SignalKind.Fall,
            day,
            since[0].Day,
            usual.Share,
            usual.Answers,
            favourable,
            answers,
            state.Detector!.LogValue,
            usual.OverDispersion
        );
    }

    private Signal? Number(int stream, StreamState state, VolumeUsual usual, DateOnly day)
    {
        var key = days.Keys[stream];
        var fewer = state.Drop!.LogValue >= state.Surge!.LogValue;
        var change = VolumeChange.Of(
            usual,
            days.Between(stream, state.FittedOn, day.AddDays(1))
                .ToDictionary(each => each.Day, each => each.Answers),
            state.FittedOn,
            day,
            each => days.Calendar.IsClosed(key.ServiceId, each),
            fewer
        );
        if (
            change.OpenDays == 0
            || change.Expected < FewestShown
            || Math.Abs(change.Ratio - 1) < rules.SmallestVolumeChange
        )
            return null;
        return new Signal(
            key,
            fewer ? SignalKind.VolumeFall : SignalKind.VolumeRise,
            day,
            change.Since,
            0,
            usual.Answers,
            0,
            change.Answers,
            state.LogEvidence,
            usual.OverDispersion
        )
        {
            Found = (double)change.Answers / change.OpenDays,
            Against = change.Expected / change.OpenDays,
        };
    }
}
