using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Measurement;

/// <summary>What people write about: reading, correcting and letting quotes out are permissions of their own.</summary>
internal static class ThemesConventions
{
    public static RouteGroupBuilder ThemesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/understand/themes");
        group.RequirePermission(Permission.ReadComments);
        return group;
    }

    public static RouteGroupBuilder CodingGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/understand/themes");
        group.RequirePermission(Permission.CodeComments).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder QuotesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/understand/themes/quotes");
        group
            .RequirePermission(Permission.ApproveQuotes)
            .RequireFormToken()
            .OfQuote(Permission.ApproveQuotes);
        return group;
    }

    public static RouteGroupBuilder ThemesApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ReadComments).WithTags("Figures");
        return group;
    }
}
