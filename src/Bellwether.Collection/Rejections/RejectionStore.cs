using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>What was turned away, and what is suspect, in the database.</summary>
internal static class RejectionStore
{
    private const int AtOnce = 500;

    /// <summary>Adds counts to the sums. In one order everywhere, so that two writers never wait for each other.</summary>
    public static async Task Add(DbTransaction transaction, IEnumerable<RejectionCount> counts)
    {
        foreach (
            var each in counts
                .OrderBy(each => each.CollectorId)
                .ThenBy(each => each.Day)
                .ThenBy(each => each.Reason)
        )
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_rejection (agency_id, collector_id, day, reason, count)
                VALUES (@AgencyId, @CollectorId, @Day, @reason, @Count)
                ON CONFLICT (collector_id, day, reason) DO UPDATE SET count = collection_rejection.count + excluded.count
                """,
                new
                {
                    each.AgencyId,
                    each.CollectorId,
                    each.Day,
                    reason = (long)each.Reason,
                    each.Count,
                },
                transaction
            );
    }

    public static Task Suspect(DbTransaction transaction, IReadOnlyList<Suspicion> odd) =>
        odd.Count == 0
            ? Task.CompletedTask
            : transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_suspicion (agency_id, collector_id, response_id, reason, day)
                VALUES (@AgencyId, @CollectorId, @ResponseId, @reason, @Day)
                ON CONFLICT DO NOTHING
                """,
                odd.Select(each => new
                {
                    each.AgencyId,
                    each.CollectorId,
                    each.ResponseId,
                    reason = (long)each.Reason,
                    each.Day,
                }),
                transaction
            );

    public static Task Forget(DbTransaction transaction, Guid agencyId, DateOnly before) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM collection_suspicion WHERE agency_id = @agencyId AND day < @before",
            new { agencyId, before },
            transaction
        );

    public static Task<IReadOnlyList<RejectionCount>> List(
        Db db,
        Guid agencyId,
        Guid? collectorId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<RejectionCount>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT collector_id AS CollectorId, day AS Day, reason AS Reason, count AS Count
                            FROM collection_rejection
                            WHERE agency_id = @agencyId AND day >= @first AND day <= @last{(
                                collectorId is null ? "" : " AND collector_id = @collectorId"
                            )}
                            ORDER BY day DESC, collector_id, reason
                            """,
                            new
                            {
                                agencyId,
                                collectorId,
                                first,
                                last,
                            }
                        )
                    ).Select(row => new RejectionCount(
                        agencyId,
                        row.CollectorId,
                        row.Day,
                        (RejectionReason)row.Reason,
                        row.Count
                    )),
                ],
            cancel
        );

    public static async Task<ILookup<Guid, RejectionReason>> Suspected(
        Db db,
        Guid agencyId,
        IReadOnlyCollection<Guid> responseIds,
        CancellationToken cancel
    )
    {
        var found = new List<Odd>();
        foreach (var some in responseIds.Distinct().Chunk(AtOnce))
        {
            // A list is taken apart by hand: ids in it would not be written as the database keeps them.
            var values = new DynamicParameters();
            values.Add("agencyId", agencyId);
            for (var i = 0; i < some.Length; i++)
                values.Add($"r{i}", some[i]);
            found.AddRange(
                await db.Read(
                    connection =>
                        connection.QueryAsync<Odd>(
                            $"""
                            SELECT response_id AS ResponseId, reason AS Reason FROM collection_suspicion
                            WHERE agency_id = @agencyId AND response_id IN ({string.Join(
                                ", ",
                                some.Select((_, i) => $"@r{i}")
                            )})
                            ORDER BY reason
                            """,
                            values
                        ),
                    cancel
                )
            );
        }
        return found.ToLookup(each => each.ResponseId, each => (RejectionReason)each.Reason);
    }

    private sealed class Odd
    {
        public Guid ResponseId { get; init; }
        public long Reason { get; init; }
    }

    private sealed class Row
    {
        public Guid CollectorId { get; init; }
        public DateOnly Day { get; init; }
        public long Reason { get; init; }
        public long Count { get; init; }
    }
}
