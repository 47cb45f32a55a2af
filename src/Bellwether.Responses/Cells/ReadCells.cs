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
        var cells = new Dictionary<CellKey, long[]>();
        await store.Read(
            query,
            (key, packed) =>
            {
                if (cells.TryGetValue(key, out var sums))
                    PackedSums.AddTo(packed, sums);
                else
                    cells.Add(key, PackedSums.Unpack(packed));
            },
            cancel
        );
        return
        [
            .. cells
                .Where(cell => cell.Value.AsSpan().ContainsAnyExcept(0))
                .Select(cell => new Cell(
                    cell.Key.CollectorId,
                    cell.Key.VersionId,
                    cell.Key.Period,
                    cell.Key.Slice,
                    cell.Value
                )),
        ];
    }
}
