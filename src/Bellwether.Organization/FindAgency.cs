using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>An agency by its id.</summary>
public sealed class FindAgency(Db db)
{
    /// <summary>The agency, or null.</summary>
    public Task<Agency?> Run(Guid agencyId, CancellationToken cancel = default) =>
        AgencyStore.Find(db, agencyId, cancel);
}
