using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Exclusions and their history.</summary>
internal sealed class ModerationStore(Db db)
{
    /// <summary>The response, locked until the transaction ends; null when it was erased meanwhile.</summary>
    public Task<LoggedResponse?> Lock(DbTransaction transaction, FoundResponse which) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LoggedResponse?>(
            RecountStore.Select
                + " WHERE r.collector_id = @CollectorId AND r.day = @Day AND r.response_id = @ResponseId"
                + (db.Dialect.OneWriter ? "" : " FOR UPDATE OF r"),
            which,
            transaction
        );

    public static async Task<ExclusionReason?> Reason(
        DbTransaction transaction,
        FoundResponse which
    ) =>
        (ExclusionReason?)
            await transaction.Connection!.ExecuteScalarAsync<long?>(
                "SELECT reason FROM responses_exclusion WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
                which,
                transaction
            );

    public static Task Exclude(
        DbTransaction transaction,
        Actor actor,
        LoggedResponse row,
        FoundResponse which,
        ExclusionReason reason,
        string note,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_exclusion (collector_id, day, response_id, agency_id, reason, slice, counts, note, excluded_by, excluded_at)
            VALUES (@CollectorId, @Day, @ResponseId, @AgencyId, @reason, @Slice, @counts, @note, @Name, @now)
            ON CONFLICT (collector_id, day, response_id) DO UPDATE
            SET reason = excluded.reason, note = excluded.note, excluded_by = excluded.excluded_by, excluded_at = excluded.excluded_at
            """,
            new
            {
                which.CollectorId,
                which.Day,
                which.ResponseId,
                actor.AgencyId,
                reason = (long)reason,
                row.Slice,
                counts = row.HasCountedDisposition,
                note,
                actor.Name,
                now,
            },
            transaction
        );

    public static Task Restore(DbTransaction transaction, FoundResponse which) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_exclusion WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
            which,
            transaction
        );

    public static Task Remember(
        DbTransaction transaction,
        Actor actor,
        FoundResponse which,
        ModerationAct act,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_moderation (collector_id, day, response_id, moderation_id, agency_id, restored, reason, note, done_by, done_at)
            VALUES (@CollectorId, @Day, @ResponseId, @id, @AgencyId, @restored, @reason, @note, @Name, @now)
            """,
            new
            {
                which.CollectorId,
                which.Day,
                which.ResponseId,
                id = Ids.New(now),
                actor.AgencyId,
                restored = act.Reason is null,
                reason = act.Reason is { } why ? (long)why : 0L,
                note = act.Note,
                actor.Name,
                now,
            },
            transaction
        );

    /// <summary>Counts by collector, slice and reason over days, of those that would count otherwise.</summary>
    public async Task<IReadOnlyList<ExclusionCount>> Count(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var found = new List<ExclusionCount>();
        foreach (var some in collectorIds.Distinct().Chunk(500))
            await db.Read(
                async connection =>
                {
                    await using var command = CellStore.Command(connection, null, some);
                    command.CommandText = $"""
                        SELECT collector_id, slice, reason, COUNT(*) FROM responses_exclusion
                        WHERE {CellStore.Among(
                            some
                        )} AND agency_id = @agency AND day BETWEEN @first AND @last AND counts = @counts
                        GROUP BY collector_id, slice, reason
                        """;
                    CellStore.Add(command, "agency", agencyId);
                    CellStore.Add(command, "first", (long)first.DayNumber);
                    CellStore.Add(command, "last", (long)last.DayNumber);
                    CellStore.Add(command, "counts", 1L);
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    while (await reader.ReadAsync(cancel))
                        found.Add(
                            new ExclusionCount(
                                CellStore.Id(reader, 0),
                                Slice.Read(reader.GetString(1)).Channel,
                                (ExclusionReason)reader.GetInt64(2),
                                reader.GetInt64(3)
                            )
                        );
                    return true;
                },
                cancel
            );
        return
        [
            .. found
                .GroupBy(each => (each.CollectorId, each.Channel, each.Reason))
                .Select(group => group.First() with { Count = group.Sum(each => each.Count) }),
        ];
    }
}

/// <summary>What is done to responses: excluded for a reason, or restored (no reason).</summary>
internal sealed record ModerationAct(ExclusionReason? Reason, string Note);
