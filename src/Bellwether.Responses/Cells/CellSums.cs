using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>The key of a cell.</summary>
internal readonly record struct CellKey(
    Guid CollectorId,
    Cube Cube,
    int Period,
    Guid VersionId,
    string Slice
) : IComparable<CellKey>
{
    // The order of the primary key: writers that sort alike never wait for each other in a ring.
    public int CompareTo(CellKey other)
    {
        var order = CollectorId.CompareTo(other.CollectorId);
        if (order == 0)
            order = ((int)Cube).CompareTo((int)other.Cube);
        if (order == 0)
            order = Period.CompareTo(other.Period);
        if (order == 0)
            order = VersionId.CompareTo(other.VersionId);
        return order == 0 ? string.CompareOrdinal(Slice, other.Slice) : order;
    }
}

/// <summary>What of a response is counted, and where.</summary>
internal readonly record struct CountedResponse(
    Guid AgencyId,
    Guid CollectorId,
    int Day,
    int Month,
    int QuarterMonth,
    string Channel,
    string Slice
);

/// <summary>Sums of many responses by cell, in memory: what a batch adds, what an erasure takes away, what a recount finds.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<CellKey, (Guid AgencyId, long[] Sums)> cells = [];

    public int Count => cells.Count;

    public IEnumerable<(CellKey Key, Guid AgencyId, long[] Sums)> Sorted() =>
        cells
            .OrderBy(cell => cell.Key)
            .Select(cell => (cell.Key, cell.Value.AgencyId, cell.Value.Sums));

    /// <summary>The cells that are not zero, packed, in key order.</summary>
    public IEnumerable<(CellKey Key, Guid AgencyId, byte[] Packed)> Packed() =>
        Sorted()
            .Where(cell => cell.Sums.AsSpan().ContainsAnyExcept(0))
            .Select(cell => (cell.Key, cell.AgencyId, PackedSums.Pack(cell.Sums)));

    /// <summary>Adds one response to its cells of every cube, or takes it away.</summary>
    public void Add(
        in CountedResponse response,
        CellShape shape,
        ReadOnlySpan<long> values,
        int sign
    )
    {
        foreach (var cube in Cubes)
        {
            var (period, slice) = Place(cube, response);
            var key = new CellKey(response.CollectorId, cube, period, shape.VersionId, slice);
            var sums = At(key, response.AgencyId, shape.Length(cube));
            shape.Count(values, sums, sign);
            if (CellShape.HasPairs(cube))
                shape.CountPairs(values, sums, sign);
        }
    }

    /// <summary>The vector of a cell, made when it is not there yet.</summary>
    public long[] At(in CellKey key, Guid agencyId, int length)
    {
        ref var cell =
            ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                cells,
                key,
                out var there
            );
        if (!there)
            cell = (agencyId, new long[length]);
        return cell.Sums;
    }

    /// <summary>Removes a cell and returns its vector, or null when there is none.</summary>
    public long[]? Take(in CellKey key) => cells.Remove(key, out var cell) ? cell.Sums : null;

    private static readonly Cube[] Cubes =
    [
        Cube.DayChannel,
        Cube.MonthChannel,
        Cube.MonthAll,
        Cube.QuarterChannel,
    ];

    private static (int Period, string Slice) Place(Cube cube, in CountedResponse response) =>
        cube switch
        {
            Cube.DayChannel => (response.Day, response.Channel),
            Cube.MonthChannel => (response.Month, response.Channel),
            Cube.MonthAll => (response.Month, response.Slice),
            _ => (response.QuarterMonth, response.Channel),
        };
}
