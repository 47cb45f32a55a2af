using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement.AskFigures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowNowcast;

/// <summary>Survey and live answers joined: the page of a service, and GET /api/v1/nowcasts?service=[&amp;measure=].</summary>
internal static class NowcastRequests
{
    private const int MonthsShown = 24;

    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<NowcastsPage>(
            new { Services = await reader.Services(http, Permission.ReadFigures, cancel) }
        );

    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        Scopes scopes,
        ReadNowcast read,
        string slug,
        string? measure,
        CancellationToken cancel
    )
    {
        var service = await reader.Service(http, slug, cancel);
        if (service.Refusal is { Kind: RefusalKind.Forbidden })
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!service.IsDone)
            return new RazorComponentResult<ShowService.NoServicePage>(new { Slug = slug })
            {
                StatusCode = StatusCodes.Status404NotFound,
            };
        var nowcast = await read.Run(
            await Query(http, reader, scopes, service.Value, measure, cancel),
            cancel
        );
        return nowcast.IsDone
            ? new RazorComponentResult<NowcastPage>(
                new { Service = service.Value, Nowcast = nowcast.Value }
            )
            : Results.NotFound();
    }

    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        Scopes scopes,
        ReadNowcast read,
        string? service,
        string? measure,
        CancellationToken cancel
    )
    {
        var found = await reader.Service(http, service ?? "", cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var nowcast = await read.Run(
            await Query(http, reader, scopes, found.Value, measure, cancel),
            cancel
        );
        return nowcast.IsDone
            ? Results.Json(NowcastReply.Of(nowcast.Value, Language.Current.Code), Reply.Options)
            : nowcast.Refusal.ToProblem();
    }

    private static async Task<NowcastQuery> Query(
        HttpContext http,
        Reader reader,
        Scopes scopes,
        Service service,
        string? measure,
        CancellationToken cancel
    )
    {
        var last = Period.MonthNumber((await reader.Desk(http, cancel)).Today);
        return new NowcastQuery(
            service.AgencyId,
            await scopes.OfService(service, Language.Current.Code, cancel),
            string.IsNullOrWhiteSpace(measure) ? "trust" : measure,
            Period.Month(last - MonthsShown),
            Period.Month(last)
        );
    }
}
