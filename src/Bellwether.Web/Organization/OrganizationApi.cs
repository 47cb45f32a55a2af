using Bellwether.Web.Organization.KnowPeople;
using Bellwether.Web.Organization.ManageServices;
using Bellwether.Web.Organization.MapJourneys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>The routes of the agency's services and of the units that provide them.</summary>
internal static class OrganizationApi
{
    public static void MapOrganization(this IEndpointRouteBuilder routes)
    {
        routes.ServicesGroup().MapGet("/", ServicesRequests.List);

        var add = routes.AddServiceGroup();
        add.MapGet("/add", ServicesRequests.Show);
        add.MapPost("/add", ServicesRequests.Post);

        MapCatalogue(routes);
        routes.MapJourneyPages();
        routes.MapPeoplePages();
    }

    private static void MapCatalogue(IEndpointRouteBuilder routes)
    {
        var read = routes.ServicesGroup();
        read.MapGet("/export.csv", CatalogueRequests.Csv);
        read.MapGet("/export.json", CatalogueRequests.Json);
        var manage = routes.CatalogueGroup();
        manage.MapGet("/settings/services/{slug}/edit", CatalogueRequests.Show);
        manage.MapPost("/settings/services/{slug}/edit", CatalogueRequests.Post);
        manage.MapGet("/settings/services/import", CatalogueRequests.ShowImport);
        manage.MapPost("/settings/services/import", CatalogueRequests.PostImport);
    }
}
