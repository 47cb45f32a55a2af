using System.Data.Common;
using Bellwether.Foundation;

namespace Bellwether.Responses;

/// <summary>Brings the segments of some collectors to a reader: stored ones that are current, others made from the log in the same snapshot.</summary>
internal sealed class SegmentReader(SegmentStore store, TimeProvider time)
{
    /// <summary>Brings each segment of a version once; returns those that were made and are worth storing.</summary>
    public async Task<List<MadeSegment>> Read(
        DbConnection connection,
        DbTransaction snapshot,
        CellQuery query,
        CellShape shape,
        Action<SegmentKey, Segment> each,
        CancellationToken cancel
    )
    {
        var marks = await store.Marks(connection, snapshot, query, cancel);
        var wanted = marks
            .Where(mark => mark.Key.VersionId == shape.VersionId)
            .ToDictionary(mark => mark.Key, mark => mark.Value);
        await SegmentStore.Read(
            connection,
            snapshot,
            query,
            shape.VersionId,
            (key, mark, columns) =>
            {
                if (!wanted.TryGetValue(key, out var current) || current != mark)
                    return;
                if (Segment.TryRead(shape, columns!) is not { } segment)
                    return;
                wanted.Remove(key);
                each(key, segment);
            },
            cancel
        );
        var made = new List<MadeSegment>();
        foreach (var (key, mark) in wanted)
        {
            var segment = Segment.Pack(shape, await SegmentStore.Log(connection, snapshot, key));
            each(key, segment);
            if (IsSettled(key.Month))
                made.Add(new MadeSegment(query.AgencyId, key, mark, segment));
        }
        return made;
    }

    /// <summary>Stores segments that were made.</summary>
    public async Task Store(IReadOnlyCollection<MadeSegment> made, CancellationToken cancel)
    {
        if (made.Count > 0)
            await store.Write(made, cancel);
    }

    /// <summary>A month is settled when it is over everywhere; the running one is read from the log.</summary>
    public bool IsSettled(int month) =>
        month < Period.MonthNumber(DateOnly.FromDateTime(time.GetUtcNow().AddDays(-1).UtcDateTime));
}

/// <summary>A segment that was made from the log.</summary>
internal sealed record MadeSegment(
    Guid AgencyId,
    SegmentKey Key,
    SegmentMark Mark,
    Segment Segment
);
