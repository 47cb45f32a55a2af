namespace Bellwether.Collection.Sources;

/// <summary>Tells what stands between the cells of a file from its first rows.</summary>
internal static class Delimiters
{
    private const int Rows = 20;

    private static readonly char[] Known = [',', ';', '\t', '|'];

    /// <summary>The one that splits the most rows into as many cells as the first, or the comma.</summary>
    public static char Find(ReadOnlySpan<char> sample)
    {
        var best = (Delimiter: ',', Score: 0d);
        foreach (var delimiter in Known)
        {
            var score = Score(sample, delimiter);
            if (score > best.Score)
                best = (delimiter, score);
        }
        return best.Delimiter;
    }

    private static double Score(ReadOnlySpan<char> sample, char delimiter)
    {
        int first = 0,
            same = 0,
            rows = 0;
        while (!sample.IsEmpty && rows < Rows)
        {
            var cells = Row(ref sample, delimiter);
            if (cells == 0)
                continue;
            if (rows++ == 0)
                first = cells;
            same += cells == first ? 1 : 0;
        }
        // A heading of many cells that every row keeps beats one of two that some do.
        return first < 2 ? 0 : same / (double)rows * Math.Min(first, 50);
    }

    private static int Row(ref ReadOnlySpan<char> rest, char delimiter)
    {
        var cells = 1;
        var quoted = false;
        var i = 0;
        for (; i < rest.Length; i++)
        {
            var c = rest[i];
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == delimiter)
                cells++;
            else if (!quoted && c is '\n' or '\r')
                break;
        }
        var blank = i == 0;
        rest = rest[Math.Min(rest.Length, i + 1)..];
        return blank ? 0 : cells;
    }
}
