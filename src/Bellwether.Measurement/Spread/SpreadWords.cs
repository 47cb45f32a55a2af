using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Spread in sentences.</summary>
internal static class SpreadWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    public static LocalText Say(SpreadFigure figure) =>
        LocalText.Of(
            figure.Target is null ? Spread(figure) : $"{Spread(figure)} {Reached(figure)}",
            figure.Target is null ? Margen(figure) : $"{Margen(figure)} {Alcanzado(figure)}"
        );

    private static string Spread(SpreadFigure figure) =>
        figure.BeyondChance
            ? $"{Capital(Noun(figure.By, figure.Sites))} differ by more than chance: two thirds of them lie within {Points(figure.Spread.Value, English)} points of the mean of {Percent(figure.Mean, English)} % (95 % interval of that spread: {Points(figure.Spread.Interval?.Low, English)} to {Points(figure.Spread.Interval?.High, English)} points)."
            : $"{Capital(Noun(figure.By, figure.Sites))} differ no more than chance would make them: the spread between them may be anything from 0 to {Points(figure.Spread.Interval?.High, English)} points.";

    private static string Reached(SpreadFigure figure) =>
        (figure.Below, figure.Unsure) switch
        {
            (0, 0) =>
                $"All who answered were served where at least {Percent(figure.Target ?? 0, English)} % are content.",
            (0, _) =>
                $"Nobody was surely served below the target of {Percent(figure.Target ?? 0, English)} %; of {Percent(figure.Unsure, English)} % of those who answered it cannot be told.",
            _ =>
                $"{Percent(figure.Below, English)} % of those who answered were served where surely fewer than the target of {Percent(figure.Target ?? 0, English)} % are content; of another {Percent(figure.Unsure, English)} % it cannot be told.",
        };

    private static string Margen(SpreadFigure figure) =>
        figure.BeyondChance
            ? $"{Capital(Nombre(figure.By, figure.Sites))} se diferencian más de lo que explica el azar: dos tercios están a menos de {Points(figure.Spread.Value, Spanish)} puntos del promedio de {Percent(figure.Mean, Spanish)} % (intervalo del 95 % de esa dispersión: {Points(figure.Spread.Interval?.Low, Spanish)} a {Points(figure.Spread.Interval?.High, Spanish)} puntos)."
            : $"{Capital(Nombre(figure.By, figure.Sites))} no se diferencian más de lo que haría el azar: la dispersión puede ir de 0 a {Points(figure.Spread.Interval?.High, Spanish)} puntos.";

    private static string Alcanzado(SpreadFigure figure) =>
        (figure.Below, figure.Unsure) switch
        {
            (0, 0) =>
                $"Todas las personas que respondieron fueron atendidas donde al menos el {Percent(figure.Target ?? 0, Spanish)} % queda conforme.",
            (0, _) =>
                $"De nadie se sabe con certeza que fuera atendido por debajo de la meta del {Percent(figure.Target ?? 0, Spanish)} %; del {Percent(figure.Unsure, Spanish)} % de quienes respondieron no se puede saber.",
            _ =>
                $"El {Percent(figure.Below, Spanish)} % de quienes respondieron fue atendido donde con certeza queda conforme menos de la meta del {Percent(figure.Target ?? 0, Spanish)} %; de otro {Percent(figure.Unsure, Spanish)} % no se puede saber.",
        };

    private static string Noun(SplitBy by, int count) =>
        by switch
        {
            SplitBy.Channel => $"the {count} channels",
            SplitBy.Language => $"the {count} languages",
            _ => $"the {count} offices",
        };

    private static string Nombre(SplitBy by, int count) =>
        by switch
        {
            SplitBy.Channel => $"los {count} canales",
            SplitBy.Language => $"los {count} idiomas",
            _ => $"las {count} oficinas",
        };

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private static string Percent(double share, CultureInfo culture) =>
        Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", culture);

    private static string Points(double? share, CultureInfo culture) =>
        Math.Round((share ?? 0) * 100, 1, MidpointRounding.AwayFromZero).ToString("0.#", culture);
}
