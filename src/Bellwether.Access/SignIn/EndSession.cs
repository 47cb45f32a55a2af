using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Signs out: a copy of the cookie kept elsewhere is worthless afterwards.</summary>
public sealed class EndSession(Db db, RecordAudit audit)
{
    /// <summary>Ends the session; one that was ended already is left alone.</summary>
    public Task Run(Session session, CancellationToken cancel = default) =>
        db.Write(
            async tx =>
            {
                if (await SessionStore.End(tx, session.AgencyId, session.SessionId) > 0)
                    await audit.Run(
                        tx,
                        session.ToActor(),
                        "access.signed-out",
                        $"{session.AccountId}"
                    );
            },
            cancel
        );
}
