using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Delivery and quiet periods in the database.</summary>
internal static class DeliveryStore
{
    public static Task<Delivery?> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<DeliveryRow>(
                        """
                        SELECT origins AS Origins, ask_every AS AskEvery, ask_percent AS AskPercent, quiet_days AS QuietDays
                        FROM collection_delivery WHERE agency_id = @agencyId AND collector_id = @collectorId
                        """,
                        new { agencyId, collectorId }
                    )
                )?.Delivery,
            cancel
        );

    /// <summary>False when there is no such collector in this agency.</summary>
    public static async Task<bool> Set(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Delivery delivery
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_delivery (agency_id, collector_id, origins, ask_every, ask_percent, quiet_days)
            SELECT agency_id, collector_id, @Origins, @AskEvery, @AskPercent, @QuietDays FROM collection_collector
            WHERE agency_id = @agencyId AND collector_id = @collectorId
            ON CONFLICT (agency_id, collector_id) DO UPDATE SET origins = excluded.origins, ask_every = excluded.ask_every,
                ask_percent = excluded.ask_percent, quiet_days = excluded.quiet_days
            """,
            new
            {
                agencyId,
                collectorId,
                delivery.Origins,
                AskEvery = (long)delivery.AskEvery,
                AskPercent = (long)delivery.AskPercent,
                QuietDays = (long)delivery.QuietDays,
            },
            transaction
        ) == 1;

    /// <summary>The agency's secret key, made when it is first needed.</summary>
    public static async Task<byte[]> Secret(DbTransaction transaction, Guid agencyId, byte[] fresh)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO collection_quiet_key (agency_id, secret) VALUES (@agencyId, @fresh) ON CONFLICT DO NOTHING",
            new { agencyId, fresh },
            transaction
        );
        return (
            await transaction.Connection!.ExecuteScalarAsync<byte[]>(
                "SELECT secret FROM collection_quiet_key WHERE agency_id = @agencyId",
                new { agencyId },
                transaction
            )
        )!;
    }

    /// <summary>True while a fingerprint keeps its place.</summary>
    public static async Task<bool> IsQuiet(
        DbTransaction transaction,
        Guid agencyId,
        string fingerprint,
        DateOnly today
    ) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM collection_quiet WHERE agency_id = @agencyId AND fingerprint = @fingerprint AND until_day >= @today",
            new
            {
                agencyId,
                fingerprint,
                today,
            },
            transaction
        ) > 0;

    /// <summary>Takes the place of a fingerprint; false while an earlier one still keeps it.</summary>
    public static async Task<bool> BeQuiet(
        DbTransaction transaction,
        Guid agencyId,
        string fingerprint,
        DateOnly today,
        DateOnly until
    )
    {
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM collection_quiet WHERE agency_id = @agencyId AND until_day < @today",
            new { agencyId, today },
            transaction
        );
        return await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_quiet (agency_id, fingerprint, until_day) VALUES (@agencyId, @fingerprint, @until)
                ON CONFLICT DO NOTHING
                """,
                new
                {
                    agencyId,
                    fingerprint,
                    until,
                },
                transaction
            ) == 1;
    }

    private sealed class DeliveryRow
    {
        public string Origins { get; init; } = "";
        public long AskEvery { get; init; }
        public long AskPercent { get; init; }
        public long QuietDays { get; init; }

        public Delivery Delivery =>
            new()
            {
                Origins = Origins,
                AskEvery = (int)AskEvery,
                AskPercent = (int)AskPercent,
                QuietDays = (int)QuietDays,
            };
    }
}
