using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Monitoring;

/// <summary>A signal in a sentence, and what to do first. Pages, mail and command line say the same.</summary>
public static class SignalSentences
{
    /// <summary>What stands out, with what it is held against, on how many answers, and the interval of a share.</summary>
    public static LocalText Say(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var said = SayIt(signal);
        return signal.RuleId is null
            ? said
            : LocalText.Of(
                $"{said.In("en")} A rule of yours looks at this.",
                $"{said.In("es")} Una regla suya vigila esto."
            );
    }

    /// <summary>The question and the channel: "Ease, website"; of a theme its name.</summary>
    public static LocalText Name(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return LocalText.Of(Place(signal.Stream, "en"), Place(signal.Stream, "es"));
    }

    /// <summary>What to do first.</summary>
    public static LocalText FirstStep(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var (en, es) = (SignalWords.EnglishDay(signal.Since), SignalWords.SpanishDay(signal.Since));
        return signal.Kind switch
        {
            SignalKind.Silence or SignalKind.VolumeFall => LocalText.Of(
                "Open the form yourself, on a phone, the way a customer would reach it. Was the office closed? Then say so below, and add the days to the closed days.",
                "Abra usted el formulario en un teléfono, tal como llegaría una persona. ¿Estuvo cerrada la oficina? Entonces indíquelo abajo y añada los días a los días de cierre."
            ),
            SignalKind.VolumeRise => LocalText.Of(
                $"Find out where the answers come from since {en}: a new link, a campaign, or the same person many times.",
                $"Averigüe de dónde vienen las respuestas desde el {es}: un enlace nuevo, una campaña o la misma persona muchas veces."
            ),
            SignalKind.ThemeRise => LocalText.Of(
                $"Read the ten latest comments about it, and ask the team what changed around {en}.",
                $"Lea los diez comentarios más recientes sobre el tema y pregunte al equipo qué cambió hacia el {es}."
            ),
            SignalKind.Backlog or SignalKind.Overtime or SignalKind.Promises => LocalText.Of(
                "Ask whoever runs the work what came in, what was done, and what people are told while they wait.",
                "Pregunte a quien dirige el trabajo qué entró, qué se resolvió y qué se le dice a la gente mientras espera."
            ),
            SignalKind.Missing => LocalText.Of(
                "Ask whoever sends the numbers for the file of the last weeks. Until then nobody can say how the work stands.",
                "Pida a quien envía las cifras el archivo de las últimas semanas. Hasta entonces nadie puede decir cómo va el trabajo."
            ),
            _ => LocalText.Of(
                $"Read the ten latest comments of people who were not content, and ask the team what changed around {en}.",
                $"Lea los diez comentarios más recientes de quienes no quedaron conformes y pregunte al equipo qué cambió hacia el {es}."
            ),
        };
    }

    private static LocalText SayIt(Signal signal)
    {
        var (en, es) = (Place(signal.Stream, "en"), Place(signal.Stream, "es"));
        var (day, dia) = (
            SignalWords.EnglishDay(signal.Since),
            SignalWords.SpanishDay(signal.Since)
        );
        return signal.Kind switch
        {
            SignalKind.Silence => LocalText.Of(
                $"{en}: no answers since {day}.",
                $"{es}: sin respuestas desde el {dia}."
            ),
            SignalKind.ThemeRise => Mentions(signal, en, es, day, dia),
            SignalKind.VolumeFall or SignalKind.VolumeRise => LocalText.Of(
                $"{en}: {SignalWords.Number(signal.Found)} answers a day since {day}; usual are {SignalWords.Number(signal.Against)}.",
                $"{es}: {SignalWords.Number(signal.Found, "es")} respuestas al día desde el {dia}; lo habitual son {SignalWords.Number(signal.Against, "es")}."
            ),
            SignalKind.Backlog => Backlog(signal, en, es, day, dia),
            SignalKind.Overtime => LocalText.Of(
                $"{en}: {SignalWords.Percent(signal.Found!.Value)} % of the hours are overtime, two weeks running; more than {SignalWords.Percent(signal.Against!.Value)} % is too much.",
                $"{es}: el {SignalWords.Percent(signal.Found!.Value)} % de las horas son extraordinarias, dos semanas seguidas; más del {SignalWords.Percent(signal.Against!.Value)} % es demasiado."
            ),
            SignalKind.Promises => LocalText.Of(
                $"{en}: {SignalWords.Percent(signal.Found!.Value)} % of promises were kept; it should be {SignalWords.Percent(signal.Against!.Value)} % or more.",
                $"{es}: se cumplió el {SignalWords.Percent(signal.Found!.Value)} % de lo prometido; debería ser el {SignalWords.Percent(signal.Against!.Value)} % o más."
            ),
            SignalKind.Missing => LocalText.Of(
                $"{en}: no numbers since {day}. Missing is not zero.",
                $"{es}: sin cifras desde el {dia}. Que falten no significa cero."
            ),
            _ => Share(signal, en, es, day, dia),
        };
    }

    private static LocalText Share(Signal signal, string en, string es, string day, string dia)
    {
        var interval = Proportion.Of(signal.FavourableSince, signal.AnswersSince).Interval!.Value;
        var share = SignalWords.Percent((double)signal.FavourableSince / signal.AnswersSince);
        var (low, high) = (SignalWords.Percent(interval.Low), SignalWords.Percent(interval.High));
        var usual = SignalWords.Percent(signal.UsualShare);
        var isBound = signal.Kind == SignalKind.Rule;
        return LocalText.Of(
            $"{en}: {share} % favourable since {day} ({low} to {high} %, {SignalWords.Count(signal.AnswersSince)} answers); {(isBound ? "it should be" : "usual is")} {usual} %{(isBound ? " or more" : "")}.",
            $"{es}: {share} % favorables desde el {dia} (de {low} a {high} %, {SignalWords.Count(signal.AnswersSince, "es")} respuestas); {(isBound ? "debería ser" : "lo habitual es")} {usual} %{(isBound ? " o más" : "")}."
        );
    }

    private static LocalText Mentions(Signal signal, string en, string es, string day, string dia)
    {
        var mentions = signal.AnswersSince - signal.FavourableSince;
        var interval = Proportion.Of(mentions, signal.AnswersSince).Interval!.Value;
        var share = SignalWords.Percent((double)mentions / signal.AnswersSince);
        var (low, high) = (SignalWords.Percent(interval.Low), SignalWords.Percent(interval.High));
        var usual = SignalWords.Percent(1 - signal.UsualShare);
        return LocalText.Of(
            $"{en}: in {share} % of comments since {day} ({low} to {high} %, {SignalWords.Count(mentions)} of {SignalWords.Count(signal.AnswersSince)}); usual is {usual} %.",
            $"{es}: en el {share} % de los comentarios desde el {dia} (de {low} a {high} %, {SignalWords.Count(mentions, "es")} de {SignalWords.Count(signal.AnswersSince, "es")}); lo habitual es {usual} %."
        );
    }

    private static LocalText Backlog(Signal signal, string en, string es, string day, string dia) =>
        signal.Stream.Measure == "backlog-growth"
            ? LocalText.Of(
                $"{en}: {SignalWords.Number(signal.Found)} wait; on {day} it was {SignalWords.Number(signal.Against)}.",
                $"{es}: {SignalWords.Number(signal.Found, "es")} en espera; el {dia} eran {SignalWords.Number(signal.Against, "es")}."
            )
            : LocalText.Of(
                $"{en}: {SignalWords.Number(signal.Found)} weeks of work wait on {day}; more than {SignalWords.Number(signal.Against)} is too much.",
                $"{es}: {SignalWords.Number(signal.Found, "es")} semanas de trabajo en espera el {dia}; más de {SignalWords.Number(signal.Against, "es")} es demasiado."
            );

    private static string Place(StreamKey stream, string language)
    {
        var what = SignalWords.What(stream, language);
        var channel =
            stream.Channel.Length == 0 ? null
            : Channel.Find(stream.Channel) is { } known
                ? language == "es" ? known.SpanishName
                    : known.Name
            : stream.Channel;
        return channel is null ? what
            : what.Length == 0 ? channel
            : $"{what}, {SignalWords.Small(channel)}";
    }
}
