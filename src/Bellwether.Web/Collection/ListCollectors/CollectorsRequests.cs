using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Collection.Filings;
using Bellwether.Organization;
using Bellwether.Web.Collection.BeginAsking;
using Bellwether.Web.Collection.ReachPeople;
using Bellwether.Web.Measurement;
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
        Reader reader,
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
        var services = (await reader.Services(http, Permission.ReadFigures, cancel)).ToDictionary(
            service => service.ServiceId
        );
        var agency = await findAgency.Run(agencyId, cancel);
        var all = (await listCollectors.Run(agencyId, null, cancel))
            .Where(collector => services.ContainsKey(collector.ServiceId))
            .ToList();
        var ids = all.Select(collector => collector.CollectorId).ToHashSet();
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
                Piles = (await listPiles.Run(agencyId, null, cancel)).Count(pile =>
                    !pile.IsClosed && ids.Contains(pile.CollectorId)
                ),
                MayManage = http.MayAnywhere(Permission.ManageCollectors),
                MayEnter = http.MayAnywhere(Permission.EnterAnswers),
                Waiting = await readWaiting.Run(http, open, cancel),
                Collectors = open,
                Begin = open.Count == 0 ? await readFirstSteps.Run(http, cancel) : null,
                ImportedOnly = all.Count(collector => !collector.IsOpen),
                Services = services,
                // A file of filings tells of every service in it.
                Imports = http.MayI(Permission.ReadFigures)
                    ? await listImports.Run(agencyId, cancel)
                    : [],
                Today = today,
                MayImport = http.MayAnywhere(Permission.ImportData),
                MayLimit = http.MayAnywhere(Permission.ManageCollectors),
            }
        );
    }
}
