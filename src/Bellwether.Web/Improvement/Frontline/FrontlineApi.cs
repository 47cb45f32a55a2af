using Bellwether.Access;
using Bellwether.Improvement;
using Bellwether.Web.Api;
using Bellwether.Web.Improvement.Centre;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Improvement.Frontline;

/// <summary>The routes of the contact centre and of the front.</summary>
internal static class FrontlineApi
{
    public static IServiceCollection AddFrontlinePages(this IServiceCollection services) =>
        services
            .AddSingleton<CentreRequests>()
            .AddSingleton<FrontRequests>()
            .AddSingleton<AskRequests>();

    public static void MapFrontline(this IEndpointRouteBuilder routes)
    {
        var read = routes.CentreGroup();
        read.MapGet("/centre", CentreRequests.Show);
        read.MapGet("/centre/hygiene", CentreRequests.Hygiene);
        read.MapGet("/centre/asks", AskRequests.Show);
        read.MapGet("/frontline", FrontRequests.Show);
        read.MapGet("/frontline/friction", FrontRequests.Friction);

        var log = routes.FrontGroup();
        log.MapGet("/centre/ballot", BallotRequests.Show);
        log.MapGet("/frontline/words", FrontRequests.Words);
        log.MapPost("/centre/asks", AskRequests.Post);
        log.MapPost("/frontline", FrontRequests.Log);
        log.MapPost("/frontline/{id:guid}/same", FrontRequests.Same);

        var answer = routes.FrontAnswersGroup();
        answer.MapPost("/centre/asks/{id:guid}/answer", AskRequests.Answer);
        answer.MapPost("/frontline/{id:guid}/answer", FrontRequests.Answer);

        var api = routes.FrontApiGroup();
        api.MapGet("/centre/issues", CentreRequests.IssuesForPrograms)
            .WithSummary("Why people got in touch in a week: volume times pain times trend.")
            .Produces<IssuesReply>();
        api.MapGet("/frontline/observations", Observations)
            .WithSummary("What people at the front saw, and what became of it.")
            .Produces<IReadOnlyList<Observation>>();
        api.MapGet("/frontline/asks", Asks)
            .WithSummary("What the front asked whoever owns a service, and the answers.")
            .Produces<IReadOnlyList<Ask>>();
    }

    private static async Task<IResult> Observations(
        HttpContext http,
        Reader reader,
        ListObservations list,
        CancellationToken cancel
    )
    {
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        return ApiAnswer.Json(
            http,
            await list.Run(
                http.User.ToActor().AgencyId,
                [.. services.Select(each => each.ServiceId)],
                cancel
            )
        );
    }

    private static async Task<IResult> Asks(
        HttpContext http,
        Reader reader,
        ListAsks list,
        CancellationToken cancel
    )
    {
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        return ApiAnswer.Json(
            http,
            await list.Run(
                http.User.ToActor().AgencyId,
                [.. services.Select(each => each.ServiceId)],
                cancel
            )
        );
    }
}
