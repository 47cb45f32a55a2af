using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>
/// Brings words stored before a collector's settings changed under the settings of today. What lies open is sealed at once;
/// originals are dropped only after the change to dropping was approved, because that cannot be undone.
/// </summary>
public sealed class KeepOriginals(
    ListAgencies agencies,
    ListWordPolicies policies,
    TreatOriginals treat
)
{
    /// <summary>Goes through the collectors of one agency, or of all.</summary>
    public async Task<TreatedOriginals> Run(
        Guid? agencyId = null,
        CancellationToken cancel = default
    )
    {
        var done = default(TreatedOriginals);
        foreach (var agency in await agencies.Run(cancel))
        {
            if (agencyId is { } only && agency.AgencyId != only)
                continue;
            foreach (var policy in await policies.Run(agency.AgencyId, cancel))
                done += await treat.Run(
                    agency.AgencyId,
                    policy.CollectorId,
                    drop: policy is { KeepsOriginals: false, IsApproved: true },
                    cancel
                );
        }
        return done;
    }
}
