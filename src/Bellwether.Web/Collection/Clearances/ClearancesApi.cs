using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>The routes of what lets the agency ask: the register, one clearance, attesting, the rules, the request packet.</summary>
internal static class ClearancesApi
{
    public static void MapClearances(this IEndpointRouteBuilder routes)
    {
        var read = routes.ClearanceReading("/listen/clearances");
        read.MapGet("/", RegisterRequests.Show);
        read.MapGet("/{id:guid}", RegisterRequests.ShowOne);
        read.MapGet("/rules", RulesRequests.Show);
        read.MapGet("/packet", PacketRequests.Show);
        read.MapGet("/packet.docx", PacketRequests.Docx);
        read.MapGet("/packet.json", PacketRequests.Json);

        var manage = routes.ClearanceManaging("/listen/clearances").RequireFormToken();
        manage.MapGet("/new", TermsRequests.New);
        manage.MapPost("/new", TermsRequests.Add);
        manage.MapGet("/{id:guid}/change", TermsRequests.Change);
        manage.MapPost("/{id:guid}/change", TermsRequests.Save);
        manage.MapGet("/{id:guid}/attest", AttestRequests.Show);
        manage.MapPost("/{id:guid}/attest", AttestRequests.Post);
        manage.MapPost("/{id:guid}/cover", RegisterRequests.Cover);
        manage.MapPost("/rules", RulesRequests.Choose);

        // Programs read; writing down a ground and attesting a wording need a person.
        var programs = routes.ClearanceReading("/api/v1/clearances");
        programs.MapGet("/", ClearanceRequests.List).WithName("ListClearances");
        programs.MapGet("/{id:guid}", ClearanceRequests.Find).WithName("FindClearance");
        programs.MapGet("/packet", PacketRequests.Json).WithName("PreparePacket");
    }
}
