using Bellwether.Web.Collection.ApproveWords;
using Bellwether.Web.Collection.HandleSafety;
using Bellwether.Web.Collection.ModerateComments;
using Bellwether.Web.Collection.ReadUnasked;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>The routes of what people wrote: comments, safety, how words are handled.</summary>
internal static class WordsApi
{
    public static void MapWords(this IEndpointRouteBuilder routes)
    {
        routes.CommentsGroup().MapGet("/", CommentsRequests.Show);
        routes.UnaskedGroup().MapGet("/", UnaskedRequests.Show);
        routes.ModerateGroup().MapPost("/", CommentsRequests.Mark);

        var safety = routes.SafetyGroup();
        safety.MapGet("/", SafetyRequests.Show);
        safety.MapPost("/drill", SafetyRequests.Drill);
        safety.MapGet("/protocol", ProtocolRequests.Show);
        safety.MapPost("/protocol", ProtocolRequests.Post);
        safety.MapGet("/{id:guid}", ConcernRequests.Show);
        safety.MapPost("/{id:guid}", ConcernRequests.Step);
        safety.MapPost("/{id:guid}/original", ConcernRequests.Open);

        var words = routes.WordPolicyGroup();
        words.MapGet("/", WordPolicyRequests.List);
        words.MapGet("/{id:guid}", WordPolicyRequests.Show);
        words.MapPost("/{id:guid}", WordPolicyRequests.Change);
        words.MapPost("/{id:guid}/approve", WordPolicyRequests.Approve);
    }
}
