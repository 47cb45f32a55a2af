namespace Bellwether.Statistics.Disclosure;

/// <summary>A table with its totals while cells are being withheld.</summary>
internal sealed class SuppressionTable
{
    private readonly long[,] cells;
    private readonly int rows;
    private readonly int columns;
    private readonly int smallest;
    private readonly bool[,] primary;

    public SuppressionTable(long[,] table, int smallest)
    {
        rows = table.GetLength(0);
        columns = table.GetLength(1);
        if (rows < 2 || columns < 2)
            throw new ArgumentException(
                "A table has two rows and two columns or more.",
                nameof(table)
            );
        this.smallest = smallest;
        cells = WithTotals(table);
        primary = new bool[rows + 1, columns + 1];
        Withheld = new bool[rows + 1, columns + 1];
        foreach ((int i, int j) in All())
            primary[i, j] = Withheld[i, j] = cells[i, j] > 0 && cells[i, j] < smallest;
    }

    public bool[,] Withheld { get; }

    public IReadOnlyList<(int Row, int Column)> Primaries =>
        [.. All().Where(c => primary[c.Row, c.Column])];

    /// <summary>Withholds the cheapest rectangle through a cell; false when there is none (that adds a cell, when one must be added).</summary>
    public bool TryRectangle(int row, int column, bool mustAdd)
    {
        (long Cost, int Row, int Column)? best = null;
        foreach ((int i, int j) in All())
        {
            if (
                i == row
                || j == column
                || cells[i, j] == 0
                || cells[row, j] == 0
                || cells[i, column] == 0
            )
                continue;
            long cost = Cost(row, j) + Cost(i, column) + Cost(i, j);
            bool adds = !Withheld[row, j] || !Withheld[i, column] || !Withheld[i, j];
            if ((adds || !mustAdd) && (best is null || cost < best.Value.Cost))
                best = (cost, i, j);
        }
        if (best is not { } corner)
            return false;
        Withheld[row, corner.Column] =
            Withheld[corner.Row, column] =
            Withheld[corner.Row, corner.Column] =
                true;
        return true;
    }

    /// <summary>A small cell of which too much can be worked out; null when all are safe.</summary>
    public CellAudit? FirstExposed() =>
        Audit().FirstOrDefault(a => a.Primary && a.High - a.Low < smallest);

    public IReadOnlyList<CellAudit> Audit()
    {
        var flow = new SuppressionFlow(cells, Withheld);
        return
        [
            .. All()
                .Where(c => Withheld[c.Row, c.Column])
                .Select(c =>
                {
                    (long low, long high) = flow.Range(c.Row, c.Column);
                    return new CellAudit(
                        c.Row,
                        c.Column,
                        cells[c.Row, c.Column],
                        low,
                        high,
                        primary[c.Row, c.Column]
                    );
                }),
        ];
    }

    private long Cost(int i, int j) => Withheld[i, j] ? 0 : cells[i, j];

    private IEnumerable<(int Row, int Column)> All()
    {
        for (int i = 0; i <= rows; i++)
        {
            for (int j = 0; j <= columns; j++)
                yield return (i, j);
        }
    }

    private static long[,] WithTotals(long[,] table)
    {
        int height = table.GetLength(0);
        int width = table.GetLength(1);
        var all = new long[height + 1, width + 1];
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
            {
                long n = table[i, j];
                if (n < 0)
                    throw new ArgumentException("A count is never negative.", nameof(table));
                all[i, j] = n;
                all[i, width] += n;
                all[height, j] += n;
                all[height, width] += n;
            }
        }
        return all;
    }
}
