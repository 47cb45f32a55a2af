using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Settings;

/// <summary>The front door of the settings is for everyone who is signed in; it shows what each may change.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder SettingsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/settings");
        group.RequireAuthorization();
        return group;
    }
}
