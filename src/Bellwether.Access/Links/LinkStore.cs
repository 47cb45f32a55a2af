using System.Data.Common;
using Dapper;

namespace Bellwether.Access;

/// <summary>The table of one-time links.</summary>
internal static class LinkStore
{
    public static async Task<OneTimeLink> Issue(
        DbTransaction tx,
        Guid agencyId,
        Guid accountId,
        LinkKind kind,
        DateTimeOffset now
    )
    {
        var lasts = kind == LinkKind.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromDays(1);
        var link = new OneTimeLink(OneTimeLink.NewToken(), now + lasts);
        // A newer link of an account makes the older ones worthless.
        await tx.Connection!.ExecuteAsync(
            "DELETE FROM access_link WHERE agency_id = @agencyId AND account_id = @accountId",
            new { agencyId, accountId },
            tx
        );
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_link (token_hash, agency_id, account_id, kind, created_at, expires_at)
            VALUES (@hash, @agencyId, @accountId, @kind, @now, @ExpiresAt)
            """,
            new
            {
                hash = OneTimeLink.HashOf(link.Token),
                agencyId,
                accountId,
                kind = (long)kind,
                now,
                link.ExpiresAt,
            },
            tx
        );
        return link;
    }

    /// <summary>The link when it still works. The token is the key: who holds it is who it was made for.</summary>
    public static Task<LinkRow?> Find(
        DbConnection connection,
        string token,
        DateTimeOffset now,
        DbTransaction? tx = null
    ) =>
        connection.QuerySingleOrDefaultAsync<LinkRow>(
            """
            SELECT agency_id AS AgencyId, account_id AS AccountId, kind AS Kind, expires_at AS ExpiresAt
            FROM access_link WHERE token_hash = @hash AND redeemed_at IS NULL AND expires_at > @now
            """,
            new { hash = OneTimeLink.HashOf(token), now },
            tx
        );

    /// <summary>Takes the link: true for exactly one caller, and only if their transaction commits.</summary>
    public static async Task<bool> Take(DbTransaction tx, string token, DateTimeOffset now) =>
        await tx.Connection!.ExecuteAsync(
            """
            UPDATE access_link SET redeemed_at = @now
            WHERE token_hash = @hash AND redeemed_at IS NULL AND expires_at > @now
            """,
            new { hash = OneTimeLink.HashOf(token), now },
            tx
        ) == 1;
}

/// <summary>A link that still works.</summary>
internal sealed record LinkRow(Guid AgencyId, Guid AccountId, long Kind, DateTimeOffset ExpiresAt);
