using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>The routes of journeys.</summary>
internal static class JourneyPages
{
    public static void MapJourneyPages(this IEndpointRouteBuilder routes)
    {
        var read = routes.PeopleGroup();
        read.MapGet("/journeys", JourneyRequests.List);
        read.MapGet("/journeys/export.csv", JourneyRequests.Csv);
        read.MapGet("/journeys/export.json", JourneyRequests.Json);
        read.MapGet("/journeys/{journey}", JourneyRequests.Show);
        var manage = routes.CatalogueGroup();
        manage.MapGet("/understand/journeys/import", JourneyRequests.ShowImport);
        manage.MapPost("/understand/journeys/import", JourneyRequests.PostImport);
        manage.MapGet("/understand/journeys/new", EditJourneyRequests.New);
        manage.MapPost("/understand/journeys/new", EditJourneyRequests.PostNew);
        manage.MapGet("/understand/journeys/{journey}/edit", EditJourneyRequests.Show);
        manage.MapPost("/understand/journeys/{journey}/edit", EditJourneyRequests.Post);
        manage.MapPost("/understand/journeys/{journey}/retire", EditJourneyRequests.Retire);
        manage.MapGet("/understand/journeys/{journey}/stages/{stage}", EditStageRequests.Show);
        manage.MapPost("/understand/journeys/{journey}/stages/{stage}", EditStageRequests.Post);
    }
}
