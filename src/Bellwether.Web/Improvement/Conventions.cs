using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>Reading the changes goes with reading figures; recording and publishing are permissions of their own; the rest is public.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder ChangesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder RecordGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/changes");
        group
            .RequirePermission(Permission.RecordChanges)
            .RequireFormToken()
            .OfChange(Permission.RecordChanges);
        return group;
    }

    public static RouteGroupBuilder PublishGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/changes");
        group
            .RequirePermission(Permission.PublishChanges)
            .RequireFormToken()
            .OfChange(Permission.PublishChanges);
        return group;
    }

    public static RouteGroupBuilder WriteNextGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/next");
        group.RequirePermission(Permission.RecordChanges).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder PublishNextGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/next");
        group.RequirePermission(Permission.PublishChanges).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder TakeStatusesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/next");
        group.RequirePermission(Permission.ImportData).RequireFormToken();
        return group;
    }

    // Anyone may come; no cookie is read or set, so no form token is needed.
    public static RouteGroupBuilder EverybodyGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.AllowAnonymous().DisableAntiforgery().WithMetadata(new PublicPage());
        return group;
    }
}
