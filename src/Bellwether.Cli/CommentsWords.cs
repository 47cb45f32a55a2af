using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Text.Themes;

namespace Bellwether.Cli;

/// <summary>What people write, in plain words at the terminal.</summary>
internal static class CommentsWords
{
    public static void Say(ThemesRead read)
    {
        Console.Out.WriteLine(
            $"{read.Scope.Name}, {read.Period.Name}: {read.Comments:N0} coded comments (against {read.CommentsBefore:N0} in {read.ComparedWith.Name}); about no theme: {Share(read.Unclassified)}"
        );
        Console.Out.WriteLine();
        Console.Out.WriteLine(
            $"  {"", -34}{"comments", 9}  {"share", -20}{"before", -20}{"q", 7}  change"
        );
        foreach (var theme in read.Themes)
            Console.Out.WriteLine(
                $"  {theme.Name.In("en"), -34}{theme.Comments, 9:N0}  {Share(theme.Share), -20}{Share(theme.Before), -20}{theme.QValue?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-", 7}  {Move(theme.Move)}"
            );
        Console.Out.WriteLine();
        Console.Out.WriteLine(
            "  Shares with 95 % intervals; rising and falling hold false discoveries at 5 % over all themes (docs/methods/themes.md)."
        );
    }

    public static void Say(IReadOnlyList<Theme> themes)
    {
        foreach (var theme in themes)
            Console.Out.WriteLine(
                $"{theme.ThemeId, -18}{theme.Name.In("en"), -36}{(theme.IsOwn ? "own  " : "     ")}{(theme.IsUsed ? "" : "not used  ")}{theme.English.Length} English, {theme.Spanish.Length} Spanish"
            );
    }

    public static void Say(IReadOnlyList<NewTerm> terms)
    {
        if (terms.Count == 0)
            Console.Out.WriteLine("No word stands out against the time before.");
        foreach (var term in terms)
            Console.Out.WriteLine(
                $"  {term.Term, -40}{term.Now, 6:N0} comments now, {term.Before, 6:N0} before (z {term.Score.ToString("0.0", CultureInfo.InvariantCulture)})"
            );
    }

    public static void Say(IReadOnlyList<ModeratedComment> comments)
    {
        foreach (var each in comments)
        {
            Console.Out.WriteLine(each.Comment.Words);
            Console.Out.WriteLine(
                $"  {each.Comment.Day:yyyy-MM-dd}, feeling {each.Coding?.Feeling?.ToString(CultureInfo.InvariantCulture) ?? "not told"}, themes: {(each.Coding is { Themes.Length: > 0 } coded ? string.Join(", ", coded.Themes) : "none")}{(each.Comment.Favourable is { } good ? (good ? ", answer favourable" : ", answer not favourable") : "")}"
            );
        }
        Console.Out.WriteLine($"{comments.Count:N0} comments.");
    }

    private static string Share(Estimate share) =>
        share is { Value: { } value, Interval: { } range }
            ? $"{value:P0} ({range.Low:P0} to {range.High:P0})"
            : $"too few ({share.N:N0})";

    private static string Move(ThemeMove move) =>
        move switch
        {
            ThemeMove.Rising => "rising",
            ThemeMove.Falling => "falling",
            ThemeMove.NoDetectableChange => "no detectable change",
            _ => "cannot tell",
        };
}
