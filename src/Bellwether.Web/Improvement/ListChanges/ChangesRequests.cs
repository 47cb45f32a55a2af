using Bellwether.Access;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Improvement.ListChanges;

/// <summary>The changes of the agency, newest first.</summary>
internal static class ChangesRequests
{
    public static async Task<RazorComponentResult<ChangesPage>> Show(
        HttpContext http,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        Reader reader,
        ListAlerts listAlerts,
        CancellationToken cancel
    )
    {
        var reach = await reader.Services(http, Permission.ReadFigures, cancel);
        var agencyId = http.User.ToActor().AgencyId;
        var services = await listServices.Run(agencyId, cancel: cancel);
        return new(
            new
            {
                Changes = await listChanges.Run(agencyId, cancel: cancel),
                Services = services.ToDictionary(service => service.ServiceId),
                AlertsWaiting = (
                    await listAlerts.Run(
                        agencyId,
                        [.. reach.Select(service => service.ServiceId)],
                        cancel
                    )
                )
                    .Waiting
                    .Length,
                MayRecord = http.MayAnywhere(Permission.RecordChanges),
            }
        );
    }
}
