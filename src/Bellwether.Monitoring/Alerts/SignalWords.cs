using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Responses;

namespace Bellwether.Monitoring;

/// <summary>The words and numbers of signals in both languages.</summary>
internal static class SignalWords
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    private static readonly Dictionary<string, (string English, string Spanish)> Facts = new(
        StringComparer.Ordinal
    )
    {
        [StreamKey.Volume] = ("Number of answers", "Número de respuestas"),
        ["backlog"] = ("Work that waits", "Trabajo en espera"),
        ["backlog-growth"] = ("Work that waits", "Trabajo en espera"),
        ["overtime_hours"] = ("Overtime", "Horas extraordinarias"),
        ["promises_kept"] = ("Promises kept", "Promesas cumplidas"),
    };

    /// <summary>What a stream is about: the measure, the theme, the number of the operation; empty for a whole channel.</summary>
    public static string What(StreamKey stream, string language)
    {
        if (Measure.Find(stream.Measure) is { } measure)
            return measure.Name.In(language);
        if (stream.ThemeId is { } theme)
            return ShippedThemes.NameOf(theme)?.In(language) is { } name
                ? language == "es"
                    ? $"Tema “{name}”"
                    : $"Theme “{name}”"
                : theme;
        if (Facts.TryGetValue(stream.Measure, out var fact))
            return language == "es" ? fact.Spanish : fact.English;
        return stream.Measure.Replace('_', ' ');
    }

    public static string Small(string name) =>
        name.Length > 1 && char.IsLower(name[1])
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;

    public static string Percent(double share) =>
        Math.Round(100 * share, MidpointRounding.AwayFromZero)
            .ToString("0", CultureInfo.InvariantCulture);

    public static string Count(long count, string language = "en") =>
        count.ToString("N0", language == "es" ? Spanish : CultureInfo.InvariantCulture);

    public static string Number(double? number, string language = "en") =>
        (number ?? 0).ToString(
            number < 20 ? "0.#" : "N0",
            language == "es" ? Spanish : CultureInfo.InvariantCulture
        );

    public static string EnglishDay(DateOnly day) =>
        day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    public static string SpanishDay(DateOnly day) => day.ToString("d 'de' MMMM 'de' yyyy", Spanish);
}
