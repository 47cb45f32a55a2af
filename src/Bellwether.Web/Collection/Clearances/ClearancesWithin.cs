using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>
/// What lets the agency ask, as one person sees it: a clearance with its days and its budget is the agency's, whoever asks
/// under it; the collectors are told to those alone who have a right where they ask.
/// </summary>
internal sealed class ClearancesWithin(
    ListClearances listClearances,
    FindClearance findClearance,
    Reach reach
)
{
    /// <summary>The register.</summary>
    public async Task<ClearanceRegister> Register(HttpContext http, CancellationToken cancel)
    {
        var within = await Within(http, cancel);
        var register = await listClearances.Run(http.User.ToActor().AgencyId, cancel);
        return register with
        {
            Clearances = [.. register.Clearances.Select(each => Cut(each, within))],
            Uncovered =
            [
                .. register.Uncovered.Where(each => within.Contains(each.Collector.CollectorId)),
            ],
        };
    }

    /// <summary>One clearance, or null when the agency has none with that id.</summary>
    public async Task<ClearanceWhole?> Find(HttpContext http, Guid id, CancellationToken cancel) =>
        await findClearance.Run(http.User.ToActor().AgencyId, id, cancel) is { } whole
            ? whole with
            {
                Standing = Cut(whole.Standing, await Within(http, cancel)),
            }
            : null;

    private static ClearanceStanding Cut(ClearanceStanding standing, HashSet<Guid> within) =>
        standing with
        {
            Collectors = [.. standing.Collectors.Where(each => within.Contains(each.CollectorId))],
        };

    private async Task<HashSet<Guid>> Within(HttpContext http, CancellationToken cancel) =>
        (await reach.Collectors(http, Permission.ReadFigures, null, cancel))
            .Value.Select(each => each.CollectorId)
            .ToHashSet();
}
