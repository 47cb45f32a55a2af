using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Takes responses out of the log and leaves tombstones that hold no word of them.</summary>
internal sealed class ErasureStore(Db db, ShapeStore shapes)
{
    private static readonly string[] Beside =
    [
        "responses_response",
        "responses_comment",
        "responses_coding",
        "responses_word",
        "responses_quote",
        "responses_concern",
        "responses_concern_step",
    ];

    /// <summary>Deletes a response with its words; its sums are added to <paramref name="cells"/> with a minus.</summary>
    /// <returns>False when it was gone already.</returns>
    public async Task<bool> Erase(
        DbTransaction transaction,
        FoundResponse response,
        IReadOnlyDictionary<Guid, CellShape> known,
        CellSums cells
    )
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<LoggedResponse>(
            RecountStore.Select
                + " WHERE r.collector_id = @CollectorId AND r.day = @Day AND r.response_id = @ResponseId"
                + (db.Dialect.OneWriter ? "" : " FOR UPDATE OF r"),
            response,
            transaction
        );
        if (row is null)
            return false;
        foreach (var table in Beside)
            await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM {table} WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
                response,
                transaction
            );
        // What staff wrote about it goes; that something was done stays, or a stale column segment would look current.
        await transaction.Connection!.ExecuteAsync(
            "UPDATE responses_moderation SET note = '' WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
            response,
            transaction
        );
        await ContactStore.Erase(transaction, response.CollectorId, response.ResponseId);
        await HoldStore.Erase(transaction, response.CollectorId, response.ResponseId);
        await QuotaStore.Forget(transaction, response.CollectorId, response.ResponseId);
        // What was excluded has left the cells already.
        var excluded = await transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_exclusion WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
            response,
            transaction
        );
        new LoggedReader(known, response.CollectorId).Add(
            row with
            {
                Excluded = excluded > 0 ? 1 : null,
            },
            cells,
            -1
        );
        return true;
    }

    public static Task Bury(
        DbTransaction transaction,
        Guid agencyId,
        FoundResponse response,
        string reason,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_erasure (collector_id, response_id, agency_id, day, reason, erased_at)
            VALUES (@CollectorId, @ResponseId, @agencyId, @Day, @reason, @now)
            """,
            new
            {
                response.CollectorId,
                response.ResponseId,
                agencyId,
                response.Day,
                reason,
                now,
            },
            transaction
        );

    public Task<IReadOnlyDictionary<Guid, CellShape>> Shapes(DbTransaction transaction) =>
        shapes.All(transaction.Connection!, transaction);

    /// <summary>SQLite: removes the cells that have become zero, so that no trace says where a response was.</summary>
    public async Task Prune(DbTransaction transaction, CellSums taken)
    {
        if (!db.Dialect.OneWriter)
            return;
        foreach (var (key, _, sums) in taken.Sorted())
            await transaction.Connection!.ExecuteAsync(
                """
                DELETE FROM responses_cell WHERE collector_id = @CollectorId AND cube = @cube AND period = @period
                    AND version_id = @VersionId AND slice = @Slice AND sums = @zero
                """,
                new
                {
                    key.CollectorId,
                    cube = (long)key.Cube,
                    period = (long)key.Period,
                    key.VersionId,
                    key.Slice,
                    zero = Statistics.Sums.PackedSums.Pack(new long[sums.Length]),
                },
                transaction
            );
    }

    /// <summary>How many erased responses may still have bytes on disk.</summary>
    public Task<long> Unscrubbed(CancellationToken cancel) =>
        db.Read(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM responses_erasure WHERE scrubbed_at IS NULL"
                ),
            cancel
        );

    public Task<int> MarkScrubbed(
        DateTimeOffset erasedUpTo,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    "UPDATE responses_erasure SET scrubbed_at = @now WHERE scrubbed_at IS NULL AND erased_at <= @erasedUpTo",
                    new { now, erasedUpTo },
                    transaction
                ),
            cancel
        );
}
