using System.Data.Common;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Units in the database.</summary>
internal static class UnitStore
{
    /// <summary>Holds back other changes to the agency's tree until the end of the transaction; false when there is no agency.</summary>
    public static async Task<bool> LockTree(DbTransaction transaction, Guid agencyId) =>
        await transaction.Connection!.ExecuteAsync(
            "UPDATE organization_agency SET is_demo = is_demo WHERE agency_id = @agencyId",
            new { agencyId },
            transaction
        ) == 1;

    public static async Task<bool> Add(
        DbTransaction transaction,
        OrgUnit unit,
        string by,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_unit (agency_id, unit_id, parent_id, name, abbreviation, kind, external_id,
                place, added_at, added_by)
            VALUES (@AgencyId, @UnitId, @ParentId, @Name, @Abbreviation, @Kind, @ExternalId, @Place, @now, @by)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                unit.AgencyId,
                unit.UnitId,
                unit.ParentId,
                unit.Name,
                unit.Abbreviation,
                Kind = Codes.Of(unit.Kind),
                unit.ExternalId,
                Place = $"{unit.ParentId:N}/{unit.Name.ToLowerInvariant()}",
                now,
                by,
            },
            transaction
        ) == 1;

    public static async Task<IReadOnlyList<OrgUnit>> List(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.QueryAsync<UnitRow>(
                    """
                    SELECT unit_id AS UnitId, parent_id AS ParentId, name AS Name, abbreviation AS Abbreviation,
                        kind AS Kind, external_id AS ExternalId
                    FROM organization_unit WHERE agency_id = @agencyId
                    """,
                    new { agencyId },
                    transaction
                )
            ).Select(row => row.Unit(agencyId)),
        ];

    private sealed record UnitRow(
        Guid UnitId,
        Guid? ParentId,
        string Name,
        string Abbreviation,
        string Kind,
        string? ExternalId
    )
    {
        public OrgUnit Unit(Guid agencyId) =>
            new(
                UnitId,
                agencyId,
                ParentId,
                Name,
                Abbreviation,
                Codes.Read<UnitKind>(Kind),
                ExternalId
            );
    }
}
