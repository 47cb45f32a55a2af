using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>The names of parts, and a split in a sentence.</summary>
internal static class SplitWords
{
    public static LocalText Name(SplitBy by, string key) =>
        key.Length == 0 ? LocalText.Of("Not known", "No se sabe")
        : by == SplitBy.Channel && Channel.Find(key) is { } channel
            ? LocalText.Of(channel.Name, channel.SpanishName)
        : by == SplitBy.Language ? Language(key)
        : LocalText.Of(key);

    public static LocalText Say(SplitBy by, ImmutableArray<ComparedPart> parts)
    {
        var (en, es) = by switch
        {
            SplitBy.Channel => ("channel", "canal"),
            SplitBy.Language => ("language", "idioma"),
            _ => ("office", "oficina"),
        };
        var shown = parts.Where(part => !part.IsSuppressed).ToList();
        if (shown.Count < 2)
            return LocalText.Of(
                $"There is only one {en} with enough answers to show.",
                $"Solo hay un valor de {es} con respuestas suficientes para mostrarlo."
            );
        var different = shown
            .Where(part => part.Different)
            .OrderByDescending(part => Math.Abs(part.Difference.Value!.Value))
            .ToList();
        return different.Count == 0
            ? LocalText.Of(
                $"No {en} is clearly different from the rest.",
                $"Ningún valor de {es} es claramente distinto del resto."
            )
            : LocalText.Of(Differ(different, "en"), Differ(different, "es"));
    }

    private static string Differ(IReadOnlyList<ComparedPart> different, string language)
    {
        var words = different
            .Take(3)
            .Select(part =>
            {
                var points = Write.Points(part.Difference.Value!.Value);
                return language == "es"
                    ? $"{part.Name.In("es")} ({points} puntos)"
                    : $"{part.Name.In("en")} ({points} points)";
            })
            .ToList();
        var list =
            words.Count == 1
                ? words[0]
                : string.Join(", ", words[..^1]) + (language == "es" ? " y " : " and ") + words[^1];
        return language == "es"
            ? $"Se aparta{(words.Count == 1 ? "" : "n")} del resto: {list}."
            : $"Different from the rest: {list}.";
    }

    private static LocalText Language(string code)
    {
        if (code == "en")
            return LocalText.Of("English", "Inglés");
        if (code == "es")
            return LocalText.Of("Spanish", "Español");
        try
        {
            return LocalText.Of(CultureInfo.GetCultureInfo(code).EnglishName);
        }
        catch (CultureNotFoundException)
        {
            return LocalText.Of(code);
        }
    }
}
