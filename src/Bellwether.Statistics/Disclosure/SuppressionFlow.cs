namespace Bellwether.Statistics.Disclosure;

/// <summary>The exact range of a withheld cell given all published ones.</summary>
/// <remarks>A table with totals is a circulation: a cell flows from its row to its column, a row total into its row, a column total out
/// of its column, the grand total from the node of columns to the node of rows. Withheld cells may change along cycles, down to 0;
/// how far is a maximum flow in what is left without the cell itself.</remarks>
internal sealed class SuppressionFlow
{
    private const long Unlimited = long.MaxValue / 4;
    private readonly long[,] cells;
    private readonly bool[,] withheld;
    private readonly int rows;
    private readonly int columns;

    public SuppressionFlow(long[,] cells, bool[,] withheld)
    {
        this.cells = cells;
        this.withheld = withheld;
        rows = cells.GetLength(0) - 1;
        columns = cells.GetLength(1) - 1;
    }

    public (long Low, long High) Range(int row, int column)
    {
        (int from, int to) = Ends(row, column);
        long value = cells[row, column];
        long up = MaximumFlow(Residual(row, column), to, from);
        long down = MaximumFlow(Residual(row, column), from, to);
        return (value - Math.Min(value, down), up >= Unlimited ? long.MaxValue : value + up);
    }

    // Nodes: rows, then columns, then the source of row totals, then the sink of column totals.
    private (int From, int To) Ends(int i, int j)
    {
        int source = rows + columns;
        int sink = source + 1;
        return (i == rows, j == columns) switch
        {
            (false, false) => (i, rows + j),
            (false, true) => (source, i),
            (true, false) => (rows + j, sink),
            _ => (sink, source),
        };
    }

    private long[,] Residual(int row, int column)
    {
        int nodes = rows + columns + 2;
        var residual = new long[nodes, nodes];
        for (int i = 0; i <= rows; i++)
        {
            for (int j = 0; j <= columns; j++)
            {
                if (!withheld[i, j] || (i == row && j == column))
                    continue;
                (int from, int to) = Ends(i, j);
                residual[from, to] = Unlimited;
                residual[to, from] = cells[i, j];
            }
        }
        return residual;
    }

    private static long MaximumFlow(long[,] residual, int source, int sink)
    {
        long total = 0;
        while (Path(residual, source, sink) is { } parents)
        {
            long room = Unlimited;
            for (int node = sink; node != source; node = parents[node])
                room = Math.Min(room, residual[parents[node], node]);
            if (room >= Unlimited)
                return Unlimited;
            for (int node = sink; node != source; node = parents[node])
            {
                residual[parents[node], node] -= room;
                residual[node, parents[node]] += room;
            }
            total += room;
        }
        return total;
    }

    // Breadth first, so that the number of rounds does not depend on the counts.
    private static int[]? Path(long[,] residual, int source, int sink)
    {
        int nodes = residual.GetLength(0);
        int[] parents = [.. Enumerable.Repeat(-1, nodes)];
        parents[source] = source;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out int node))
        {
            for (int next = 0; next < nodes; next++)
            {
                if (parents[next] >= 0 || residual[node, next] <= 0)
                    continue;
                parents[next] = node;
                if (next == sink)
                    return parents;
                queue.Enqueue(next);
            }
        }
        return null;
    }
}
