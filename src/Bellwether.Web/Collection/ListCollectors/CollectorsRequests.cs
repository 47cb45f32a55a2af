using Bellwether.Access;
using Bellwether.Collection.Filings;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ListCollectors;

/// <summary>How people are asked: the collectors, and what came in as files.</summary>
internal static class CollectorsRequests
{
    public static async Task<RazorComponentResult<CollectorsPage>> Show(
        HttpContext http,
        Bellwether.Collection.ListCollectors listCollectors,
        ListImports listImports,
        ListServices listServices,
        FindAgency findAgency,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await listServices.Run(agencyId, cancel: cancel);
        var agency = await findAgency.Run(agencyId, cancel);
        var all = await listCollectors.Run(agencyId, null, cancel);
        return new(
            new
            {
                Collectors = all.Where(collector => collector.IsOpen).ToList(),
                ImportedOnly = all.Count(collector => !collector.IsOpen),
                Services = services.ToDictionary(service => service.ServiceId),
                Imports = await listImports.Run(agencyId, cancel),
                Today = agency!.Calendar.LocalDay(time.GetUtcNow()),
                MayImport = http.MayAnywhere(Permission.ImportData),
                MayLimit = http.MayAnywhere(Permission.ManageCollectors),
            }
        );
    }
}
