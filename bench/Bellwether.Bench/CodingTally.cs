using System.Globalization;

namespace Bellwether.Bench;

/// <summary>Counts what was coded right and wrong over all folds.</summary>
internal sealed class CodingTally(string[] themes)
{
    private readonly int[,] feelings = new int[5, 5];
    private readonly int[] right = new int[themes.Length];
    private readonly int[] tooMany = new int[themes.Length];
    private readonly int[] missed = new int[themes.Length];

    public void Add(LabelledComment comment, int feeling, IReadOnlyList<string> coded)
    {
        feelings[comment.Feeling - 1, feeling - 1]++;
        if (comment.Themes.Length == 0)
            return;
        for (var i = 0; i < themes.Length; i++)
            switch (comment.Themes.Contains(themes[i]), coded.Contains(themes[i]))
            {
                case (true, true):
                    right[i]++;
                    break;
                case (true, false):
                    missed[i]++;
                    break;
                case (false, true):
                    tooMany[i]++;
                    break;
            }
    }

    public override string ToString()
    {
        var all = feelings.Cast<int>().Sum();
        var hits = Enumerable.Range(0, 5).Sum(k => feelings[k, k]);
        var each = Enumerable
            .Range(0, 5)
            .Select(k =>
                F1(
                    feelings[k, k],
                    Enumerable.Range(0, 5).Sum(j => feelings[j, k]) - feelings[k, k],
                    Enumerable.Range(0, 5).Sum(j => feelings[k, j]) - feelings[k, k]
                )
            )
            .ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"feeling accuracy {(double)hits / all:F3}, macro-F1 {each.Average():F3} ({string.Join(' ', each.Select(f => f.ToString("F2", CultureInfo.InvariantCulture)))}); themes micro-F1 {F1(right.Sum(), tooMany.Sum(), missed.Sum()):F3}, macro-F1 {themes.Select((_, i) => F1(right[i], tooMany[i], missed[i])).Average():F3}, precision {(double)right.Sum() / (right.Sum() + tooMany.Sum()):F3}, recall {(double)right.Sum() / (right.Sum() + missed.Sum()):F3}"
        );
    }

    private static double F1(int right, int tooMany, int missed) =>
        right == 0 ? 0 : 2.0 * right / (2 * right + tooMany + missed);
}
