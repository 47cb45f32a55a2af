using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>What lies within the reach of a key: its unit and everything below it, or the whole agency.</summary>
internal sealed class Reach(Reader reader, ReadUnitTree readUnits, ListCollectors listCollectors)
{
    public static readonly Refusal NoCollector = new Refusal(
        "collector.unknown",
        RefusalKind.NotFound,
        "There is no such collector within your reach."
    );

    /// <summary>The units on which the key has the scope.</summary>
    public async Task<IReadOnlyList<OrgUnit>> Units(
        HttpContext http,
        Permission scope,
        CancellationToken cancel
    )
    {
        var tree = await readUnits.Run(http.User.ToActor().AgencyId, cancel);
        return [.. tree.Units.Where(unit => http.MayI(scope, Path(tree, unit.UnitId)))];
    }

    /// <summary>Whether the key has the scope on that unit; null is the top of the agency. A unit that is not there is for the
    /// operation to refuse.</summary>
    public async Task<Outcome<Nothing>> OnUnit(
        HttpContext http,
        Permission scope,
        Guid? unitId,
        CancellationToken cancel
    )
    {
        if (unitId is not { } unit || http.MayI(scope))
            return http.Demand(scope);
        var tree = await readUnits.Run(http.User.ToActor().AgencyId, cancel);
        return http.Demand(scope, Path(tree, unit));
    }

    /// <summary>The collectors of the services on which the key has the scope, or of one of them.</summary>
    public async Task<Outcome<IReadOnlyList<Collector>>> Collectors(
        HttpContext http,
        Permission scope,
        string? service,
        CancellationToken cancel
    )
    {
        IReadOnlyList<Service> services;
        if (string.IsNullOrWhiteSpace(service))
            services = await reader.Services(http, scope, cancel);
        else
        {
            var one = await reader.Service(http, service, cancel, scope);
            if (!one.IsDone)
                return one.Refusal.About("service");
            services = [one.Value];
        }
        var ids = services.Select(each => each.ServiceId).ToHashSet();
        var all = await listCollectors.Run(http.User.ToActor().AgencyId, null, cancel);
        return Outcome<IReadOnlyList<Collector>>.Done([
            .. all.Where(collector => ids.Contains(collector.ServiceId)),
        ]);
    }

    /// <summary>One collector within reach. What lies elsewhere is not there.</summary>
    public async Task<Outcome<Collector>> Collector(
        HttpContext http,
        Permission scope,
        Guid id,
        CancellationToken cancel
    )
    {
        var all = await Collectors(http, scope, null, cancel);
        return all.Value.FirstOrDefault(each => each.CollectorId == id) is { } found
            ? found
            : NoCollector;
    }

    private static IReadOnlyList<Guid> Path(UnitTree tree, Guid unitId) =>
        [.. tree.AncestorsOf(unitId).Reverse().Select(unit => unit.UnitId), unitId];
}
