using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Instruments;

/// <summary>Reading a questionnaire goes with reading figures; writing, saying yes and saying yes for privacy are permissions of their own.</summary>
internal static class Conventions
{
    private const string Folder = "/listen/instruments";

    public static RouteGroupBuilder InstrumentsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Folder).ShowFrames();
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder DraftGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Folder).ShowFrames();
        group.RequirePermission(Permission.DraftInstruments).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder ApproverGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Folder).ShowFrames();
        group.RequirePermission(Permission.PublishInstruments).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder PrivacyGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Folder).ShowFrames();
        group.RequirePermission(Permission.ApprovePrivacy).RequireFormToken();
        return group;
    }

    // The previews stand in frames of our own; nothing else may.
    private static RouteGroupBuilder ShowFrames(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(
            (context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy =
                    SecurityHeaders.ContentSecurityPolicy + "; frame-src 'self'";
                return next(context);
            }
        );
}
