using System.Data.Common;
using Dapper;

namespace Bellwether.Collection;

/// <summary>What was told of clearances already, so that each fact is told once.</summary>
internal static class WarningStore
{
    /// <summary>True for whoever is first with this warning of these terms; -1 day: it has ended.</summary>
    public static async Task<bool> Warn(DbTransaction transaction, Clearance clearance, int days) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_clearance SET warned_days = @days
            WHERE agency_id = @AgencyId AND clearance_id = @ClearanceId AND revision = @Revision
                AND (warned_days IS NULL OR warned_days > @days)
            """,
            new
            {
                clearance.AgencyId,
                clearance.ClearanceId,
                clearance.Revision,
                days,
            },
            transaction
        ) == 1;

    /// <summary>True for whoever is first with this share of that year's budget.</summary>
    public static async Task<bool> Tell(
        DbTransaction transaction,
        Clearance clearance,
        int year,
        int percent
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_clearance SET told_percent = @percent, told_year = @year
            WHERE agency_id = @AgencyId AND clearance_id = @ClearanceId AND revision = @Revision
                AND (told_year <> @year OR told_percent < @percent)
            """,
            new
            {
                clearance.AgencyId,
                clearance.ClearanceId,
                clearance.Revision,
                year,
                percent,
            },
            transaction
        ) == 1;
}
