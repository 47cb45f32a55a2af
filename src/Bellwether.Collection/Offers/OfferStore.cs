using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Offered counts in the database.</summary>
internal static class OfferStore
{
    /// <summary>Adds counts to the sums. In one order everywhere, so that two writers never wait for each other.</summary>
    public static async Task Add(DbTransaction transaction, IEnumerable<OfferCount> counts)
    {
        foreach (
            var each in counts
                .OrderBy(each => each.CollectorId)
                .ThenBy(each => each.Channel, StringComparer.Ordinal)
                .ThenBy(each => each.Day)
                .ThenBy(each => each.Step)
        )
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_offer (agency_id, collector_id, channel, day, step, count)
                VALUES (@AgencyId, @CollectorId, @Channel, @Day, @Step, @Count)
                ON CONFLICT (collector_id, channel, day, step) DO UPDATE SET count = collection_offer.count + excluded.count
                """,
                new
                {
                    each.AgencyId,
                    each.CollectorId,
                    each.Channel,
                    each.Day,
                    Step = (long)each.Step,
                    each.Count,
                },
                transaction
            );
    }

    public static async Task<bool> AddEntry(
        DbTransaction transaction,
        OfferEntry entry,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_offer_entry (agency_id, collector_id, source_key, channel, day, count, note, entered_at, entered_by)
            VALUES (@AgencyId, @CollectorId, @SourceKey, @Channel, @Day, @Count, @Note, @now, @EnteredBy)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                entry.AgencyId,
                entry.CollectorId,
                entry.SourceKey,
                entry.Channel,
                entry.Day,
                entry.Count,
                entry.Note,
                now,
                entry.EnteredBy,
            },
            transaction
        ) == 1;

    public static async Task<OfferEntry?> FindEntry(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        string sourceKey
    ) =>
        (
            await transaction.Connection!.QuerySingleOrDefaultAsync<EntryRow>(
                $"{EntryColumns} WHERE agency_id = @agencyId AND collector_id = @collectorId AND source_key = @sourceKey",
                new
                {
                    agencyId,
                    collectorId,
                    sourceKey,
                },
                transaction
            )
        )?.Entry;

    public static Task<IReadOnlyList<OfferEntry>> Entries(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<OfferEntry>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<EntryRow>(
                            $"{EntryColumns} WHERE agency_id = @agencyId AND collector_id = @collectorId AND source_key NOT LIKE 'call/%' ORDER BY entered_at DESC, source_key DESC LIMIT 200",
                            new { agencyId, collectorId }
                        )
                    ).Select(row => row.Entry),
                ],
            cancel
        );

    public static Task<IReadOnlyList<OfferCount>> List(
        Db db,
        Guid agencyId,
        Guid? collectorId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<OfferCount>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<CountRow>(
                            $"""
                            SELECT collector_id AS CollectorId, channel AS Channel, day AS Day, step AS Step, count AS Count
                            FROM collection_offer
                            WHERE agency_id = @agencyId AND day >= @first AND day <= @last{(
                                collectorId is null ? "" : " AND collector_id = @collectorId"
                            )}
                            ORDER BY collector_id, channel, day, step
                            """,
                            new
                            {
                                agencyId,
                                collectorId,
                                first,
                                last,
                            }
                        )
                    ).Select(row => new OfferCount(
                        agencyId,
                        row.CollectorId,
                        row.Channel,
                        row.Day,
                        (OfferStep)row.Step,
                        row.Count
                    )),
                ],
            cancel
        );

    /// <summary>The first day of each counted collector and channel.</summary>
    public static Task<IReadOnlyList<(Guid CollectorId, string Channel, DateOnly First)>> FirstDays(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<(Guid, string, DateOnly)>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<FirstRow>(
                            """
                            SELECT collector_id AS CollectorId, channel AS Channel, MIN(day) AS First FROM collection_offer
                            WHERE agency_id = @agencyId GROUP BY collector_id, channel
                            """,
                            new { agencyId }
                        )
                    ).Select(row => (row.CollectorId, row.Channel, row.First)),
                ],
            cancel
        );

    private const string EntryColumns = """
        SELECT agency_id AS AgencyId, collector_id AS CollectorId, source_key AS SourceKey, channel AS Channel, day AS Day,
            count AS Count, note AS Note, entered_at AS EnteredAt, entered_by AS EnteredBy
        FROM collection_offer_entry
        """;

    private sealed class EntryRow
    {
        public Guid AgencyId { get; init; }
        public Guid CollectorId { get; init; }
        public string SourceKey { get; init; } = "";
        public string Channel { get; init; } = "";
        public DateOnly Day { get; init; }
        public long Count { get; init; }
        public string Note { get; init; } = "";
        public DateTimeOffset EnteredAt { get; init; }
        public string EnteredBy { get; init; } = "";

        public OfferEntry Entry =>
            new(AgencyId, CollectorId, SourceKey, Channel, Day, Count, Note, EnteredBy, EnteredAt);
    }

    private sealed class CountRow
    {
        public Guid CollectorId { get; init; }
        public string Channel { get; init; } = "";
        public DateOnly Day { get; init; }
        public long Step { get; init; }
        public long Count { get; init; }
    }

    private sealed class FirstRow
    {
        public Guid CollectorId { get; init; }
        public string Channel { get; init; } = "";
        public DateOnly First { get; init; }
    }
}
