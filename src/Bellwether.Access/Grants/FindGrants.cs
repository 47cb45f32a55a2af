using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Finds what an account may do in an agency.</summary>
public sealed class FindGrants(Db db)
{
    /// <summary>The account's grants; none when the account belongs to another agency.</summary>
    public Task<IReadOnlyList<Grant>> Run(
        Guid agencyId,
        Guid accountId,
        CancellationToken cancel = default
    ) => db.Read(connection => GrantStore.OfAccount(connection, agencyId, accountId), cancel);
}
