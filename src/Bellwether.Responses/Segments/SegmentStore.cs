using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Statistics.Sums;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Segments, and how to tell whether one still says what the log says.</summary>
/// <remarks>
/// A segment carries how many responses its cells counted and how many erasures, exclusions and restorings its month had when it
/// was made. The log only grows, but for those: while neither number has changed, nothing has.
/// </remarks>
internal sealed class SegmentStore(Db db)
{
    /// <summary>What the segments of some collectors must carry to be current.</summary>
    public async Task<IReadOnlyDictionary<SegmentKey, SegmentMark>> Marks(
        DbConnection connection,
        DbTransaction snapshot,
        CellQuery query,
        CancellationToken cancel
    )
    {
        var marks = new Dictionary<SegmentKey, SegmentMark>();
        await CellStore.Read(
            connection,
            snapshot,
            db.Dialect.OneWriter,
            query,
            (_, in cell, packed) =>
            {
                var key = new SegmentKey(cell.CollectorId, cell.Period, cell.VersionId);
                var before = marks.GetValueOrDefault(key).Responses;
                marks[key] = new SegmentMark(before + PackedSums.Unpack(packed)[0], 0);
            },
            cancel
        );
        var erasures = await Erasures(connection, snapshot, query, cancel);
        foreach (var key in marks.Keys)
            if (erasures.TryGetValue((key.CollectorId, key.Month), out var erased))
                marks[key] = marks[key] with { Erasures = erased };
        return marks;
    }

    /// <summary>Reads the segments of some collectors, one after another.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="snapshot">A snapshot.</param>
    /// <param name="query">Which collectors and months.</param>
    /// <param name="versionId">Only of that version, or null for all.</param>
    /// <param name="each">Told each segment's key and mark; its columns only when a version is named.</param>
    /// <param name="cancel">Stops the read.</param>
    public static async Task Read(
        DbConnection connection,
        DbTransaction snapshot,
        CellQuery query,
        Guid? versionId,
        Action<SegmentKey, SegmentMark, byte[]?> each,
        CancellationToken cancel
    )
    {
        await using var command = CellStore.Command(connection, snapshot, query.CollectorIds);
        command.CommandText = $"""
            SELECT collector_id, month, version_id, responses, erasures{(
                versionId is null ? "" : ", columns"
            )}
            FROM responses_segment WHERE {CellStore.Among(
                query.CollectorIds
            )} AND agency_id = @agency
                AND month BETWEEN @first AND @last{(
                versionId is null ? "" : " AND version_id = @version"
            )}
            """;
        CellStore.Add(command, "agency", query.AgencyId);
        CellStore.Add(command, "first", (long)query.From);
        CellStore.Add(command, "last", (long)query.To);
        if (versionId is { } version)
            CellStore.Add(command, "version", version);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            each(
                new SegmentKey(
                    CellStore.Id(reader, 0),
                    (int)reader.GetInt64(1),
                    CellStore.Id(reader, 2)
                ),
                new SegmentMark(reader.GetInt64(3), reader.GetInt64(4)),
                versionId is null ? null : reader.GetFieldValue<byte[]>(5)
            );
    }

    /// <summary>The counted responses of a segment as the log holds them.</summary>
    public static async Task<IReadOnlyList<LoggedResponse>> Log(
        DbConnection connection,
        DbTransaction snapshot,
        SegmentKey key
    )
    {
        var whole = Period.Month(key.Month);
        var rows = await connection.QueryAsync<LoggedResponse>(
            RecountStore.Select
                + " WHERE r.collector_id = @CollectorId AND r.day BETWEEN @First AND @Last AND r.version_id = @VersionId",
            new
            {
                key.CollectorId,
                whole.First,
                whole.Last,
                key.VersionId,
            },
            snapshot
        );
        return [.. rows.Where(row => row.IsCounted)];
    }

    /// <summary>Stores segments in one transaction.</summary>
    public Task Write(IReadOnlyCollection<MadeSegment> made, CancellationToken cancel) =>
        db.Write(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    """
                    INSERT INTO responses_segment (collector_id, month, version_id, agency_id, responses, erasures, columns)
                    VALUES (@CollectorId, @month, @VersionId, @AgencyId, @Responses, @Erasures, @Bytes)
                    ON CONFLICT (collector_id, month, version_id) DO UPDATE
                    SET responses = excluded.responses, erasures = excluded.erasures, columns = excluded.columns
                    """,
                    made.Select(segment => new
                    {
                        segment.Key.CollectorId,
                        month = (long)segment.Key.Month,
                        segment.Key.VersionId,
                        segment.AgencyId,
                        segment.Mark.Responses,
                        segment.Mark.Erasures,
                        segment.Segment.Bytes,
                    }),
                    transaction
                ),
            cancel
        );

    /// <summary>Drops the segments that hold an erased response; they are made again when they are needed.</summary>
    public static Task Drop(DbTransaction transaction, Guid collectorId, DateOnly day) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_segment WHERE collector_id = @collectorId AND month = @month",
            new { collectorId, month = (long)Period.MonthNumber(day) },
            transaction
        );

    private static async Task<Dictionary<(Guid, int), long>> Erasures(
        DbConnection connection,
        DbTransaction snapshot,
        CellQuery query,
        CancellationToken cancel
    )
    {
        await using var command = CellStore.Command(connection, snapshot, query.CollectorIds);
        command.CommandText = $"""
            SELECT collector_id, day, COUNT(*) FROM responses_erasure
            WHERE {CellStore.Among(
                query.CollectorIds
            )} AND day BETWEEN @first AND @last GROUP BY collector_id, day
            UNION ALL
            SELECT collector_id, day, COUNT(*) FROM responses_moderation
            WHERE {CellStore.Among(
                query.CollectorIds
            )} AND day BETWEEN @first AND @last GROUP BY collector_id, day
            """;
        CellStore.Add(command, "first", (long)Period.Month(query.From).First.DayNumber);
        CellStore.Add(command, "last", (long)Period.Month(query.To).Last.DayNumber);
        var erased = new Dictionary<(Guid, int), long>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var day = DateOnly.FromDayNumber((int)reader.GetInt64(1));
            var at = (CellStore.Id(reader, 0), Period.MonthNumber(day));
            erased[at] = erased.GetValueOrDefault(at) + reader.GetInt64(2);
        }
        return erased;
    }
}

/// <summary>The key of a segment.</summary>
internal readonly record struct SegmentKey(Guid CollectorId, int Month, Guid VersionId);

/// <summary>The two numbers that change when the log does.</summary>
internal readonly record struct SegmentMark(long Responses, long Erasures);
