using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>The rules of asking that an agency lives under.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Rules">The pack.</param>
public sealed record AgencyRules(Guid AgencyId, Jurisdiction Rules);

/// <summary>Which pack of rules an agency lives under.</summary>
public sealed class FindJurisdiction(Db db)
{
    /// <summary>The pack that was chosen, or the usual one.</summary>
    public async Task<AgencyRules> Run(Guid agencyId, CancellationToken cancel = default) =>
        new(agencyId, await JurisdictionStore.Find(db, agencyId, cancel));
}
