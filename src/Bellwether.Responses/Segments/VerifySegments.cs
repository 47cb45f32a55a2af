using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Checks that segments and cells give the same integers, and makes the segments that are missing.</summary>
public sealed class VerifySegments
{
    private readonly Db db;
    private readonly ShapeStore shapes;
    private readonly SegmentReader segments;

    internal VerifySegments(Db db, ShapeStore shapes, RecountStore recount, SegmentReader segments)
    {
        this.db = db;
        this.shapes = shapes;
        this.segments = segments;
    }

    /// <summary>Compares every segment, by month and slice, with the cells of all dimensions less what tallies added to them.</summary>
    /// <param name="agencyId">Only this agency's, or null for all.</param>
    /// <param name="cancel">Stops between collectors.</param>
    public async Task<SegmentCheck> Run(Guid? agencyId = null, CancellationToken cancel = default)
    {
        var known = await db.Read(connection => shapes.All(connection), cancel);
        var check = new SegmentCheck(0, 0, 0, 0);
        foreach (var place in await db.Read(c => PlaceStore.All(db, c, cancel), cancel))
        {
            if (agencyId is not null && place.AgencyId != agencyId)
                continue;
            var made = new List<MadeSegment>();
            check = await db.Read(
                connection => Verify(connection, place, known, made, check, cancel),
                cancel
            );
            await segments.Store(made, cancel);
        }
        return check;
    }

    private async Task<SegmentCheck> Verify(
        DbConnection connection,
        CollectorPlace place,
        IReadOnlyDictionary<Guid, CellShape> known,
        List<MadeSegment> made,
        SegmentCheck check,
        CancellationToken cancel
    )
    {
        await using var snapshot = await RecountStore.Snapshot(connection, cancel);
        var expected = await CellStore.All(
            connection,
            snapshot,
            db.Dialect.OneWriter,
            place.CollectorId,
            cancel
        );
        await RecountStore.TakeTallies(connection, snapshot, place.CollectorId, known, expected);
        var rows = 0L;
        var count = 0;
        var newlyMade = 0;
        foreach (var shape in known.Values)
        {
            var fresh = await segments.Read(
                connection,
                snapshot,
                new CellQuery(
                    place.AgencyId,
                    [place.CollectorId],
                    Cube.MonthChannel,
                    Period.MonthNumber(new DateOnly(2000, 1, 1)),
                    Period.MonthNumber(new DateOnly(2089, 12, 1))
                ),
                shape,
                (key, segment) =>
                {
                    count++;
                    rows += segment.Rows;
                    Take(key, segment, shape, place, expected);
                },
                cancel
            );
            newlyMade += fresh.Count;
            made.AddRange(fresh);
        }
        var differing = expected
            .Sorted()
            .Where(cell => cell.Key.Cube == Cube.MonthAll)
            .Sum(cell => cell.Sums.LongCount(sum => sum != 0));
        return new SegmentCheck(
            check.Segments + count,
            check.Rows + rows,
            check.Made + newlyMade,
            check.Mismatches + differing
        );
    }

    // What the segments say is taken from what the cells say: nothing must be left.
    private static void Take(
        SegmentKey key,
        Segment segment,
        CellShape shape,
        CollectorPlace place,
        CellSums expected
    )
    {
        var month = Period.Month(key.Month);
        var counter = new SliceCounter(
            shape,
            new SliceQuery(
                place.AgencyId,
                [key.CollectorId],
                key.VersionId,
                month.First,
                month.Last
            )
            {
                By = [new Dimension(DimensionKind.Slice)],
                Pairs = true,
            }
        );
        counter.Add(segment, key);
        foreach (var group in counter.Groups)
        {
            var cell = new CellKey(
                key.CollectorId,
                Cube.MonthAll,
                key.Month,
                key.VersionId,
                group.Values[0]
            );
            var sums = expected.At(cell, place.AgencyId, shape.PairedLength);
            for (var i = 0; i < sums.Length; i++)
                sums[i] -= group.Sums[i];
        }
    }
}

/// <summary>What a check of segments found.</summary>
/// <param name="Segments">Segments looked at, stored or made now.</param>
/// <param name="Rows">Responses in them.</param>
/// <param name="Made">How many had to be made from the log.</param>
/// <param name="Mismatches">Sums in which segments and cells differ; it must be 0.</param>
public sealed record SegmentCheck(long Segments, long Rows, long Made, long Mismatches);
