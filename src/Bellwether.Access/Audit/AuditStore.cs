using System.Data.Common;
using Dapper;

namespace Bellwether.Access;

/// <summary>The tables of the audit trail.</summary>
internal static class AuditStore
{
    /// <summary>Makes other changes to this agency's accounts and trail wait until this transaction ends.</summary>
    public static async Task<(long Position, byte[] Hash)> Lock(DbTransaction tx, Guid agencyId)
    {
        await tx.Connection!.ExecuteAsync(
            "INSERT INTO access_audit_head (agency_id, position, hash) VALUES (@agencyId, 0, @Start) ON CONFLICT (agency_id) DO NOTHING",
            new { agencyId, AuditEntry.Start },
            tx
        );
        return await tx.Connection!.QuerySingleAsync<(long, byte[])>(
            "UPDATE access_audit_head SET position = position WHERE agency_id = @agencyId RETURNING position, hash",
            new { agencyId },
            tx
        );
    }

    public static async Task Append(DbTransaction tx, Guid agencyId, AuditEntry entry, byte[] hash)
    {
        var row = new
        {
            agencyId,
            entry.Position,
            entry.At,
            entry.AccountId,
            entry.Actor,
            entry.Action,
            entry.Subject,
            entry.Detail,
            hash,
        };
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_audit (agency_id, position, at, account_id, actor, action, subject, detail, hash)
            VALUES (@agencyId, @Position, @At, @AccountId, @Actor, @Action, @Subject, @Detail, @hash)
            """,
            row,
            tx
        );
        await tx.Connection!.ExecuteAsync(
            "UPDATE access_audit_head SET position = @Position, hash = @hash WHERE agency_id = @agencyId",
            row,
            tx
        );
    }

    public static async Task<(long Position, byte[] Hash)?> Head(
        DbConnection connection,
        Guid agencyId
    ) =>
        await connection.QuerySingleOrDefaultAsync<(long, byte[])?>(
            "SELECT position, hash FROM access_audit_head WHERE agency_id = @agencyId",
            new { agencyId }
        );

    /// <summary>Lines after a position, oldest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> After(
        DbConnection connection,
        Guid agencyId,
        long position,
        int most
    ) =>
        Entries(
            connection,
            "agency_id = @agencyId AND position > @position ORDER BY position LIMIT @most",
            new
            {
                agencyId,
                position,
                most,
            }
        );

    /// <summary>Lines before a position, newest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> Before(
        DbConnection connection,
        Guid agencyId,
        long position,
        int most
    ) =>
        Entries(
            connection,
            "agency_id = @agencyId AND position < @position ORDER BY position DESC LIMIT @most",
            new
            {
                agencyId,
                position,
                most,
            }
        );

    private static async Task<IReadOnlyList<AuditEntry>> Entries(
        DbConnection connection,
        string where,
        object parameters
    )
    {
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT position AS Position, at AS At, account_id AS AccountId, actor AS Actor, action AS Action,
                subject AS Subject, detail AS Detail, hash AS Hash
            FROM access_audit WHERE {where}
            """,
            parameters
        );
        return
        [
            .. rows.Select(row => new AuditEntry(
                row.Position,
                row.At,
                row.AccountId,
                row.Actor,
                row.Action,
                row.Subject,
                row.Detail,
                Convert.ToHexStringLower(row.Hash)
            )),
        ];
    }

    private sealed record Row(
        long Position,
        DateTimeOffset At,
        Guid? AccountId,
        string Actor,
        string Action,
        string Subject,
        string Detail,
        byte[] Hash
    );
}
