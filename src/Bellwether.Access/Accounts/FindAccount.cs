using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Finds one account of an agency.</summary>
public sealed class FindAccount(Db db)
{
    /// <summary>The account, or null when there is none in this agency.</summary>
    public Task<Account?> Run(Guid agencyId, Guid accountId, CancellationToken cancel = default) =>
        db.Read(
            async connection =>
                await AccountStore.Find(connection, agencyId, accountId) is { } row
                    ? row.With(await GrantStore.OfAccount(connection, agencyId, accountId))
                    : null,
            cancel
        );
}
