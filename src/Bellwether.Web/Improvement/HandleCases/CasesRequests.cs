using Bellwether.Access;
using Bellwether.Improvement;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>My work, all open cases, closed ones, and how old they are.</summary>
internal static class CasesRequests
{
    private const int MostClosed = 200;

    public static async Task<RazorComponentResult<CasesPage>> Show(
        HttpContext http,
        Reader reader,
        ListCases list,
        TimeProvider time,
        [FromQuery] string? show,
        CancellationToken cancel
    )
    {
        var services = await reader.Services(http, Permission.HandleCases, cancel);
        var actor = http.User.ToActor();
        var which = show is "mine" or "closed" ? show : "open";
        var query = new CasesQuery(
            actor.AgencyId,
            [.. services.Select(service => service.ServiceId)]
        );
        var open = await list.Run(query, cancel);
        var desk = await reader.Desk(http, cancel);
        return new(
            new
            {
                Which = which,
                Cases = which == "closed"
                    ? await list.Run(query with { Closed = true, Most = MostClosed }, cancel)
                    :
                    [
                        .. open.Where(it =>
                            which == "open" || it.Owner?.AccountId == actor.AccountId
                        ),
                    ],
                Open = open,
                Services = services.ToDictionary(service => service.ServiceId),
                Zone = TimeZoneInfo.FindSystemTimeZoneById(desk.Calendar.ZoneId),
                Now = time.GetUtcNow(),
                Me = actor.AccountId,
            }
        );
    }

    public static async Task<RazorComponentResult<AgeingPage>> Age(
        HttpContext http,
        Reader reader,
        ReadAgeing ageing,
        ReadCaseClock clock,
        CancellationToken cancel
    )
    {
        var services = await reader.Services(http, Permission.HandleCases, cancel);
        var agencyId = http.User.ToActor().AgencyId;
        return new(
            new
            {
                Ageing = await ageing.Run(
                    agencyId,
                    [.. services.Select(service => service.ServiceId)],
                    cancel
                ),
                Clock = await clock.Run(agencyId, cancel),
            }
        );
    }
}
