using Bellwether.Web.Improvement.FollowChange;
using Bellwether.Web.Improvement.ListChanges;
using Bellwether.Web.Improvement.RecordChange;
using Bellwether.Web.Improvement.ShowPublicly;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>The routes of what was heard, done and changed.</summary>
internal static class ImprovementApi
{
    public static void MapImprovement(this IEndpointRouteBuilder routes)
    {
        routes.ChangesGroup().MapGet("/", ChangesRequests.Show);

        var record = routes.RecordGroup();
        record.MapGet("/new", RecordRequests.Show);
        record.MapPost("/new", RecordRequests.Post);
        record.MapGet("/{id:guid}", FollowRequests.Show);
        record.MapPost("/{id:guid}", FollowRequests.Post);

        routes.PublishGroup().MapPost("/{id:guid}/publish", FollowRequests.Publish);

        routes
            .MapGet("/changed/{agency}", PublicRequests.Show)
            .AllowAnonymous()
            .WithMetadata(new PublicPage());
    }
}
