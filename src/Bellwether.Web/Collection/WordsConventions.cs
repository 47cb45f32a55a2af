using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>What people wrote: reading, marking, answering for safety and approving are permissions of their own.</summary>
internal static class WordsConventions
{
    public static RouteGroupBuilder CommentsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/comments");
        group.RequirePermission(Permission.ReadComments);
        return group;
    }

    public static RouteGroupBuilder UnaskedGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/unasked");
        group.RequirePermission(Permission.ReadComments);
        return group;
    }

    public static RouteGroupBuilder ModerateGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/comments");
        group.RequirePermission(Permission.ModerateResponses).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder SafetyGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/safety");
        group
            .RequirePermission(Permission.HandleSafety)
            .RequireFormToken()
            .OfConcern(Permission.HandleSafety);
        return group;
    }

    public static RouteGroupBuilder WordPolicyGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/words");
        group
            .RequirePermission(Permission.ApprovePrivacy)
            .RequireFormToken()
            .OfCollector(Permission.ApprovePrivacy);
        return group;
    }
}
