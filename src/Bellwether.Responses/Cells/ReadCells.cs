using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>Reads the cells of some collectors over some periods: what every figure is made of.</summary>
public sealed class ReadCells
{
    private readonly CellStore store;

    internal ReadCells(CellStore store) => this.store = store;

    /// <summary>The cells, each once, in no particular order. Cells of other agencies are never among them.</summary>
    public async Task<IReadOnlyList<Cell>> Run(CellQuery query, CancellationToken cancel = default)
    {
        var cells = new List<Cell>();
        var waiting = new List<Cell>();
        await store.Read(
            query,
            (waits, in key, packed) => (waits ? waiting : cells).Add(CellOf(key, packed)),
            cancel
        );
        Fold(waiting, cells);
        cells.RemoveAll(cell => !cell.Sums.AsSpan().ContainsAnyExcept(0));
        return cells;
    }

    private static Cell CellOf(in CellKey key, ReadOnlySpan<byte> packed) =>
        new(key.CollectorId, key.VersionId, key.Period, key.Slice, PackedSums.Unpack(packed));

    // A folded row is the only one of its key, so only rows that wait to be folded have to be looked for.
    private static void Fold(List<Cell> waiting, List<Cell> cells)
    {
        if (waiting.Count == 0)
            return;
        var sums = cells.ToDictionary(KeyOf, cell => cell.Sums);
        foreach (var cell in waiting)
        {
            if (sums.TryAdd(KeyOf(cell), cell.Sums))
            {
                cells.Add(cell);
                continue;
            }
            var at = sums[KeyOf(cell)];
            for (var i = 0; i < at.Length; i++)
                at[i] += cell.Sums[i];
        }
    }

    private static (Guid, Guid, int, string) KeyOf(Cell cell) =>
        (cell.CollectorId, cell.VersionId, cell.Period, cell.Slice);
}
