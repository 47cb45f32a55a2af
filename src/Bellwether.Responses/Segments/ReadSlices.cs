using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Answers crosstabs that no cube declares, from column segments: any grouping, any choice, the same integers as cells.</summary>
/// <remarks>Responses only: tallies hold no answers. Each fifty collectors are read at one moment.</remarks>
public sealed class ReadSlices
{
    private const int CollectorsAtOnce = 50;

    private readonly Db db;
    private readonly ShapeStore shapes;
    private readonly SegmentReader segments;

    internal ReadSlices(Db db, ShapeStore shapes, SegmentReader segments)
    {
        this.db = db;
        this.shapes = shapes;
        this.segments = segments;
    }

    /// <summary>The sums of each group that has responses, ordered by the groups' values.</summary>
    /// <exception cref="ArgumentException">A dimension names an item that the version does not count.</exception>
    public async Task<IReadOnlyList<SliceSums>> Run(
        SliceQuery query,
        CancellationToken cancel = default
    )
    {
        var known = await db.Read(connection => shapes.All(connection), cancel);
        if (!known.TryGetValue(query.VersionId, out var shape))
            return [];
        var counter = new SliceCounter(shape, query);
        foreach (var collectors in query.CollectorIds.Distinct().Chunk(CollectorsAtOnce))
        {
            var made = await db.Read(
                async connection =>
                {
                    await using var snapshot = await RecountStore.Snapshot(connection, cancel);
                    return await segments.Read(
                        connection,
                        snapshot,
                        new CellQuery(
                            query.AgencyId,
                            collectors,
                            Cube.MonthChannel,
                            Period.MonthNumber(query.First),
                            Period.MonthNumber(query.Last)
                        ),
                        shape,
                        (key, segment) => counter.Add(segment, key),
                        cancel
                    );
                },
                cancel
            );
            await segments.Store(made, cancel);
        }
        return counter.Groups;
    }
}
