using System.ComponentModel.DataAnnotations;
using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>Services for programs.</summary>
internal static class ServicesApi
{
    public static void MapServicesApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.ProgramsGroup(Permission.ReadOrganization, "Organization");
        read.MapGet("/services", List)
            .WithName("ListServices")
            .WithSummary("The services within the key's reach.")
            .Produces<PageReply<Service>>();
        read.MapGet("/services/{service}", Find)
            .WithName("FindService")
            .WithSummary("One service, by its address, name or id.")
            .Produces<Service>();
        routes
            .ProgramsGroup(Permission.ManageOrganization, "Organization")
            .MapPost("/services", Post)
            .Takes(
                new ServiceRequest
                {
                    UnitId = new Guid("01930000-0000-7000-8000-000000000001"),
                    Name = "Renewing a bridge pass",
                    ExternalId = "SVC-17",
                }
            )
            .Once()
            .WithName("AddService")
            .WithSummary("Add a service to a unit.")
            .Produces<Service>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        string? limit,
        string? cursor,
        CancellationToken cancel
    ) =>
        ApiAnswer.Page(
            http,
            Paging.Of(
                await reader.Services(http, Permission.ReadOrganization, cancel),
                service => service.Slug,
                limit,
                cursor
            )
        );

    private static async Task<IResult> Find(
        HttpContext http,
        Reader reader,
        string service,
        CancellationToken cancel
    ) =>
        (await reader.Service(http, service, cancel, Permission.ReadOrganization)).Answer(found =>
            ApiAnswer.Json(http, found)
        );

    private static async Task<IResult> Post(
        HttpContext http,
        Reach reach,
        AddService addService,
        FindService findService,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<ServiceRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var given = new Given();
        var unit = given.Need(body.Value.UnitId, "unitId");
        var name = given.Need(body.Value.Name, "name");
        if (given.Refusal is { } missing)
            return missing.ToProblem();
        var allowed = await reach.OnUnit(http, Permission.ManageOrganization, unit, cancel);
        if (!allowed.IsDone)
            return allowed.Refusal.About("unitId").ToProblem();
        var id = http.NewId();
        var actor = http.User.ToActor();
        var outcome = await addService.Run(
            actor,
            new ServiceToAdd(unit, name, body.Value.Audience ?? Audience.Public)
            {
                ServiceId = id,
                Slug = body.Value.Slug,
                IsDesignated = body.Value.IsDesignated ?? false,
                ExternalId = body.Value.ExternalId,
                SpanishName = body.Value.SpanishName,
            },
            cancel
        );
        if (
            outcome.Refusal?.Code == "service.duplicate"
            && http.MayRepeat()
            && await findService.Run(actor.AgencyId, $"{id}", cancel) is { IsDone: true } before
            && before.Value.ServiceId == id
        )
            outcome = before;
        return outcome.Answer(service =>
            ApiAnswer.Created(http, service, $"{Programs.Prefix}/services/{service.Slug}")
        );
    }
}

/// <summary>A service as a program adds it.</summary>
public sealed record ServiceRequest
{
    /// <summary>The unit that provides it.</summary>
    [Required]
    public Guid? UnitId { get; init; }

    /// <summary>Its name, a verb first, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary>Its name in Spanish.</summary>
    public string? SpanishName { get; init; }

    /// <summary>Its place in addresses; left out: made from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>Whom it serves; left out: the public.</summary>
    public Audience? Audience { get; init; }

    /// <summary>True when it is designated for government-wide measuring.</summary>
    public bool? IsDesignated { get; init; }

    /// <summary>Its id in another system, unique in the agency.</summary>
    public string? ExternalId { get; init; }
}
