using System.Diagnostics;
using System.Globalization;
using Bellwether.Text.Learned;

namespace Bellwether.Bench;

/// <summary>
/// Five-fold cross-validation of feeling and themes on hand-labelled comments, and how many comments a second are coded. What is
/// measured is what ships: the same pieces, the same rounding, the same decisions. --write FILE trains on everything and writes the model.
/// </summary>
internal static class ThemesBench
{
    private const int Folds = 5;

    public static void Run(string[] args)
    {
        var options = new Options(args);
        var file = options.Text("data") ?? "../shared/data/nhs_fft/nhs_fft_feedback.csv";
        if (!File.Exists(file))
        {
            Console.WriteLine($"{file} is not here: name the file of comments with --data FILE.");
            return;
        }
        var comments = LabelledComments.Read(file);
        string[] themes =
        [
            .. comments.SelectMany(each => each.Themes).Distinct().Order(StringComparer.Ordinal),
        ];
        Console.WriteLine(
            $"{comments.Count} comments with a feeling, {comments.Count(each => each.Themes.Length > 0)} with themes, {themes.Length} themes"
        );
        if (options.Text("write") is { } model)
        {
            Write(comments, themes, model);
            return;
        }
        Measure("folds at random", comments, themes, Random(comments.Count));
        Measure("no text in two folds", comments, themes, Grouped(comments, each => each.Plain));
        Measure("no person in two folds", comments, themes, Grouped(comments, each => each.Person));
        Measure(
            "folds at random, question unknown",
            [.. comments.Select(each => each with { Asked = Asked.Anything })],
            themes,
            Random(comments.Count)
        );
        ThemesSpeed.Run(comments);
    }

    private static void Write(
        IReadOnlyList<LabelledComment> comments,
        string[] themes,
        string model
    )
    {
        using var into = File.Create(model);
        ModelFile.Write(TrainLinear.Run([.. comments.Select(each => each.Labelled)], themes), into);
        Console.WriteLine($"{model}: {into.Length:N0} bytes");
    }

    private static void Measure(
        string name,
        IReadOnlyList<LabelledComment> comments,
        string[] themes,
        int[] folds
    )
    {
        var watch = Stopwatch.StartNew();
        var tally = new CodingTally(themes);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = TrainLinear.Run(
                [.. comments.Where((_, i) => folds[i] != fold).Select(each => each.Labelled)],
                themes
            );
            var reading = new Reading();
            var scores = new float[model.Labels.Length];
            for (var i = 0; i < comments.Count; i++)
            {
                if (folds[i] != fold)
                    continue;
                model.Score(comments[i].Text, comments[i].Asked, reading, scores);
                tally.Add(
                    comments[i],
                    LearnedCodes.Feeling(scores, reading.Balance),
                    LearnedCodes.Themes(model, scores)
                );
            }
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {tally} ({watch.Elapsed.TotalSeconds:F1} s)"
            )
        );
    }

    private static int[] Random(int count)
    {
        var folds = new int[count];
        var order = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(order);
        for (var i = 0; i < count; i++)
            folds[order[i]] = i % Folds;
        return folds;
    }

    // Whole groups into the fold that has the fewest, the largest groups first.
    private static int[] Grouped(
        IReadOnlyList<LabelledComment> comments,
        Func<LabelledComment, string> key
    )
    {
        var folds = new int[comments.Count];
        var sizes = new int[Folds];
        var groups = comments
            .Select((each, i) => (Key: key(each), At: i))
            .GroupBy(each => each.Key)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        new Random(1).Shuffle(groups);
        foreach (var group in groups.OrderByDescending(group => group.Count()))
        {
            var fold = Array.IndexOf(sizes, sizes.Min());
            foreach (var (_, at) in group)
                folds[at] = fold;
            sizes[fold] += group.Count();
        }
        return folds;
    }
}
