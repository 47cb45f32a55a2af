using Bellwether.Web.Measurement;
using Bellwether.Web.Publishing.ListFilings;
using Bellwether.Web.Publishing.ShowBrief;
using Bellwether.Web.Publishing.ShowFiling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Publishing;

/// <summary>The routes of what leaves the house: quarterly filings, for people and for programs.</summary>
internal static class PublishingApi
{
    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var share = routes.ShareGroup();
        share.MapGet("/", () => new RazorComponentResult<SharePage>());
        share.MapGet("/briefs", BriefRequests.Show);
        share.MapGet("/briefs/file", BriefRequests.File);
        share.MapGet("/filings", FilingsRequests.Show);
        share.MapGet("/filings/{service}/{quarter}", FilingRequests.Show);

        routes.FilesGroup().MapGet("/{service}/{quarter}/files/{name}", FileRequests.Send);
        routes.PrepareGroup().MapPost("/{service}/{quarter}", ChangeRequests.Prepare);
        var submit = routes.SubmitGroup();
        submit.MapPost("/{service}/{quarter}/submit", ChangeRequests.Submit);
        submit.MapPost("/{service}/{quarter}/move", ChangeRequests.Move);

        var api = routes.FilingsApiGroup();
        api.MapGet("/filings", FilingsRequests.Json)
            .WithName("ListFilings")
            .WithSummary(
                "Quarterly filings at a glance: rating, state and deadline of each service."
            )
            .Produces<Api.PageReply<FilingReply>>();
        api.MapGet("/filings/{service}/{quarter}", FilingRequests.Json)
            .WithName("ReadFiling")
            .WithSummary(
                "One filing with its surveys, what the twelve rules say, its files and their hash."
            )
            .Produces<FilingReply>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes
            .FiguresApiGroup()
            .MapGet("/briefs", BriefRequests.Json)
            .WithSummary(
                "A quarter in ten minutes: three things known, three not, one decision for each, every number with the command that gives it again."
            )
            .Produces<BriefReply>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes
            .FilingFilesApiGroup()
            .MapGet("/filings/{service}/{quarter}/files/{name}", FileRequests.Send)
            .WithName("ReadFilingFile")
            .WithSummary("One file of a filing; refused while a rule is broken.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static IServiceCollection AddPublishingPages(this IServiceCollection services) =>
        services.AddSingleton<BriefDesk>();
}
