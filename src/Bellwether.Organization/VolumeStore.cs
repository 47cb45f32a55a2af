using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Volumes in the database. A correction adds a revision; nothing is overwritten.</summary>
internal static class VolumeStore
{
    private const string Columns = """
        service_id AS ServiceId, channel AS Channel, first_day AS First, last_day AS Last,
        customers AS Customers, offered AS Offered, source AS Source, scope_id AS ScopeId
        FROM organization_volume
        """;

    public static Task<VolumeRow?> FindByKey(
        DbTransaction transaction,
        Guid agencyId,
        string key
    ) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<VolumeRow>(
            $"SELECT {Columns} WHERE agency_id = @agencyId AND source_key = @key AND is_current = 1",
            new { agencyId, key },
            transaction
        );

    /// <summary>A current volume of the same service, channel and scope from another source that shares a day.</summary>
    public static async Task<VolumeRow?> Overlapping(
        DbTransaction transaction,
        VolumeFact fact,
        string key
    ) =>
        (
            await transaction.Connection!.QueryAsync<VolumeRow>(
                $"""
                SELECT {Columns}
                WHERE agency_id = @AgencyId AND service_id = @ServiceId AND channel = @Channel
                    AND first_day <= @Last AND last_day >= @First AND is_current = 1 AND source_key <> @key
                ORDER BY first_day
                """,
                new
                {
                    fact.AgencyId,
                    fact.ServiceId,
                    fact.Channel,
                    fact.First,
                    fact.Last,
                    key,
                },
                transaction
            )
        ).FirstOrDefault(row => row.ScopeId == fact.ScopeId);

    public static async Task Add(
        DbTransaction transaction,
        VolumeFact fact,
        string key,
        Guid? batchId,
        string by,
        DateTimeOffset now
    )
    {
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_volume SET is_current = 0
            WHERE agency_id = @AgencyId AND source_key = @key AND is_current = 1
            """,
            new { fact.AgencyId, key },
            transaction
        );
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_volume (agency_id, source_key, revision, is_current, service_id, channel,
                first_day, last_day, customers, offered, source, scope_id, batch_id, recorded_at, recorded_by)
            SELECT @AgencyId, @key, COALESCE(MAX(revision), 0) + 1, 1, @ServiceId, @Channel,
                @First, @Last, @Customers, @Offered, @Source, @ScopeId, @batchId, @now, @by
            FROM organization_volume WHERE agency_id = @AgencyId AND source_key = @key
            """,
            new
            {
                fact.AgencyId,
                key,
                fact.ServiceId,
                fact.Channel,
                fact.First,
                fact.Last,
                fact.Customers,
                fact.Offered,
                fact.Source,
                fact.ScopeId,
                batchId,
                now,
                by,
            },
            transaction
        );
    }

    /// <summary>Removes the volumes of an import; what they corrected is current again.</summary>
    public static async Task<IReadOnlyList<VolumeRow>> Remove(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId
    )
    {
        var of = new { agencyId, batchId };
        var gone = (
            await transaction.Connection!.QueryAsync<VolumeRow>(
                $"SELECT {Columns} WHERE agency_id = @agencyId AND batch_id = @batchId",
                of,
                transaction
            )
        ).AsList();
        var keys = (
            await transaction.Connection!.QueryAsync<string>(
                "DELETE FROM organization_volume WHERE agency_id = @agencyId AND batch_id = @batchId RETURNING source_key",
                of,
                transaction
            )
        ).Distinct();
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_volume SET is_current = 1 WHERE agency_id = @agencyId AND source_key = @key AND revision =
                (SELECT MAX(v.revision) FROM organization_volume v WHERE v.agency_id = @agencyId AND v.source_key = @key)
            """,
            keys.Select(key => new { agencyId, key }),
            transaction
        );
        return gone;
    }

    public static Task<IReadOnlyList<VolumeFact>> List(
        Db db,
        Guid agencyId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<VolumeFact>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<VolumeRow>(
                            $"""
                            SELECT {Columns}
                            WHERE agency_id = @agencyId AND first_day <= @last AND last_day >= @first AND is_current = 1
                            ORDER BY first_day, service_id, channel, source_key
                            """,
                            new
                            {
                                agencyId,
                                first,
                                last,
                            }
                        )
                    ).Select(row => row.Fact(agencyId)),
                ],
            cancel
        );

    internal sealed record VolumeRow(
        Guid ServiceId,
        string Channel,
        DateOnly First,
        DateOnly Last,
        long? Customers,
        long? Offered,
        string Source,
        Guid? ScopeId
    )
    {
        public VolumeFact Fact(Guid agencyId) =>
            new(agencyId, ServiceId, Channel, First, Last, Customers, Offered, Source, ScopeId);
    }
}
