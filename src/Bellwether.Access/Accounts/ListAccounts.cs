using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Lists the accounts of an agency with what each may do.</summary>
public sealed class ListAccounts(Db db)
{
    /// <summary>All accounts, in the order of their addresses.</summary>
    public Task<IReadOnlyList<Account>> Run(Guid agencyId, CancellationToken cancel = default) =>
        db.Read<IReadOnlyList<Account>>(
            async connection =>
            {
                var grants = (await GrantStore.OfAgency(connection, agencyId)).ToLookup(grant =>
                    grant.AccountId
                );
                var rows = await AccountStore.OfAgency(connection, agencyId);
                return [.. rows.Select(row => row.With([.. grants[row.AccountId]]))];
            },
            cancel
        );
}
