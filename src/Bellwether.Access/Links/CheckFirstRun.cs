using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Asks whether an agency still needs its first-run link.</summary>
public sealed class CheckFirstRun(Db db)
{
    /// <summary>True while nobody who administers the whole agency can sign in by themselves.</summary>
    public Task<bool> Run(Guid agencyId, CancellationToken cancel = default) =>
        db.Read(
            async connection =>
                await GrantStore.Administrators(connection, agencyId, Guid.Empty) == 0,
            cancel
        );
}
