using Bellwether.Web.Measurement.ShowExplore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Measurement;

/// <summary>The routes of explore: the page, saved views, the file, and the same read for programs.</summary>
internal static class ExploreApi
{
    public static void MapExplore(this IEndpointRouteBuilder routes)
    {
        var pages = routes.FiguresGroup();
        pages.MapGet("/understand/explore", ExploreRequests.Show);
        pages.MapGet("/understand/explore/views", ViewRequests.List);
        pages.MapGet("/understand/explore/views/{id:guid}", ViewRequests.Open);

        var keep = routes.FiguresGroup();
        keep.RequireFormToken();
        keep.MapPost("/understand/explore/views", ViewRequests.Save);
        keep.MapPost("/understand/explore/views/{id:guid}", ViewRequests.Change);

        var api = routes.FiguresApiGroup();
        api.MapGet("/explore", ExploreRequests.Json)
            .WithSummary(
                "Any question by any dimension: counts, shares, intervals, letters, and what changed."
            )
            .Produces<ExploreReply>();
        MapFile(api);
        MapFile(routes.FiguresFilesGroup());
    }

    private static void MapFile(RouteGroupBuilder group) =>
        group
            .MapGet("/explore.csv", ExploreRequests.Csv)
            .WithSummary("A crosstab, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");

    public static IServiceCollection AddExplorePages(this IServiceCollection services) =>
        services.AddSingleton<ExploreDesk>().AddSingleton<ViewsDesk>();
}
