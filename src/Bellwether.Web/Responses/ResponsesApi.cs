using Bellwether.Web.Responses.ExportResponses;
using Bellwether.Web.Responses.ListResponses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Responses;

/// <summary>The routes of single answers: pages of them for programs, and files of them for both.</summary>
internal static class ResponsesApi
{
    public static void MapResponses(this IEndpointRouteBuilder routes)
    {
        MapFiles(routes.AnswersFilesGroup());

        var api = routes.AnswersApiGroup();
        api.MapGet("/responses", ListRequests.Json)
            .WithName("ListResponses")
            .WithSummary("Responses, page by page, in an order that new ones do not disturb.")
            .Produces<Api.PageReply<ResponseReply>>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapFiles(api);
    }

    public static IServiceCollection AddResponsesDoors(this IServiceCollection services) =>
        services.AddSingleton<Taken>();

    private static void MapFiles(RouteGroupBuilder group)
    {
        group
            .MapGet("/responses.csv", ExportRequests.Csv)
            .WithSummary("Responses as a file, one row each, one column per item; streamed.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/responses.ndjson", ExportRequests.Ndjson)
            .WithSummary("The same rows, one JSON object on each line; streamed.")
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson");
        group
            .MapGet("/responses-columns.csv", ExportRequests.Columns)
            .WithSummary("The data dictionary of that file: every column and every code.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }
}
