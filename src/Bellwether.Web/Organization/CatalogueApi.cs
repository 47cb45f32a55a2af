using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>The catalogue, journeys and segments for programs.</summary>
internal static class CatalogueApi
{
    public static void MapCatalogueApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.ProgramsGroup(Permission.ReadOrganization, "Organization");
        read.MapGet("/catalogue", Catalogue)
            .WithName("ReadCatalogue")
            .WithSummary(
                "What is known of the services within the key's reach, and what is missing."
            )
            .Produces<CatalogueReply>();
        read.MapGet("/journeys", Journeys)
            .WithName("ReadJourneys")
            .WithSummary(
                "The journeys of the agency, stage by stage. Needs a key of the whole agency."
            )
            .Produces<JourneysReply>();
        read.MapGet("/segments", Segments)
            .WithName("ReadSegments")
            .WithSummary(
                "Segments and personas with the evidence they rest on. Needs a key of the whole agency."
            )
            .Produces<PeopleServed>();
    }

    private static async Task<IResult> Catalogue(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        CancellationToken cancel
    )
    {
        var reach = (await reader.Services(http, Permission.ReadOrganization, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        var rows = await read.Run(http.User.ToActor().AgencyId, cancel);
        return ApiAnswer.Json(
            http,
            new CatalogueReply([
                .. rows.Where(row => reach.Contains(row.Service.ServiceId))
                    .Select(row => new CatalogueRowReply(
                        row.Entry,
                        row.Customers,
                        [.. row.Gaps.Select(gap => gap.ToString())]
                    )),
            ])
        );
    }

    private static async Task<IResult> Journeys(
        HttpContext http,
        ReadJourneys read,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ReadOrganization);
        return allowed.IsDone
            ? ApiAnswer.Json(
                http,
                new JourneysReply([
                    .. (await read.Run(http.User.ToActor().AgencyId, cancel)).Select(journey =>
                        journey.Entry
                    ),
                ])
            )
            : allowed.Refusal.ToProblem();
    }

    private static async Task<IResult> Segments(
        HttpContext http,
        ReadPeople read,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ReadOrganization);
        return allowed.IsDone
            ? ApiAnswer.Json(http, await read.Run(http.User.ToActor().AgencyId, cancel))
            : allowed.Refusal.ToProblem();
    }
}

/// <summary>The catalogue.</summary>
/// <param name="Services">The services, by name.</param>
public sealed record CatalogueReply(IReadOnlyList<CatalogueRowReply> Services);

/// <summary>A service in it.</summary>
/// <param name="Service">As files carry it.</param>
/// <param name="Customers">Customers counted in the last twelve months; null when nobody counted.</param>
/// <param name="Gaps">What is missing.</param>
public sealed record CatalogueRowReply(
    ServiceEntry Service,
    long? Customers,
    IReadOnlyList<string> Gaps
);

/// <summary>The journeys.</summary>
/// <param name="Journeys">By name, as files carry them.</param>
public sealed record JourneysReply(IReadOnlyList<JourneyEntry> Journeys);
