using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Listing = Bellwether.Improvement.ListChanges;
using Recording = Bellwether.Improvement.RecordChange;

namespace Bellwether.Web.Improvement;

/// <summary>What was heard, done and achieved, for programs. Putting it before the public stays with people.</summary>
internal static class ChangesApi
{
    public static void MapChangesApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.ProgramsGroup(Permission.ReadFigures, "Changes");
        read.MapGet("/changes", List)
            .WithName("ListChanges")
            .WithSummary("What was heard, done and achieved, by service.")
            .Produces<PageReply<Change>>();
        read.MapGet("/changes/{id:guid}", Find)
            .WithName("FindChange")
            .WithSummary("One change.")
            .Produces<Change>();
        var record = routes.ProgramsGroup(Permission.RecordChanges, "Changes");
        record
            .MapPost("/changes", Post)
            .Takes(ChangeRequest.Example)
            .Once()
            .WithName("RecordChange")
            .WithSummary(
                "Record what was heard and done. The public sees it only after a person publishes it."
            )
            .Produces<Change>(StatusCodes.Status201Created);
        record
            .MapPut("/changes/{id:guid}/effect", Put)
            .Takes(
                new EffectRequest
                {
                    Kind = EffectKind.Seen,
                    Effect = new TextRequest { En = "Fewer people say the letter is unclear." },
                }
            )
            .NeedsTag()
            .WithName("StateEffect")
            .WithSummary("Say what came of it. It needs the tag of the change that was read.")
            .Produces<Change>();
    }

    private static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        Listing list,
        [AsParameters] ChangesAsked asked,
        CancellationToken cancel
    )
    {
        var within = await Within(http, reader, Permission.ReadFigures, asked.Service, cancel);
        if (!within.IsDone)
            return within.Refusal.ToProblem();
        var all = await list.Run(http.User.ToActor().AgencyId, null, false, cancel);
        return ApiAnswer.Page(
            http,
            Paging.Of(
                all.Where(change => within.Value.Contains(change.ServiceId)),
                change => $"{change.ChangeId}",
                asked.Limit,
                asked.Cursor
            )
        );
    }

    private static async Task<IResult> Find(
        HttpContext http,
        Reader reader,
        Listing list,
        Guid id,
        CancellationToken cancel
    ) =>
        (await One(http, reader, list, Permission.ReadFigures, id)).Answer(change =>
            ApiAnswer.Json(http, change)
        );

    private static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        Recording record,
        Listing list,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<ChangeRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var what = body.Value.Read();
        if (!what.IsDone)
            return what.Refusal.ToProblem();
        var service = await reader.Service(
            http,
            body.Value.Service!,
            cancel,
            Permission.RecordChanges
        );
        if (!service.IsDone)
            return service.Refusal.About("service").ToProblem();
        var id = http.NewId();
        var outcome = await record.Run(
            http.User.ToActor(),
            what.Value with
            {
                ServiceId = service.Value.ServiceId,
                ChangeId = id,
            },
            cancel
        );
        // One that was recorded before the machine stopped is shown as it is.
        if (outcome.IsDone && http.MayRepeat())
            outcome = await One(http, reader, list, Permission.RecordChanges, id);
        return outcome.Answer(change =>
            ApiAnswer.Created(http, change, $"{Programs.Prefix}/changes/{change.ChangeId}")
        );
    }

    private static async Task<IResult> Put(
        HttpContext http,
        Reader reader,
        StateEffect state,
        Listing list,
        Guid id
    )
    {
        var body = await ReadBody.Run<EffectRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var given = new Given();
        var kind = given.Need(body.Value.Kind, "kind");
        if (given.Refusal is { } missing)
            return missing.ToProblem();
        var before = await One(http, reader, list, Permission.RecordChanges, id);
        if (!before.IsDone)
            return before.Refusal.ToProblem();
        if (Precondition.Refuse(http, ApiAnswer.Tag(before.Value)) is { } changed)
            return changed;
        var outcome = await state.Run(
            http.User.ToActor(),
            id,
            kind,
            body.Value.Effect?.Plain,
            http.RequestAborted
        );
        return outcome.IsDone
            ? (await One(http, reader, list, Permission.RecordChanges, id)).Answer(change =>
                ApiAnswer.Json(http, change)
            )
            : outcome.Refusal.ToProblem();
    }

    private static async Task<Outcome<Change>> One(
        HttpContext http,
        Reader reader,
        Listing list,
        Permission scope,
        Guid id
    )
    {
        var within = await Within(http, reader, scope, null, http.RequestAborted);
        var all = await list.Run(http.User.ToActor().AgencyId, null, false, http.RequestAborted);
        return
            all.FirstOrDefault(change =>
                change.ChangeId == id && within.Value.Contains(change.ServiceId)
            )
                is { } found
            ? found
            : new Refusal(
                "change.unknown",
                RefusalKind.NotFound,
                "There is no such change within your reach."
            );
    }

    private static async Task<Outcome<HashSet<Guid>>> Within(
        HttpContext http,
        Reader reader,
        Permission scope,
        string? service,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(service))
            return (await reader.Services(http, scope, cancel))
                .Select(each => each.ServiceId)
                .ToHashSet();
        var one = await reader.Service(http, service, cancel, scope);
        return one.IsDone
            ? new HashSet<Guid> { one.Value.ServiceId }
            : one.Refusal.About("service");
    }
}

/// <summary>Which changes.</summary>
internal sealed record ChangesAsked(string? Service, string? Limit, string? Cursor);
