using System.Data.Common;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Services in the database.</summary>
internal static class ServiceStore
{
    public static async Task<bool> Add(
        DbTransaction transaction,
        Service service,
        string by,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_service (agency_id, service_id, unit_id, name, name_es, name_key, slug, audience,
                is_designated, external_id, added_at, added_by)
            VALUES (@AgencyId, @ServiceId, @UnitId, @Name, @SpanishName, @NameKey, @Slug, @Audience,
                @IsDesignated, @ExternalId, @now, @by)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                service.AgencyId,
                service.ServiceId,
                service.UnitId,
                service.Name,
                service.SpanishName,
                NameKey = service.Name.ToLowerInvariant(),
                service.Slug,
                Audience = Codes.Of(service.Audience),
                service.IsDesignated,
                service.ExternalId,
                now,
                by,
            },
            transaction
        ) == 1;

    /// <summary>Locks a service until the end of the transaction; false when the agency has none with this id.</summary>
    public static async Task<bool> Lock(DbTransaction transaction, Guid agencyId, Guid serviceId) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_service SET is_designated = is_designated
            WHERE agency_id = @agencyId AND service_id = @serviceId
            """,
            new { agencyId, serviceId },
            transaction
        ) == 1;

    public static async Task<IReadOnlyList<Service>> List(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.QueryAsync<ServiceRow>(
                    """
                    SELECT service_id AS ServiceId, unit_id AS UnitId, name AS Name, name_es AS SpanishName,
                        slug AS Slug, audience AS Audience, is_designated AS IsDesignated, external_id AS ExternalId
                    FROM organization_service WHERE agency_id = @agencyId ORDER BY name_key, slug
                    """,
                    new { agencyId },
                    transaction
                )
            ).Select(row => row.Service(agencyId)),
        ];

    private sealed record ServiceRow(
        Guid ServiceId,
        Guid UnitId,
        string Name,
        string? SpanishName,
        string Slug,
        string Audience,
        bool IsDesignated,
        string? ExternalId
    )
    {
        public Service Service(Guid agencyId) =>
            new(
                ServiceId,
                agencyId,
                UnitId,
                Name,
                Slug,
                Codes.Read<Audience>(Audience),
                IsDesignated,
                ExternalId,
                SpanishName
            );
    }
}
