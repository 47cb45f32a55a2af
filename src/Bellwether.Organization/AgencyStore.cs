using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Agencies in the database.</summary>
internal static class AgencyStore
{
    private const string Columns = """
        agency_id AS AgencyId, name AS Name, abbreviation AS Abbreviation,
        first_fiscal_month AS FirstFiscalMonth, zone_id AS ZoneId, is_demo AS IsDemo
        FROM organization_agency
        """;

    public static async Task<bool> Add(
        DbTransaction transaction,
        Agency agency,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_agency (agency_id, name, name_key, abbreviation, abbreviation_key,
                first_fiscal_month, zone_id, is_demo, registered_at)
            VALUES (@AgencyId, @Name, @NameKey, @Abbreviation, @AbbreviationKey,
                @FirstFiscalMonth, @ZoneId, @IsDemo, @now)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                agency.AgencyId,
                agency.Name,
                NameKey = agency.Name.ToLowerInvariant(),
                agency.Abbreviation,
                AbbreviationKey = agency.Abbreviation.ToLowerInvariant(),
                agency.FirstFiscalMonth,
                agency.ZoneId,
                agency.IsDemo,
                now,
            },
            transaction
        ) == 1;

    public static Task<Agency?> Find(Db db, Guid agencyId, CancellationToken cancel) =>
        db.Read(
            connection =>
                connection.QuerySingleOrDefaultAsync<Agency>(
                    $"SELECT {Columns} WHERE agency_id = @agencyId",
                    new { agencyId }
                ),
            cancel
        );

    public static Task<IReadOnlyList<Agency>> List(Db db, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Agency>>(
            async connection =>
                (
                    await connection.QueryAsync<Agency>(
                        $"SELECT {Columns} ORDER BY name_key, agency_id"
                    )
                ).AsList(),
            cancel
        );
}
