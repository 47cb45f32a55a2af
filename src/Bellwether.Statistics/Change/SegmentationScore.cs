namespace Bellwether.Statistics.Change;

/// <summary>How well found change points agree with those that several people marked.</summary>
public static class SegmentationScore
{
    /// <summary>F1 of the Turing benchmark: precision against the union of all marks, recall averaged over people.</summary>
    /// <param name="marks">One list of 0-based change points per person; may be empty.</param>
    /// <param name="found">0-based change points found.</param>
    /// <param name="margin">Points this near count as the same.</param>
    /// <returns>0 to 1; index 0 is added to every list, so that "no change" can be right.</returns>
    /// <exception cref="ArgumentException">Nobody marked anything.</exception>
    /// <remarks>Source: van den Burg and Williams (2020), arXiv 2003.06222. Checked against: the benchmark's own tests and published
    /// scores, to 1e-12.</remarks>
    public static double F1(
        IReadOnlyList<IReadOnlyList<int>> marks,
        IReadOnlyList<int> found,
        int margin = 5
    )
    {
        Require(marks);
        var given = marks.Select(person => person.Append(0).Distinct().ToList()).ToList();
        var guess = found.Append(0).Distinct().ToList();
        var union = given.SelectMany(person => person).Distinct().ToList();
        var precision = (double)Hits(union, guess, margin) / guess.Count;
        var recall = given.Average(person => (double)Hits(person, guess, margin) / person.Count);
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /// <summary>Cover: how much of each marked segment the best found segment covers, averaged over people.</summary>
    /// <param name="marks">One list of 0-based change points per person; may be empty.</param>
    /// <param name="found">0-based change points found.</param>
    /// <param name="length">Values in the series, at least 1.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">Nobody marked anything.</exception>
    public static double Cover(
        IReadOnlyList<IReadOnlyList<int>> marks,
        IReadOnlyList<int> found,
        int length
    )
    {
        Require(marks);
        var guess = Segments(found, length);
        return marks.Average(person =>
            Segments(person, length)
                .Sum(segment => (segment.End - segment.Start) * guess.Max(g => Overlap(segment, g)))
            / length
        );
    }

    private static void Require(IReadOnlyList<IReadOnlyList<int>> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0)
        {
            throw new ArgumentException("Nobody marked this series.", nameof(marks));
        }
    }

    private static int Hits(List<int> truth, List<int> guess, int margin)
    {
        var free = guess.ToHashSet();
        var hits = 0;
        foreach (var mark in truth.Order())
        {
            var near = free.Where(g => Math.Abs(g - mark) <= margin)
                .OrderBy(g => Math.Abs(g - mark))
                .ThenBy(g => g)
                .ToList();
            if (near.Count > 0)
            {
                hits++;
                free.Remove(near[0]);
            }
        }

        return hits;
    }

    private static List<(int Start, int End)> Segments(IReadOnlyList<int> points, int length)
    {
        var edges = points
            .Where(p => p > 0 && p < length)
            .Distinct()
            .Order()
            .Prepend(0)
            .Append(length)
            .ToList();
        return edges.Zip(edges.Skip(1)).ToList();
    }

    private static double Overlap((int Start, int End) a, (int Start, int End) b)
    {
        var both = Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
        return both == 0 ? 0 : (double)both / (a.End - a.Start + b.End - b.Start - both);
    }
}
