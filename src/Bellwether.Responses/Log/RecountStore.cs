using System.Data;
using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Statistics.Sums;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bellwether.Responses;

/// <summary>Counts the log again, one collector at a time: what the cells must be.</summary>
internal sealed class RecountStore(ShapeStore shapes)
{
    /// <summary>A response as it is counted.</summary>
    public const string Select = """
        SELECT r.response_id AS ResponseId, r.agency_id AS AgencyId, r.version_id AS VersionId, r.day AS Day,
            r.quarter_month AS QuarterMonth, r.slice AS Slice, r.disposition AS Disposition, r.answers AS Answers,
            x.reason AS Excluded
        FROM responses_response r
        LEFT JOIN responses_exclusion x ON x.collector_id = r.collector_id AND x.day = r.day AND x.response_id = r.response_id
        """;

    /// <summary>A snapshot: everything read in it is of one moment.</summary>
    public static async Task<DbTransaction> Snapshot(
        DbConnection connection,
        CancellationToken cancel
    ) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>Counts the responses and tallies of a collector.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="transaction">A snapshot.</param>
    /// <param name="collectorId">Which.</param>
    /// <param name="each">Told each response's id.</param>
    /// <param name="cancel">Stops the count.</param>
    public async Task<Recount> Count(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId,
        Action<LoggedResponse>? each,
        CancellationToken cancel
    )
    {
        var count = new Recount();
        var known = await shapes.All(connection, transaction);
        var reader = new LoggedReader(known, collectorId);
        await foreach (
            var row in connection
                .QueryUnbufferedAsync<LoggedResponse>(
                    Select + " WHERE r.collector_id = @collectorId",
                    new { collectorId },
                    transaction
                )
                .WithCancellation(cancel)
        )
        {
            count.Rows++;
            each?.Invoke(row);
            reader.Add(row, count.Cells, 1);
        }
        foreach (var tally in await Tallies(connection, transaction, collectorId))
        {
            count.Tallies++;
            TallyCells.Add(tally.ToCounted(), known[tally.VersionId], count.Cells);
        }
        return count;
    }

    /// <summary>Takes what tallies added to a collector's cells away from them.</summary>
    public static async Task TakeTallies(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId,
        IReadOnlyDictionary<Guid, CellShape> known,
        CellSums cells
    )
    {
        var added = new CellSums();
        foreach (var tally in await Tallies(connection, transaction, collectorId))
            TallyCells.Add(tally.ToCounted(), known[tally.VersionId], added);
        foreach (var (key, agencyId, sums) in added.Sorted())
        {
            var left = cells.At(key, agencyId, sums.Length);
            for (var i = 0; i < left.Length; i++)
                left[i] -= sums[i];
        }
    }

    private static Task<IEnumerable<TallyRow>> Tallies(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId
    ) =>
        connection.QueryAsync<TallyRow>(
            TallyStore.Select + " WHERE collector_id = @collectorId",
            new { collectorId },
            transaction
        );

    /// <summary>A collector's erased responses.</summary>
    public static async Task<IReadOnlyList<EarlierResponse>> Erased(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId
    ) =>
        (
            await connection.QueryAsync<EarlierResponse>(
                "SELECT response_id AS ResponseId, day AS Day FROM responses_erasure WHERE collector_id = @collectorId",
                new { collectorId },
                transaction
            )
        ).AsList();

    /// <summary>How many comments a collector has, and how many of them belong to no response.</summary>
    public static async Task<WordCount> Words(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId
    ) =>
        await connection.QuerySingleAsync<WordCount>(
            """
            SELECT COUNT(*) AS Comments, COUNT(*) - COUNT(r.response_id) AS Strays FROM responses_comment c
            LEFT JOIN responses_response r ON r.collector_id = c.collector_id AND r.day = c.day AND r.response_id = c.response_id
            WHERE c.collector_id = @collectorId
            """,
            new { collectorId },
            transaction
        );

    /// <summary>How many responses of a collector are excluded, and how many exclusions belong to no response.</summary>
    public static async Task<WordCount> Exclusions(
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId
    ) =>
        await connection.QuerySingleAsync<WordCount>(
            """
            SELECT COUNT(*) AS Comments, COUNT(*) - COUNT(r.response_id) AS Strays FROM responses_exclusion x
            LEFT JOIN responses_response r ON r.collector_id = x.collector_id AND r.day = x.day AND r.response_id = x.response_id
            WHERE x.collector_id = @collectorId
            """,
            new { collectorId },
            transaction
        );
}

/// <summary>Comments (or exclusions) of a collector, and those of them that belong to no response.</summary>
internal sealed record WordCount(long Comments, long Strays);

/// <summary>What the log says about one collector.</summary>
internal sealed class Recount
{
    public long Rows { get; set; }

    public long Tallies { get; set; }

    public CellSums Cells { get; } = new();
}

/// <summary>A response as it lies in the log.</summary>
internal sealed record LoggedResponse(
    Guid ResponseId,
    Guid AgencyId,
    Guid VersionId,
    long Day,
    long QuarterMonth,
    string Slice,
    long Disposition,
    byte[] Answers,
    long? Excluded
)
{
    /// <summary>Reportable: counted in every figure.</summary>
    public bool IsCounted => Excluded is null && HasCountedDisposition;

    public bool HasCountedDisposition =>
        (Disposition)Disposition is Responses.Disposition.Complete or Responses.Disposition.Partial;
}

/// <summary>Turns logged responses of one collector into sums.</summary>
internal sealed class LoggedReader(IReadOnlyDictionary<Guid, CellShape> shapes, Guid collectorId)
{
    private readonly Dictionary<string, (string Text, string Channel)> slices = [];
    private long[] values = [];

    public void Add(LoggedResponse row, CellSums cells, int sign)
    {
        if (!row.IsCounted)
            return;
        var shape = shapes[row.VersionId];
        if (values.Length != shape.Items)
            values = new long[shape.Items];
        PackedSums.Unpack(row.Answers, values);
        if (!slices.TryGetValue(row.Slice, out var slice))
            slices[row.Slice] = slice = (row.Slice, Slice.Read(row.Slice).Channel);
        var day = DateOnly.FromDayNumber((int)row.Day);
        cells.Add(
            new CountedResponse(
                row.AgencyId,
                collectorId,
                (int)row.Day,
                Period.MonthNumber(day),
                (int)row.QuarterMonth,
                slice.Channel,
                slice.Text
            ),
            shape,
            values,
            sign
        );
    }
}
