using Bellwether.Access;
using Bellwether.Web.Improvement.AskOutcome;
using Bellwether.Web.Improvement.HandleCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>The pages of cases. A contact has a permission and a page of its own; the person's one question is open to who has the link.</summary>
internal static class CasesRoutes
{
    private const string Cases = "/act/cases";

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var handle = routes.MapGroup(Cases);
        handle.RequirePermission(Permission.HandleCases).RequireFormToken();
        handle.MapGet("/", CasesRequests.Show);
        handle.MapGet("/ageing", CasesRequests.Age);
        handle.MapGet("/clock", ClockRequests.Show);
        handle.MapPost("/clock", ClockRequests.Post);
        handle.MapGet("/new", NewCaseRequests.Show);
        handle.MapPost("/new", NewCaseRequests.Post);
        handle.MapGet("/{name}", CaseRequests.Show);
        handle.MapPost("/{name}", CaseRequests.Step);

        var contact = routes.MapGroup(Cases);
        contact.RequirePermission(Permission.ReadContacts).RequireFormToken();
        contact.MapGet("/{name}/contact", ContactRequests.Show);
        contact.MapPost("/{name}/contact", ContactRequests.Open);

        var safety = routes.MapGroup(Cases);
        safety.RequirePermission(Permission.HandleSafety).RequireFormToken();
        safety.MapPost("/from-concern/{id:guid}", NewCaseRequests.FromConcern);

        routes
            .MapGet("/put-right/{key}", OutcomeRequests.Show)
            .AllowAnonymous()
            .WithMetadata(new PublicPage());
        routes
            .MapPost("/put-right/{key}", OutcomeRequests.Post)
            .AllowAnonymous()
            .WithMetadata(new PublicPage())
            .DisableAntiforgery();
    }
}
