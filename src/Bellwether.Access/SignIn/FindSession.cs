using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>An open session with what its person may do now.</summary>
/// <param name="Session">The visit.</param>
/// <param name="Grants">Read anew at each request, so that a role that was taken stops at once.</param>
public sealed record OpenSession(Session Session, IReadOnlyList<Grant> Grants);

/// <summary>Finds an open session.</summary>
public sealed class FindSession(Db db, TimeProvider time)
{
    /// <summary>The session and its person's grants, or null when it was ended or is too old.</summary>
    public Task<OpenSession?> Run(
        Guid agencyId,
        Guid sessionId,
        CancellationToken cancel = default
    ) =>
        db.Read(
            async connection =>
            {
                var after = time.GetUtcNow() - Session.Longest;
                return
                    await SessionStore.Find(connection, agencyId, sessionId, after) is { } session
                    ? new OpenSession(
                        session,
                        await GrantStore.OfAccount(connection, agencyId, session.AccountId)
                    )
                    : null;
            },
            cancel
        );
}
