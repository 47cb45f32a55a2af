using Bellwether.Access;
using Bellwether.Improvement;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>What happens next, for programs: how long things take now, and where cases stand, from the case system.</summary>
internal static class NextApi
{
    public static void MapNextApi(this IEndpointRouteBuilder routes)
    {
        routes
            .ProgramsGroup(Permission.ReadFigures, "Changes")
            .MapGet("/services/{service}/next", Read)
            .WithName("ReadNext")
            .WithSummary(
                "What people are told after they have asked for a service, and how long it takes now."
            )
            .Produces<NextReply>();
        routes
            .ProgramsGroup(Permission.ImportData, "Changes")
            .MapPost("/services/{service}/statuses", Take)
            .Takes(StatusesRequest.Example)
            .WithName("RecordStatuses")
            .WithSummary(
                "Say where cases stand. Only what is newer changes anything, so sending the same again is harmless; numbers are kept as a keyed hash."
            )
            .Produces<StatusesRecorded>();
    }

    private static async Task<IResult> Read(
        HttpContext http,
        Reader reader,
        FindNextPages pages,
        ReadHowLong howLong,
        string service,
        CancellationToken cancel
    )
    {
        var found = await reader.Service(http, service, cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var (agencyId, serviceId) = (found.Value.AgencyId, found.Value.ServiceId);
        var page = (await pages.Run(agencyId, cancel: cancel)).GetValueOrDefault(serviceId);
        return ApiAnswer.Json(
            http,
            new NextReply(
                page?.IsPublished == true,
                page?.Words,
                await howLong.Run(agencyId, serviceId, page?.Words.PromiseDays, cancel)
            )
        );
    }

    private static async Task<IResult> Take(
        HttpContext http,
        Reader reader,
        RecordStatuses record,
        string service,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<StatusesRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var found = await reader.Service(http, service, cancel, Permission.ImportData);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var outcome = await record.Run(
            http.User.ToActor(),
            found.Value.ServiceId,
            body.Value.Lines,
            body.Value.AsOf,
            cancel
        );
        return outcome.Answer(recorded => ApiAnswer.Json(http, recorded));
    }
}

/// <summary>What people are told, as a program reads it.</summary>
/// <param name="IsPublic">True when everybody may read it.</param>
/// <param name="Words">The words; null when nobody has written them.</param>
/// <param name="HowLong">How long it takes now.</param>
public sealed record NextReply(bool IsPublic, NextWords? Words, HowLong HowLong);

/// <summary>Where cases stand, as a case system sends it.</summary>
public sealed record StatusesRequest
{
    /// <summary>When the case system wrote it; now when left out.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The cases.</summary>
    public IReadOnlyList<StatusRequest>? Statuses { get; init; }

    internal static StatusesRequest Example { get; } =
        new()
        {
            AsOf = new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero),
            Statuses =
            [
                new StatusRequest
                {
                    Reference = "BP-2026-004711",
                    Received = "2026-02-20",
                    Stage = "being-checked",
                    Since = "2026-02-24",
                    Promised = "2026-03-20",
                },
            ],
        };

    internal IReadOnlyList<StatusLine> Lines =>
        [
            .. (Statuses ?? []).Select(
                (status, i) =>
                    new StatusLine(
                        i + 1,
                        status.Reference,
                        status.Received,
                        status.Stage,
                        status.Since,
                        status.Promised,
                        status.Decided
                    )
            ),
        ];
}

/// <summary>One case.</summary>
public sealed record StatusRequest
{
    /// <summary>The number the person was given.</summary>
    public string? Reference { get; init; }

    /// <summary>The day it was received, as 2026-03-01.</summary>
    public string? Received { get; init; }

    /// <summary>received, being-checked, waiting-for-you, in-decision, delayed, decided, sent or closed.</summary>
    public string? Stage { get; init; }

    /// <summary>The day it came into that stage.</summary>
    public string? Since { get; init; }

    /// <summary>The day by which a decision was promised.</summary>
    public string? Promised { get; init; }

    /// <summary>The day it was decided.</summary>
    public string? Decided { get; init; }
}
