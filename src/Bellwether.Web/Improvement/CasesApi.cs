using System.ComponentModel.DataAnnotations;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Api;
using Bellwether.Web.Improvement.HandleCases;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>Cases for programs: opening, reading, and every step. A contact is for people only.</summary>
internal static class CasesApi
{
    private const string Tag = "Cases";

    public static void MapCasesApi(this IEndpointRouteBuilder routes)
    {
        var cases = routes.ProgramsGroup(Permission.HandleCases, Tag);
        cases
            .MapGet("/cases", List)
            .WithName("ListCases")
            .WithSummary("Open cases, the most urgent first; or closed ones.")
            .Produces<PageReply<Case>>();
        cases
            .MapGet("/cases/{number}", Find)
            .WithName("FindCase")
            .WithSummary("One case by its id or number, with everything that was done about it.")
            .Produces<CaseHistory>();
        cases
            .MapPost("/cases", Post)
            .Takes(CaseRequest.Example)
            .Once()
            .WithName("OpenCase")
            .WithSummary("Open a case about a service.")
            .Produces<Case>(StatusCodes.Status201Created);
        cases
            .MapPost("/cases/{number}/steps", Step)
            .Takes(CaseStepRequest.Example)
            .WithName("StepCase")
            .WithSummary(
                "Take one step: acknowledge, assign, answer, note, close, reopen, merge or hand-over."
            )
            .Produces<Case>();
    }

    private static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ListCases list,
        [AsParameters] CasesAsked asked,
        CancellationToken cancel
    )
    {
        if (asked.State is not (null or "" or "open" or "closed"))
            return new Refusal("request.query", RefusalKind.Invalid, "“state” is open or closed.")
                .About("state")
                .ToProblem();
        var services = await reader.Services(http, Permission.HandleCases, cancel);
        var all = await list.Run(
            new CasesQuery(
                http.User.ToActor().AgencyId,
                [.. services.Select(service => service.ServiceId)]
            )
            {
                Closed = asked.State == "closed",
                Most = int.MaxValue,
            },
            cancel
        );
        return ApiAnswer.Page(
            http,
            Paging.Of(all, it => $"{it.CaseId}", asked.Limit, asked.Cursor)
        );
    }

    private static async Task<IResult> Find(
        HttpContext http,
        CaseRequests pages,
        string number,
        CancellationToken cancel
    ) =>
        await pages.Within(http, number, Permission.HandleCases, cancel) is { } found
            ? ApiAnswer.Json(http, found.History)
            : Unknown.ToProblem();

    private static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        OpenCase open,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<CaseRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var given = new Given();
        var slug = given.Need(body.Value.Service, "service");
        var subject = given.Need(body.Value.Subject, "subject");
        if (given.Refusal is { } missing)
            return missing.ToProblem();
        var service = await reader.Service(http, slug, cancel, Permission.HandleCases);
        if (!service.IsDone)
            return service.Refusal.About("service").ToProblem();
        var outcome = await open.Run(
            http.User.ToActor(),
            new CaseToOpen(service.Value.ServiceId, subject)
            {
                Note = body.Value.Note,
                CaseId = http.NewId(),
            },
            cancel
        );
        return outcome.Answer(it =>
            ApiAnswer.Created(http, it, $"{Programs.Prefix}/cases/{it.CaseId}")
        );
    }

    private static async Task<IResult> Step(
        HttpContext http,
        CaseRequests pages,
        CaseSteps steps,
        string number,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<CaseStepRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var given = new Given();
        var act = given.Need(body.Value.Act, "act");
        given.When(
            act.Length > 0 && !CaseStepRequest.Acts.Contains(act),
            "act",
            $"One of {string.Join(", ", CaseStepRequest.Acts)}."
        );
        if (given.Refusal is { } missing)
            return missing.ToProblem();
        if (await pages.Within(http, number, Permission.HandleCases, cancel) is not { } found)
            return Unknown.ToProblem();
        var outcome = await steps.Run(
            http.User.ToActor(),
            found.History.Case,
            body.Value.Typed,
            cancel
        );
        return outcome.Answer(it => ApiAnswer.Json(http, it));
    }

    private static Refusal Unknown { get; } =
        new Refusal(
            "case.unknown",
            RefusalKind.NotFound,
            "There is no such case within your reach."
        );
}

/// <summary>Which cases.</summary>
internal sealed record CasesAsked(string? State, string? Limit, string? Cursor);

/// <summary>A case as a program opens it.</summary>
public sealed record CaseRequest
{
    /// <summary>The service, by its address, name or id.</summary>
    [Required]
    public string? Service { get; init; }

    /// <summary>What it is about, in a line of at most 200 characters without personal details.</summary>
    [Required]
    public string? Subject { get; init; }

    /// <summary>More about it.</summary>
    public string? Note { get; init; }

    internal static CaseRequest Example { get; } =
        new()
        {
            Service = "renewing-a-bridge-pass",
            Subject = "The pass came without its sticker.",
        };
}

/// <summary>One step of a case.</summary>
public sealed record CaseStepRequest
{
    internal static readonly string[] Acts =
    [
        "acknowledge",
        "assign",
        "answer",
        "note",
        "close",
        "reopen",
        "merge",
        "hand-over",
    ];

    /// <summary>acknowledge, assign, answer, note, close, reopen, merge or hand-over.</summary>
    [Required]
    public string? Act { get; init; }

    /// <summary>assign: the account that shall look after it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>answer: what is said. reopen: the reason. note and close: the note.</summary>
    public string? Words { get; init; }

    /// <summary>answer: the language of the letter, en or es.</summary>
    public string? Language { get; init; }

    /// <summary>close and note: what lay behind it, as a two-letter code.</summary>
    public string? RootCause { get; init; }

    /// <summary>merge: the number of the other case.</summary>
    public long? Into { get; init; }

    /// <summary>hand-over: what to talk about.</summary>
    public string? Subject { get; init; }

    internal static CaseStepRequest Example { get; } = new() { Act = "acknowledge" };

    internal CaseTyped Typed =>
        new()
        {
            Act = Act,
            Owner = Owner?.ToString(),
            Words = Words,
            Note = Words,
            Reason = Words,
            Letter = Language,
            RootCause = RootCause,
            Into = Into?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Subject = Subject,
        };
}
