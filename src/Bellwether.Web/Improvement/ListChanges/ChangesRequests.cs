using Bellwether.Access;
using Bellwether.Monitoring;
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
        Reader reader,
        ListAlerts listAlerts,
        CancellationToken cancel
    )
    {
        var reach = await reader.Services(http, Permission.ReadFigures, cancel);
        var agencyId = http.User.ToActor().AgencyId;
        var within = reach.Select(service => service.ServiceId).ToHashSet();
        return new(
            new
            {
                Changes = (await listChanges.Run(agencyId, cancel: cancel))
                    .Where(change => within.Contains(change.ServiceId))
                    .ToList(),
                Services = reach.ToDictionary(service => service.ServiceId),
                AlertsWaiting = (await listAlerts.Run(agencyId, within, cancel)).Waiting.Length,
                MayHandleCases = http.MayAnywhere(Permission.HandleCases),
                MayRecord = http.MayAnywhere(Permission.RecordChanges),
            }
        );
    }
}
