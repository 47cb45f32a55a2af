using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Profiles of services and what stands on what, in the database.</summary>
internal static class CatalogueStore
{
    public static async Task Loosen(DbTransaction transaction, Service service) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_service SET external_id = NULL, name_key = @key
            WHERE agency_id = @AgencyId AND service_id = @ServiceId
            """,
            new
            {
                service.AgencyId,
                service.ServiceId,
                key = service.ServiceId.ToString(),
            },
            transaction
        );

    public static async Task Update(DbTransaction transaction, Service service) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_service SET name = @Name, name_key = @NameKey, name_es = @SpanishName,
                audience = @Audience, is_designated = @IsDesignated, external_id = @ExternalId
            WHERE agency_id = @AgencyId AND service_id = @ServiceId
            """,
            new
            {
                service.AgencyId,
                service.ServiceId,
                service.Name,
                NameKey = service.Name.ToLowerInvariant(),
                service.SpanishName,
                Audience = Codes.Of(service.Audience),
                service.IsDesignated,
                service.ExternalId,
            },
            transaction
        );

    public static async Task<Dictionary<Guid, StoredProfile>> Profiles(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.QueryAsync<ProfileRow>(
                """
                SELECT service_id AS ServiceId, revision AS Revision, profile AS Profile
                FROM organization_service_profile WHERE agency_id = @agencyId AND is_current = @yes
                """,
                new { agencyId, yes = true },
                transaction
            )
        ).ToDictionary(row => row.ServiceId, row => new StoredProfile(row.Revision, row.Profile));

    public static async Task Add(
        DbTransaction transaction,
        Guid agencyId,
        Guid serviceId,
        StoredProfile profile,
        string by,
        DateTimeOffset now
    )
    {
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_service_profile SET is_current = @no
            WHERE agency_id = @agencyId AND service_id = @serviceId AND is_current = @yes
            """,
            new
            {
                agencyId,
                serviceId,
                yes = true,
                no = false,
            },
            transaction
        );
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_service_profile (agency_id, service_id, revision, is_current, profile,
                recorded_at, recorded_by)
            VALUES (@agencyId, @serviceId, @Revision, @yes, @Json, @now, @by)
            """,
            new
            {
                agencyId,
                serviceId,
                profile.Revision,
                yes = true,
                profile.Json,
                now,
                by,
            },
            transaction
        );
    }

    public static async Task<ILookup<Guid, Guid>> Supports(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.QueryAsync<SupportRow>(
                """
                SELECT service_id AS ServiceId, supports_id AS SupportsId
                FROM organization_service_support WHERE agency_id = @agencyId
                """,
                new { agencyId },
                transaction
            )
        ).ToLookup(row => row.ServiceId, row => row.SupportsId);

    public static async Task Support(
        DbTransaction transaction,
        Guid agencyId,
        Guid serviceId,
        IEnumerable<Guid> supports
    )
    {
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM organization_service_support WHERE agency_id = @agencyId AND service_id = @serviceId",
            new { agencyId, serviceId },
            transaction
        );
        foreach (var supportsId in supports)
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO organization_service_support (agency_id, service_id, supports_id)
                VALUES (@agencyId, @serviceId, @supportsId)
                """,
                new
                {
                    agencyId,
                    serviceId,
                    supportsId,
                },
                transaction
            );
    }

    private sealed record ProfileRow(Guid ServiceId, long Revision, string Profile);

    private sealed record SupportRow(Guid ServiceId, Guid SupportsId);
}

/// <summary>A profile as it lies in the database.</summary>
internal sealed record StoredProfile(long Revision, string Json)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public ServiceProfile Profile => JsonSerializer.Deserialize<ServiceProfile>(Json, Options)!;

    public static string Write(ServiceProfile profile) =>
        JsonSerializer.Serialize(profile, Options);
}
