using System.ComponentModel.DataAnnotations;
using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>The agency, its units and the channels, for programs.</summary>
internal static class UnitsApi
{
    public static void MapUnitsApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.ProgramsGroup(Permission.ReadOrganization, "Organization");
        read.MapGet("/agency", Agency)
            .WithName("ReadAgency")
            .WithSummary("The agency that the key belongs to, with its fiscal year and time zone.")
            .Produces<Agency>();
        read.MapGet("/channels", Channels)
            .WithName("ListChannels")
            .WithSummary("Every channel on which people meet a service, with its code.")
            .Produces<PageReply<Channel>>();
        read.MapGet("/units", List)
            .WithName("ListUnits")
            .WithSummary("The units within the key's reach.")
            .Produces<PageReply<OrgUnit>>();
        read.MapGet("/units/{id:guid}", Find)
            .WithName("FindUnit")
            .WithSummary("One unit.")
            .Produces<OrgUnit>();
        routes
            .ProgramsGroup(Permission.ManageOrganization, "Organization")
            .MapPost("/units", Post)
            .Takes(new UnitRequest { Name = "Bureau of Bridges", Kind = UnitKind.Bureau })
            .Once()
            .WithName("AddUnit")
            .WithSummary("Add a unit, at the top of the agency or below another unit.")
            .Produces<OrgUnit>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Agency(
        HttpContext http,
        Reader reader,
        CancellationToken cancel
    ) => ApiAnswer.Json(http, (await reader.Desk(http, cancel)).Agency);

    private static IResult Channels(HttpContext http, string? limit, string? cursor) =>
        ApiAnswer.Page(http, Paging.Of(Channel.All, channel => channel.Code, limit, cursor));

    private static async Task<IResult> List(
        HttpContext http,
        Reach reach,
        string? limit,
        string? cursor,
        CancellationToken cancel
    ) =>
        ApiAnswer.Page(
            http,
            Paging.Of(
                await reach.Units(http, Permission.ReadOrganization, cancel),
                unit => $"{unit.UnitId}",
                limit,
                cursor
            )
        );

    private static async Task<IResult> Find(
        HttpContext http,
        Reach reach,
        Guid id,
        CancellationToken cancel
    ) =>
        (await reach.Units(http, Permission.ReadOrganization, cancel)).FirstOrDefault(unit =>
            unit.UnitId == id
        )
            is { } found
            ? ApiAnswer.Json(http, found)
            : Unknown.ToProblem();

    private static async Task<IResult> Post(
        HttpContext http,
        Reach reach,
        AddUnit addUnit,
        ListUnits listUnits,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<UnitRequest>(http);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var given = new Given();
        var kind = given.Need(body.Value.Kind, "kind");
        var name = given.Need(body.Value.Name, "name");
        if (given.Refusal is { } missing)
            return missing.ToProblem();
        var allowed = await reach.OnUnit(
            http,
            Permission.ManageOrganization,
            body.Value.ParentId,
            cancel
        );
        if (!allowed.IsDone)
            return allowed.Refusal.About("parentId").ToProblem();
        var id = http.NewId();
        var actor = http.User.ToActor();
        var outcome = await addUnit.Run(
            actor,
            new UnitToAdd(name, body.Value.Abbreviation ?? "", kind, body.Value.ParentId)
            {
                UnitId = id,
                ExternalId = body.Value.ExternalId,
            },
            cancel
        );
        if (
            outcome.Refusal?.Code == "unit.duplicate"
            && http.MayRepeat()
            && (await listUnits.Run(actor.AgencyId, cancel)).FirstOrDefault(u => u.UnitId == id)
                is { } before
        )
            outcome = before;
        return outcome.Answer(unit =>
            ApiAnswer.Created(http, unit, $"{Programs.Prefix}/units/{unit.UnitId}")
        );
    }

    private static Foundation.Refusal Unknown { get; } =
        new Foundation.Refusal(
            "unit.unknown",
            Foundation.RefusalKind.NotFound,
            "There is no such unit within your reach."
        );
}

/// <summary>A unit as a program adds it.</summary>
public sealed record UnitRequest
{
    /// <summary>Its name, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary>Its short name, at most 20 characters; may be left out.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>What kind of part it is.</summary>
    [Required]
    public UnitKind? Kind { get; init; }

    /// <summary>The unit it belongs to; left out: the top of the agency.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Its id in another system, unique in the agency.</summary>
    public string? ExternalId { get; init; }
}
