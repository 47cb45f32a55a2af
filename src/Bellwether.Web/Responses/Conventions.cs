using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Responses;

/// <summary>Single answers leave the house only with a permission of their own.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder AnswersFilesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/files");
        group.RequirePermission(Permission.ExportResponses);
        return group;
    }

    public static RouteGroupBuilder AnswersApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ExportResponses).WithTags("Responses");
        return group;
    }
}
