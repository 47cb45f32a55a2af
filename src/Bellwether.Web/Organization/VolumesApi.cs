using System.ComponentModel.DataAnnotations;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>How many people used a service and were offered the questions, for programs.</summary>
internal static class VolumesApi
{
    public static void MapVolumesApi(this IEndpointRouteBuilder routes)
    {
        routes
            .ProgramsGroup(Permission.ReadOrganization, "Volumes")
            .MapGet("/volumes", List)
            .WithName("ListVolumes")
            .WithSummary(
                "Customers and offers of a period, by service and channel; this fiscal year when none is named."
            )
            .Produces<PageReply<VolumeFact>>();
        routes
            .ProgramsGroup(Permission.ImportData, "Volumes")
            .MapPost("/volumes", Post)
            .Takes(
                new VolumeRequest
                {
                    Service = "renewing-a-bridge-pass",
                    Channel = "website",
                    First = new DateOnly(2026, 1, 1),
                    Last = new DateOnly(2026, 3, 31),
                    Customers = 48_210,
                    Offered = 31_000,
                    Source = "Transaction log, second quarter",
                    SourceKey = "log-2026-q2-website",
                }
            )
            .Once()
            .WithName("RecordVolume")
            .WithSummary(
                "Record customers and offers of a period. Under the same sourceKey it counts once."
            )
            .Produces<VolumeFact>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ReadVolumes read,
        [AsParameters] VolumesAsked asked,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var at = string.IsNullOrWhiteSpace(asked.Period)
            ? desk.Calendar.Year(desk.Calendar.Place(desk.Today).Year)
            : desk.Calendar.Read(asked.Period);
        if (!at.IsDone)
            return at.Refusal.About("period").ToProblem();
        IReadOnlyList<Service> services;
        if (string.IsNullOrWhiteSpace(asked.Service))
            services = await reader.Services(http, Permission.ReadOrganization, cancel);
        else
        {
            var one = await reader.Service(
                http,
                asked.Service,
                cancel,
                Permission.ReadOrganization
            );
            if (!one.IsDone)
                return one.Refusal.About("service").ToProblem();
            services = [one.Value];
        }
        var facts = await read.Run(
            new VolumeQuery(desk.Agency.AgencyId, at.Value.First, at.Value.Last)
            {
                ServiceIds = [.. services.Select(each => each.ServiceId)],
            },
            cancel
        );
        return ApiAnswer.Page(http, Paging.Of(facts, Key, asked.Limit, asked.Cursor));
    }

    // A period of one service, channel and scope is recorded once, so this names it.
    private static string Key(VolumeFact fact) =>
        $"{fact.First:yyyyMMdd} {fact.ServiceId} {fact.Channel} {fact.ScopeId} {fact.Last:yyyyMMdd}";

    private static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        Reach reach,
        RecordVolume record,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<VolumeRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var what = body.Value.Read();
        if (!what.IsDone)
            return what.Refusal.ToProblem();
        var service = await reader.Service(
            http,
            body.Value.Service!,
            cancel,
            Permission.ImportData
        );
        if (!service.IsDone)
            return service.Refusal.About("service").ToProblem();
        if (body.Value.CollectorId is { } scope)
        {
            var collector = await reach.Collector(http, Permission.ImportData, scope, cancel);
            if (collector.Refusal is { } refusal)
                return refusal.About("collectorId").ToProblem();
            if (collector.Value.ServiceId != service.Value.ServiceId)
                return OtherService.ToProblem();
        }
        var outcome = await record.Run(
            http.User.ToActor(),
            what.Value with
            {
                ServiceId = service.Value.ServiceId,
            },
            cancel
        );
        return outcome.Answer(fact =>
            ApiAnswer.Created(
                http,
                fact,
                $"{Programs.Prefix}/volumes?service={service.Value.Slug}&period={fact.First:yyyy-MM-dd}"
            )
        );
    }

    private static Refusal OtherService { get; } =
        new Refusal(
            "volume.other-service",
            RefusalKind.Invalid,
            "This collector asks about another service. Name the service it asks about."
        )
        {
            Faults = [new Fault("collectorId", "It asks about another service.")],
        };
}

/// <summary>Which volumes.</summary>
internal sealed record VolumesAsked(string? Service, string? Period, string? Limit, string? Cursor);

/// <summary>A volume as a program sends it.</summary>
public sealed record VolumeRequest
{
    /// <summary>The service, by its address, name or id.</summary>
    [Required]
    public string? Service { get; init; }

    /// <summary>The channel's code.</summary>
    [Required]
    public string? Channel { get; init; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? First { get; init; }

    /// <summary>Last day, included.</summary>
    [Required]
    public DateOnly? Last { get; init; }

    /// <summary>People who used it; left out when not known, which is not zero.</summary>
    public long? Customers { get; init; }

    /// <summary>People who were offered the questions; left out when not known.</summary>
    public long? Offered { get; init; }

    /// <summary>Where the figures are from, in words.</summary>
    [Required]
    public string? Source { get; init; }

    /// <summary>Names this figure at its source for good: recording it again under this key changes nothing.</summary>
    [Required]
    public string? SourceKey { get; init; }

    /// <summary>The collector it is for; left out: the whole service on that channel.</summary>
    public Guid? CollectorId { get; init; }

    /// <summary>True when it corrects what was recorded under the same key.</summary>
    public bool? Corrects { get; init; }

    internal Outcome<VolumeToRecord> Read()
    {
        var given = new Given();
        given.Need(Service, "service");
        var what = new VolumeToRecord(
            Guid.Empty,
            given.Need(Channel, "channel"),
            given.Need(First, "first"),
            given.Need(Last, "last"),
            Customers,
            Offered,
            given.Need(Source, "source"),
            given.Need(SourceKey, "sourceKey")
        )
        {
            ScopeId = CollectorId,
            Corrects = Corrects ?? false,
        };
        return given.Refusal is { } missing ? missing : what;
    }
}
