using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Access;

/// <summary>The door is open to everyone, one's own password to whoever is signed in, accounts and keys to those who
/// manage them.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder DoorGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sign-in");
        group.AllowAnonymous().RequireSignInLimit().RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder OwnAccountGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/settings/password");
        group.RequireAuthorization().RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder AccountsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/settings/accounts");
        group.RequirePermission(Permission.ManageAccounts).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder KeysGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/settings/keys");
        group.RequirePermission(Permission.ManageKeys).RequireFormToken();
        return group;
    }
}
