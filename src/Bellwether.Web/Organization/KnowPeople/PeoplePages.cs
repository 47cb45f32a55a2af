using Bellwether.Web.Organization.MapJourneys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Organization.KnowPeople;

/// <summary>The routes of segments and personas.</summary>
internal static class PeoplePages
{
    public static IServiceCollection AddOrganizationPages(this IServiceCollection services) =>
        services.AddSingleton<SegmentDesk>().AddSingleton<ReadJourneyView>();

    public static void MapPeoplePages(this IEndpointRouteBuilder routes)
    {
        var read = routes.PeopleGroup();
        read.MapGet("/people", PeopleRequests.List);
        read.MapGet("/people/{segment}", PeopleRequests.Show);
        var manage = routes.CatalogueGroup();
        manage.MapGet("/understand/people/new", EditPeopleRequests.NewSegment);
        manage.MapPost("/understand/people/new", EditPeopleRequests.PostNewSegment);
        manage.MapGet("/understand/people/{segment}/edit", EditPeopleRequests.ShowSegment);
        manage.MapPost("/understand/people/{segment}/edit", EditPeopleRequests.PostSegment);
        manage.MapPost("/understand/people/{segment}/evidence", PeopleRequests.AddEvidence);
        manage.MapPost(
            "/understand/people/{segment}/evidence/{evidence:guid}/remove",
            PeopleRequests.RemoveEvidence
        );
        manage.MapGet(
            "/understand/people/{segment}/personas/{persona}",
            EditPeopleRequests.ShowPersona
        );
        manage.MapPost(
            "/understand/people/{segment}/personas/{persona}",
            EditPeopleRequests.PostPersona
        );
    }
}
