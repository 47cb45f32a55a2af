using System.Diagnostics;
using Bellwether.Text.Themes;

namespace Bellwether.Bench;

/// <summary>How many comments a second are coded on one core, with the shipped model and dictionary, feeling and themes.</summary>
internal static class ThemesSpeed
{
    private const int Rounds = 9;

    public static void Run(IReadOnlyList<LabelledComment> comments)
    {
        var coder = new CodeWords(Bellwether.Responses.ThemePack.Seeds(), []);
        var rates = new List<double>();
        var coded = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var comment in comments)
                coded += coder.Run(comment.Text, "en", comment.Asked).Themes.Length;
            rates.Add(comments.Count / watch.Elapsed.TotalSeconds);
        }
        rates.Sort();
        Console.WriteLine(
            $"coding: {rates[Rounds / 2]:N0} comments a second on one core (median of {Rounds}; {coded / Rounds} themes in {comments.Count} comments)"
        );
    }
}
