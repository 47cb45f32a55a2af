using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Collection.Filings;
using Bellwether.Organization;
using Bellwether.Web.Collection.BeginAsking;
using Bellwether.Web.Collection.ReachPeople;
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
        ReadBrought readBrought,
        ListPiles listPiles,
        ReadFirstSteps readFirstSteps,
        ReadWaiting readWaiting,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await listServices.Run(agencyId, cancel: cancel);
        var agency = await findAgency.Run(agencyId, cancel);
        var all = await listCollectors.Run(agencyId, null, cancel);
        var today = agency!.Calendar.LocalDay(time.GetUtcNow());
        var open = all.Where(collector => collector.IsOpen).ToList();
        return new(
            new
            {
                Brought = await readBrought.Run(
                    agencyId,
                    [.. open.Select(collector => collector.CollectorId)],
                    agency.Calendar.QuarterOf(today),
                    cancel
                ),
                Piles = (await listPiles.Run(agencyId, null, cancel)).Count(pile => !pile.IsClosed),
                MayManage = http.MayAnywhere(Permission.ManageCollectors),
                MayEnter = http.MayAnywhere(Permission.EnterAnswers),
                Waiting = await readWaiting.Run(http, open, cancel),
                Collectors = open,
                Begin = open.Count == 0 ? await readFirstSteps.Run(http, cancel) : null,
                ImportedOnly = all.Count(collector => !collector.IsOpen),
                Services = services.ToDictionary(service => service.ServiceId),
                Imports = await listImports.Run(agencyId, cancel),
                Today = today,
                MayImport = http.MayAnywhere(Permission.ImportData),
                MayLimit = http.MayAnywhere(Permission.ManageCollectors),
            }
        );
    }
}
