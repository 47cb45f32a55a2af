using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>One collector with what its pages show.</summary>
/// <param name="Collector">The collector.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Service">The service it asks about.</param>
/// <param name="Version">The version that is asked now.</param>
/// <param name="Site">Scheme and host under which this installation is reached.</param>
/// <param name="Today">The local day.</param>
public sealed record Reach(
    Collector Collector,
    Agency Agency,
    Service Service,
    InstrumentVersion Version,
    string Site,
    DateOnly Today
)
{
    /// <summary>The collector as its form sees it.</summary>
    public required CollectorInUse InUse { get; init; }

    /// <summary>The address people open.</summary>
    public string Address => $"{Site}/f/{Collector.Key}";

    /// <summary>The address as people type it.</summary>
    public string Short => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>The address of the staff page.</summary>
    public string Page => $"/listen/collectors/{Collector.CollectorId}";
}

/// <summary>Finds a collector of the reader's agency by its id.</summary>
internal sealed class FindReach(
    Bellwether.Collection.ListCollectors listCollectors,
    FindCollector findCollector,
    FindAgency findAgency,
    FindService findService,
    FindVersion findVersion,
    TimeProvider time
)
{
    public async Task<Reach?> Run(HttpContext http, Guid id, CancellationToken cancel)
    {
        var agencyId = http.User.ToActor().AgencyId;
        var collector = (await listCollectors.Run(agencyId, null, cancel)).FirstOrDefault(each =>
            each.CollectorId == id
        );
        if (collector is null)
            return null;
        var agency = (await findAgency.Run(agencyId, cancel))!;
        var service = await findService.Run(agencyId, collector.ServiceId.ToString(), cancel);
        var version = await findVersion.Run(agencyId, collector.VersionId, cancel);
        return new Reach(
            collector,
            agency,
            service.Value,
            version!,
            Site(http.Request),
            agency.Calendar.LocalDay(time.GetUtcNow())
        )
        {
            InUse = (await findCollector.Run(collector.Key, cancel))!,
        };
    }

    public static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
