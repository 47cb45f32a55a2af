using Bellwether.Web.Collection;
using Bellwether.Web.Improvement;
using Bellwether.Web.Instruments;
using Bellwether.Web.Organization;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Api;

/// <summary>The routes that only programs have; those that people share are mapped with the pages.</summary>
internal static class ProgramRoutes
{
    public static void MapPrograms(this IEndpointRouteBuilder routes)
    {
        routes.MapUnitsApi();
        routes.MapServicesApi();
        routes.MapCatalogueApi();
        routes.MapVolumesApi();
        routes.MapDraftsApi();
        routes.MapCollectorsApi();
        routes.MapCommentsApi();
        routes.MapModerationApi();
        routes.MapChangesApi();
        routes.MapNextApi();
        routes.MapCasesApi();
        routes.MapApiDocument();
    }
}
