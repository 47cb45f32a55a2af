using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Monitoring;

/// <summary>A signal in a sentence, and what to do first. Pages, mail and command line say the same.</summary>
public static class SignalSentences
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    /// <summary>What stands out, with both shares, their answers and the interval of the new one.</summary>
    public static LocalText Say(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var en = Place(signal.Stream, "en");
        var es = Place(signal.Stream, "es");
        if (signal.Kind == SignalKind.Silence)
            return LocalText.Of(
                $"{en}: no answers since {EnglishDay(signal.Since)}.",
                $"{es}: sin respuestas desde el {SpanishDay(signal.Since)}."
            );
        var interval = Proportion.Of(signal.FavourableSince, signal.AnswersSince).Interval!.Value;
        var share = Percent((double)signal.FavourableSince / signal.AnswersSince);
        return LocalText.Of(
            $"{en}: {share} % favourable since {EnglishDay(signal.Since)} ({Percent(interval.Low)} to {Percent(interval.High)} %, {signal.AnswersSince.ToString("N0", CultureInfo.InvariantCulture)} answers); usual is {Percent(signal.UsualShare)} %.",
            $"{es}: {share} % favorables desde el {SpanishDay(signal.Since)} (de {Percent(interval.Low)} a {Percent(interval.High)} %, {signal.AnswersSince.ToString("N0", Spanish)} respuestas); lo habitual es {Percent(signal.UsualShare)} %."
        );
    }

    /// <summary>The question and the channel: "Ease, website".</summary>
    public static LocalText Name(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return LocalText.Of(Place(signal.Stream, "en"), Place(signal.Stream, "es"));
    }

    /// <summary>What to do first.</summary>
    public static LocalText FirstStep(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.Kind == SignalKind.Silence
            ? LocalText.Of(
                "Open the form yourself, on a phone, the way a customer would reach it.",
                "Abra usted el formulario en un teléfono, tal como llegaría una persona."
            )
            : LocalText.Of(
                $"Read the ten latest comments of people who were not content, and ask the team what changed around {EnglishDay(signal.Since)}.",
                $"Lea los diez comentarios más recientes de quienes no quedaron conformes y pregunte al equipo qué cambió hacia el {SpanishDay(signal.Since)}."
            );
    }

    /// <summary>"Ease, web".</summary>
    private static string Place(StreamKey stream, string language)
    {
        var measure = Measure.Find(stream.Measure)?.Name.In(language) ?? stream.Measure;
        var channel =
            stream.Channel.Length == 0 ? null
            : Channel.Find(stream.Channel) is { } known
                ? language == "es" ? known.SpanishName
                    : known.Name
            : stream.Channel;
        return channel is null ? measure
            : measure.Length == 0 ? channel
            : $"{measure}, {Small(channel)}";
    }

    private static string Small(string name) =>
        name.Length > 1 && char.IsLower(name[1])
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;

    private static string Percent(double share) =>
        Math.Round(100 * share, MidpointRounding.AwayFromZero)
            .ToString("0", CultureInfo.InvariantCulture);

    private static string EnglishDay(DateOnly day) =>
        day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string SpanishDay(DateOnly day) =>
        day.ToString("d 'de' MMMM 'de' yyyy", Spanish);
}
