using Bellwether.Access;
using Bellwether.Web.Measurement.ShowBenchmarks;
using Bellwether.Web.Measurement.ShowIndices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Measurement;

/// <summary>The routes of indices and of the perception gap: pages, files behind them, and the same reads for programs.</summary>
internal static class IndicesApi
{
    public static void MapIndices(this IEndpointRouteBuilder routes)
    {
        var pages = routes.FiguresGroup();
        pages.MapGet("/understand/indices", IndexRequests.List);
        pages.MapGet("/understand/indices/{index}", IndexRequests.Show);
        pages.MapGet("/understand/gap", GapRequests.Show);
        pages.MapGet("/understand/benchmarks", BenchmarkRequests.Show);

        pages.MapGet("/understand/benchmarks/own.csv", OwnBenchmarkRequests.Csv);
        var own = routes.MapGroup("/understand/benchmarks");
        own.RequirePermission(Permission.ManageCatalogue).RequireFormToken();
        own.MapGet("/import", OwnBenchmarkRequests.Show);
        own.MapPost("/import", OwnBenchmarkRequests.Post);
        own.MapPost("/own/{key}/remove", OwnBenchmarkRequests.Remove);

        var edit = routes.MapGroup("/understand");
        edit.RequirePermission(Permission.EditIndices).RequireFormToken();
        edit.MapGet("/indices/{index}/weights", WeightsRequests.Show);
        edit.MapPost("/indices/{index}/weights", WeightsRequests.Post);
        edit.MapGet("/facts", FactsRequests.Show);
        edit.MapPost("/facts", FactsRequests.Post);

        MapFiles(routes.FiguresFilesGroup());
        var api = routes.FiguresApiGroup();
        api.MapGet("/indices", IndexRequests.Json)
            .WithSummary("A service quality index with its parts, weights and what moved it.")
            .Produces<IndexReply>();
        api.MapGet("/benchmarks", BenchmarkRequests.Json)
            .WithSummary("Published figures beside ours, each with how far it can be compared.")
            .Produces<BenchmarkReply>();
        api.MapGet("/gap", GapRequests.Json)
            .WithSummary("What managers believe against what customers say.")
            .Produces<GapReply>();
        MapFiles(api);
    }

    private static void MapFiles(RouteGroupBuilder group)
    {
        group
            .MapGet("/indices.csv", IndexRequests.Csv)
            .WithSummary("An index, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/benchmarks.csv", BenchmarkRequests.Csv)
            .WithSummary("Published figures beside ours, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/gap.csv", GapRequests.Csv)
            .WithSummary("The perception gap, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }
}
