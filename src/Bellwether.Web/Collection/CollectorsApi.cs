using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>Collectors for programs: opened under a clearance, closed, opened again, with how far their quotas are filled.</summary>
internal static class CollectorsApi
{
    public static void MapCollectorsApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.ProgramsGroup(Permission.ReadFigures, "Collectors");
        read.MapGet("/collectors", List)
            .WithName("ListCollectors")
            .WithSummary("How the questions reach people: the collectors within the key's reach.")
            .Produces<PageReply<CollectorReply>>();
        read.MapGet("/collectors/{id:guid}", Find)
            .WithName("FindCollector")
            .WithSummary("One collector.")
            .Produces<CollectorReply>();
        read.MapGet("/collectors/{id:guid}/quotas", Quotas)
            .WithName("ListQuotas")
            .WithSummary("How many answers are enough, and how many of the places are taken.")
            .Produces<PageReply<QuotaReply>>();
        var manage = routes.ProgramsGroup(Permission.ManageCollectors, "Collectors");
        manage
            .MapPost("/collectors", Post)
            .Takes(CollectorRequest.Example)
            .Once()
            .WithName("OpenCollector")
            .WithSummary(
                "Open a collector of a published version. It needs a clearance that covers it, wherever the rules ask for one."
            )
            .Produces<CollectorReply>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict);
        manage
            .MapPost("/collectors/{id:guid}/close", Close)
            .WithName("CloseCollector")
            .WithSummary("Close it. Closing what is closed changes nothing.")
            .Produces<CollectorReply>();
        manage
            .MapPost("/collectors/{id:guid}/reopen", Reopen)
            .WithName("ReopenCollector")
            .WithSummary(
                "Open it again, when the guard finds nothing against it. Opening what is open changes nothing."
            )
            .Produces<CollectorReply>()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(
        HttpContext http,
        Reach reach,
        string? service,
        string? limit,
        string? cursor,
        CancellationToken cancel
    ) =>
        (await reach.Collectors(http, Permission.ReadFigures, service, cancel)).Answer(found =>
            ApiAnswer.Page(
                http,
                Paging.Of(
                    found.Select(CollectorReply.Of),
                    collector => $"{collector.CollectorId}",
                    limit,
                    cursor
                )
            )
        );

    private static async Task<IResult> Find(
        HttpContext http,
        Reach reach,
        Guid id,
        CancellationToken cancel
    ) =>
        (await reach.Collector(http, Permission.ReadFigures, id, cancel)).Answer(found =>
            ApiAnswer.Json(http, CollectorReply.Of(found))
        );

    private static async Task<IResult> Quotas(
        HttpContext http,
        Reach reach,
        ListQuotas list,
        [AsParameters] OfCollector of,
        CancellationToken cancel
    )
    {
        var found = await reach.Collector(http, Permission.ReadFigures, of.Id, cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var quotas = await list.Run(found.Value.AgencyId, of.Id, cancel);
        return ApiAnswer.Page(
            http,
            Paging.Of(
                quotas.Select(QuotaReply.Of),
                quota => $"{quota.Item}={quota.Option}",
                of.Limit,
                of.Cursor
            )
        );
    }

    private static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        OpenCollector open,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<CollectorRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var what = body.Value.Read();
        if (!what.IsDone)
            return what.Refusal.ToProblem();
        var service = await reader.Service(
            http,
            body.Value.Service!,
            cancel,
            Permission.ManageCollectors
        );
        if (!service.IsDone)
            return service.Refusal.About("service").ToProblem();
        var outcome = await open.Run(
            http.User.ToActor(),
            what.Value with
            {
                ServiceId = service.Value.ServiceId,
                CollectorId = http.NewId(),
            },
            cancel
        );
        return outcome.Answer(collector =>
            ApiAnswer.Created(
                http,
                CollectorReply.Of(collector),
                $"{Programs.Prefix}/collectors/{collector.CollectorId}"
            )
        );
    }

    private static async Task<IResult> Close(
        HttpContext http,
        Reach reach,
        CloseCollector close,
        Guid id,
        CancellationToken cancel
    )
    {
        var found = await reach.Collector(http, Permission.ManageCollectors, id, cancel);
        return found.Refusal is { } refusal
            ? refusal.ToProblem()
            : Answer(http, await close.Run(http.User.ToActor(), id, cancel));
    }

    private static async Task<IResult> Reopen(
        HttpContext http,
        Reach reach,
        ReopenCollector reopen,
        Guid id,
        CancellationToken cancel
    )
    {
        var found = await reach.Collector(http, Permission.ManageCollectors, id, cancel);
        return found.Refusal is { } refusal
            ? refusal.ToProblem()
            : Answer(http, await reopen.Run(http.User.ToActor(), id, cancel));
    }

    private static IResult Answer(HttpContext http, Outcome<Collector> outcome) =>
        outcome.Answer(collector => ApiAnswer.Json(http, CollectorReply.Of(collector)));
}

/// <summary>Which page of what belongs to a collector.</summary>
internal sealed record OfCollector(Guid Id, string? Limit, string? Cursor);
