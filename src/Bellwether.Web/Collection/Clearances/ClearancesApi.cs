using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        var programs = routes.ProgramsGroup(Permission.ReadFigures, "Clearances");
        programs
            .MapGet("/clearances", ClearanceRequests.List)
            .WithName("ListClearances")
            .WithSummary("What lets the agency ask, until when, and how much of it is used.")
            .Produces<PageReply<ClearanceReply>>();
        programs
            .MapGet("/clearances/{id:guid}", ClearanceRequests.Find)
            .WithName("FindClearance")
            .WithSummary("One clearance, with the wordings attested under it and its history.")
            .Produces<WholeClearanceReply>();
        programs
            .MapGet("/clearances/rules", ClearanceRequests.Rules)
            .WithName("ReadRules")
            .WithSummary("The rules of asking that the agency lives under.")
            .Produces<RulesReply>();
        programs
            .MapGet("/clearances/uncovered", ClearanceRequests.Uncovered)
            .WithName("ListUncovered")
            .WithSummary("Open collectors within the key's reach that may not ask, and why.")
            .Produces<PageReply<UncoveredReply>>();
        programs
            .MapGet("/clearances/packet", PacketRequests.Json)
            .WithName("PreparePacket")
            .WithSummary("The papers of a request for clearance, filled in from what is known.")
            .Produces<Bellwether.Collection.RequestPacket>();
    }
}
