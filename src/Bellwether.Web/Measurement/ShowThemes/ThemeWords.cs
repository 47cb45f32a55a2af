using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>Themes in words.</summary>
internal static class ThemeWords
{
    /// <summary>The sentences a reader should take away.</summary>
    public static IEnumerable<string> Lead(Texts texts, ThemesRead read)
    {
        if (read.Comments == 0)
            yield break;
        yield return texts.Say(
            "measurement.themes.lead",
            texts.Number(read.Comments),
            PeriodWords.Full(texts, read.Period),
            read.Scope.Name
        );
        var rising = Names(read, ThemeMove.Rising);
        var falling = Names(read, ThemeMove.Falling);
        if (rising.Length > 0)
            yield return texts.Say("measurement.themes.lead-rising", rising);
        if (falling.Length > 0)
            yield return texts.Say("measurement.themes.lead-falling", falling);
        if (rising.Length + falling.Length == 0)
            yield return texts["measurement.themes.lead-still"];
        if (read.MissesTooMuch)
            yield return texts.Say(
                "measurement.themes.lead-unclassified",
                Numbers.Percent(texts, read.Unclassified)
            );
    }

    /// <summary>A share with its interval, or that there are too few.</summary>
    public static string Share(Texts texts, Estimate share) =>
        share.Value is null
            ? texts["measurement.themes.few"]
            : $"{Numbers.Percent(texts, share)}\u00a0% ({Numbers.Range(texts, share)})";

    /// <summary>What may be said of the change.</summary>
    public static string Move(Texts texts, ThemeFigure theme) =>
        texts[$"measurement.themes.is-{theme.Move.ToString().ToLowerInvariant()}"];

    private static string Names(ThemesRead read, ThemeMove move) =>
        string.Join(
            ", ",
            read.Themes.Where(theme => theme.Move == move)
                .Select(theme => theme.Name.In(Language.Current.Code))
        );
}
