using Bellwether.Web.Access.ChangePassword;
using Bellwether.Web.Access.ManageAccounts;
using Bellwether.Web.Access.ManageKeys;
using Bellwether.Web.Access.RedeemLink;
using Bellwether.Web.Access.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Access;

/// <summary>The routes of signing in and of accounts.</summary>
internal static class AccessApi
{
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var door = routes.DoorGroup();
        door.MapGet("/", SignInRequests.Show);
        door.MapPost("/", SignInRequests.Post);
        door.MapGet("/link/{token}", LinkRequests.Show);
        door.MapPost("/link/{token}", LinkRequests.Post);
        routes.MapPost("/sign-out", SignInRequests.Leave).AllowAnonymous().RequireFormToken();

        var own = routes.OwnAccountGroup();
        own.MapGet("/", PasswordRequests.Show);
        own.MapPost("/", PasswordRequests.Post);

        var accounts = routes.AccountsGroup();
        accounts.MapGet("/", AccountRequests.List);
        accounts.MapGet("/invite", InviteRequests.Show);
        accounts.MapPost("/invite", InviteRequests.Post);
        accounts.MapGet("/{id:guid}", AccountRequests.Show);
        accounts.MapPost("/{id:guid}/grant", AccountRequests.Grant);
        accounts.MapPost("/{id:guid}/revoke", AccountRequests.Revoke);
        accounts.MapPost("/{id:guid}/link", AccountRequests.Renew);

        var keys = routes.KeysGroup();
        keys.MapGet("/", KeyRequests.List);
        keys.MapGet("/add", AddKeyRequests.Show);
        keys.MapPost("/add", AddKeyRequests.Post);
        keys.MapGet("/{id:guid}", KeyRequests.Ask);
        keys.MapPost("/{id:guid}/revoke", KeyRequests.Revoke);
    }
}
