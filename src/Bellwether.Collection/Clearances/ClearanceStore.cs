using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Clearances in the database.</summary>
internal static class ClearanceStore
{
    /// <summary>The columns of <see cref="ClearanceRow"/>; the table is called k.</summary>
    public const string Columns = """
        k.clearance_id AS ClearanceId, k.agency_id AS AgencyId, k.basis AS Basis, k.title AS Title,
        k.control_number AS ControlNumber, k.expires_on AS ExpiresOn, k.burden_minutes AS BurdenMinutes,
        k.responses_per_year AS ResponsesPerYear, k.hours_per_year AS HoursPerYear, k.may_publish AS MayPublish,
        k.sponsor AS Sponsor, k.privacy_statement AS PrivacyStatement, k.attested_by AS AttestedBy,
        k.attested_on AS AttestedOn, k.revision AS Revision
        """;

    /// <summary>False when one with this id is there already.</summary>
    public static async Task<bool> Add(DbTransaction transaction, Clearance clearance) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_clearance (agency_id, clearance_id, basis, title, control_number, expires_on, burden_minutes,
                responses_per_year, hours_per_year, may_publish, sponsor, privacy_statement, attested_by, attested_on, revision,
                told_percent, told_year)
            VALUES (@AgencyId, @ClearanceId, @Basis, @Title, @ControlNumber, @ExpiresOn, @BurdenMinutes,
                @ResponsesPerYear, @HoursPerYear, @MayPublish, @Sponsor, @PrivacyStatement, @AttestedBy, @AttestedOn, 1, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            Values(clearance, clearance.Revision),
            transaction
        ) == 1;

    /// <summary>Writes new terms over those of that revision; false when somebody else was first. Warnings start anew.</summary>
    public static async Task<bool> Change(
        DbTransaction transaction,
        Clearance clearance,
        long from
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_clearance SET basis = @Basis, title = @Title, control_number = @ControlNumber,
                warned_days = CASE WHEN expires_on = @ExpiresOn THEN warned_days ELSE NULL END,
                expires_on = @ExpiresOn, burden_minutes = @BurdenMinutes, responses_per_year = @ResponsesPerYear,
                hours_per_year = @HoursPerYear, may_publish = @MayPublish, sponsor = @Sponsor,
                privacy_statement = @PrivacyStatement, attested_by = @AttestedBy, attested_on = @AttestedOn,
                revision = revision + 1, told_percent = 0
            WHERE agency_id = @AgencyId AND clearance_id = @ClearanceId AND revision = @from
            """,
            Values(clearance, from),
            transaction
        ) == 1;

    public static Task<Clearance?> Find(
        Db db,
        Guid agencyId,
        Guid clearanceId,
        CancellationToken cancel
    ) => db.Read(connection => Find(connection, null, agencyId, clearanceId), cancel);

    public static async Task<Clearance?> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid clearanceId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<ClearanceRow>(
                $"SELECT {Columns} FROM collection_clearance k WHERE k.agency_id = @agencyId AND k.clearance_id = @clearanceId",
                new { agencyId, clearanceId },
                transaction
            )
        )?.Clearance;

    /// <summary>All of an agency: the next to end first, those without an end last.</summary>
    public static async Task<IReadOnlyList<Clearance>> List(
        DbConnection connection,
        Guid agencyId
    ) =>
        [
            .. (
                await connection.QueryAsync<ClearanceRow>(
                    $"""
                    SELECT {Columns} FROM collection_clearance k WHERE k.agency_id = @agencyId
                    ORDER BY CASE WHEN k.expires_on IS NULL THEN 1 ELSE 0 END, k.expires_on, k.title, k.clearance_id
                    """,
                    new { agencyId }
                )
            ).Select(row => row.Clearance),
        ];

    /// <summary>The titles of others that have the same number.</summary>
    public static async Task<IReadOnlyList<string>> WithNumber(
        DbTransaction transaction,
        Clearance clearance
    ) =>
        (
            await transaction.Connection!.QueryAsync<string>(
                """
                SELECT title FROM collection_clearance
                WHERE agency_id = @AgencyId AND control_number = @ControlNumber AND clearance_id <> @ClearanceId ORDER BY title
                """,
                new
                {
                    clearance.AgencyId,
                    clearance.ControlNumber,
                    clearance.ClearanceId,
                },
                transaction
            )
        ).AsList();

    private static object Values(Clearance clearance, long from) =>
        new
        {
            clearance.AgencyId,
            clearance.ClearanceId,
            clearance.Basis,
            clearance.Title,
            clearance.ControlNumber,
            clearance.ExpiresOn,
            clearance.BurdenMinutes,
            clearance.ResponsesPerYear,
            clearance.HoursPerYear,
            clearance.MayPublish,
            clearance.Sponsor,
            PrivacyStatement = clearance.PrivacyStatement is { } statement
                ? JsonSerializer.Serialize(statement)
                : null,
            clearance.AttestedBy,
            clearance.AttestedOn,
            from,
        };

    /// <summary>One row; read beside its collector, too.</summary>
    internal sealed class ClearanceRow
    {
        public Guid ClearanceId { get; init; }
        public Guid AgencyId { get; init; }
        public string Basis { get; init; } = "";
        public string Title { get; init; } = "";
        public string ControlNumber { get; init; } = "";
        public DateOnly? ExpiresOn { get; init; }
        public double BurdenMinutes { get; init; }
        public long? ResponsesPerYear { get; init; }
        public double? HoursPerYear { get; init; }
        public bool MayPublish { get; init; }
        public string Sponsor { get; init; } = "";
        public string? PrivacyStatement { get; init; }
        public string AttestedBy { get; init; } = "";
        public DateOnly AttestedOn { get; init; }
        public long Revision { get; init; }

        public Clearance Clearance =>
            new(ClearanceId, AgencyId, Basis, Title)
            {
                ControlNumber = ControlNumber,
                ExpiresOn = ExpiresOn,
                BurdenMinutes = BurdenMinutes,
                ResponsesPerYear = ResponsesPerYear,
                HoursPerYear = HoursPerYear,
                MayPublish = MayPublish,
                Sponsor = Sponsor,
                PrivacyStatement = PrivacyStatement is { } json
                    ? JsonSerializer.Deserialize<LocalText>(json)
                    : null,
                AttestedBy = AttestedBy,
                AttestedOn = AttestedOn,
                Revision = Revision,
            };
    }
}
