using Bellwether.Access;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Monitoring.ShowAlerts;

/// <summary>What stands out in the services within reach.</summary>
internal static class AlertsRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListAlerts listAlerts,
        CancellationToken cancel
    )
    {
        var (services, alerts) = await Read(http, reader, listAlerts, cancel);
        return new RazorComponentResult<AlertsPage>(
            new
            {
                Alerts = alerts,
                Services = services.ToDictionary(service => service.ServiceId),
                MayHandle = http.MayI(Permission.RecordChanges),
            }
        );
    }

    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ListAlerts listAlerts,
        CancellationToken cancel
    ) => ApiAnswer.Json(http, (await Read(http, reader, listAlerts, cancel)).Alerts);

    private static async Task<(IReadOnlyList<Service> Services, AlertList Alerts)> Read(
        HttpContext http,
        Reader reader,
        ListAlerts listAlerts,
        CancellationToken cancel
    )
    {
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        return (
            services,
            await listAlerts.Run(
                http.User.ToActor().AgencyId,
                [.. services.Select(service => service.ServiceId)],
                cancel
            )
        );
    }
}
