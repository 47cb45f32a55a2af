using System.Data.Common;
using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Access;

/// <summary>The table of open sessions.</summary>
internal static class SessionStore
{
    public static async Task<Session> Start(
        DbTransaction tx,
        AccountRow account,
        DateTimeOffset now
    )
    {
        await tx.Connection!.ExecuteAsync(
            "DELETE FROM access_session WHERE agency_id = @AgencyId AND started_at <= @tooOld",
            new { account.AgencyId, tooOld = now - Session.Longest },
            tx
        );
        var session = new Session(
            Ids.New(now),
            account.AgencyId,
            account.AccountId,
            account.Name,
            now
        );
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_session (session_id, agency_id, account_id, started_at)
            VALUES (@SessionId, @AgencyId, @AccountId, @StartedAt)
            """,
            session,
            tx
        );
        return session;
    }

    public static Task<Session?> Find(
        DbConnection connection,
        Guid agencyId,
        Guid sessionId,
        DateTimeOffset startedAfter
    ) =>
        connection.QuerySingleOrDefaultAsync<Session>(
            """
            SELECT s.session_id AS SessionId, s.agency_id AS AgencyId, s.account_id AS AccountId, a.name AS Name,
                s.started_at AS StartedAt
            FROM access_session s JOIN access_account a ON a.id = s.account_id AND a.agency_id = s.agency_id
            WHERE s.agency_id = @agencyId AND s.session_id = @sessionId AND s.started_at > @startedAfter
            """,
            new
            {
                agencyId,
                sessionId,
                startedAfter,
            }
        );

    public static Task<int> End(DbTransaction tx, Guid agencyId, Guid sessionId) =>
        tx.Connection!.ExecuteAsync(
            "DELETE FROM access_session WHERE agency_id = @agencyId AND session_id = @sessionId",
            new { agencyId, sessionId },
            tx
        );

    /// <summary>Ends every session of the account: after a new password, whoever else was in is out.</summary>
    public static Task<int> EndAll(DbTransaction tx, Guid agencyId, Guid accountId) =>
        tx.Connection!.ExecuteAsync(
            "DELETE FROM access_session WHERE agency_id = @agencyId AND account_id = @accountId",
            new { agencyId, accountId },
            tx
        );
}
