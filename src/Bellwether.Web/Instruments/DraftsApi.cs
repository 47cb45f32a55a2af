using Bellwether.Access;
using Bellwether.Web.Api;
using Bellwether.Web.Instruments.AskInstruments;
using Bellwether.Web.Instruments.ShowInstrument;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Instruments;

/// <summary>Questionnaires, drafts and versions for programs. Saying yes and publishing need a person, so no key opens them
/// and programs have no door to them.</summary>
internal static class DraftsApi
{
    public static void MapDraftsApi(this IEndpointRouteBuilder routes)
    {
        MapReading(routes.ProgramsGroup(Permission.ReadFigures, "Instruments"));
        var draft = routes.ProgramsGroup(Permission.DraftInstruments, "Instruments");
        draft
            .MapPost("/instruments", AskRequests.Begin)
            .Takes(AskRequests.Example)
            .Once()
            .WithName("ImportInstrument")
            .WithSummary("Begin a questionnaire from a document; its name stands in the address.")
            .Produces<DraftReply>(StatusCodes.Status201Created);
        draft
            .MapPost("/instruments/{id:guid}/draft", DraftRequests.Revise)
            .WithName("ReviseInstrument")
            .WithSummary(
                "Begin the next version from the current one, or find the draft that was begun."
            )
            .Produces<DraftReply>()
            .ProducesProblem(StatusCodes.Status409Conflict);
        draft
            .MapPut("/instruments/{id:guid}/draft", DraftRequests.Save)
            .Takes(AskRequests.Example)
            .NeedsTag()
            .WithName("SaveDraft")
            .WithSummary(
                "Save the draft over the one that was read. What is incomplete is kept; the review asks for completeness."
            )
            .Produces<DraftReply>();
        draft
            .MapPost("/instruments/{id:guid}/submit", AskRequests.Submit)
            .WithName("SubmitDraft")
            .WithSummary("Send the draft for review; the revision is the one that was looked at.")
            .Produces<InstrumentReply>()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapReading(RouteGroupBuilder read)
    {
        read.MapGet("/instruments", AskRequests.List)
            .WithName("ListInstruments")
            .WithSummary("Questionnaires with their state.")
            .Produces<PageReply<InstrumentReply>>();
        read.MapGet("/instruments/{id:guid}", AskRequests.One)
            .WithName("FindInstrument")
            .WithSummary("One questionnaire with its state and the hash an approval is bound to.")
            .Produces<InstrumentReply>();
        read.MapGet("/instruments/{id:guid}/draft", DraftRequests.Find)
            .WithName("FindDraft")
            .WithSummary("The draft that is being written, with its document and findings.")
            .Produces<DraftReply>();
        read.MapGet("/instruments/{id:guid}/document", InstrumentRequests.Document)
            .WithName("ReadInstrumentDocument")
            .WithSummary("The document of the draft, or of a version, exactly as it is hashed.")
            .Produces<InstrumentDocumentReply>();
        read.MapGet("/instruments/{id:guid}/versions", DraftRequests.Versions)
            .WithName("ListVersions")
            .WithSummary("The frozen versions of a questionnaire.")
            .Produces<PageReply<Bellwether.Instruments.VersionEntry>>();
        read.MapGet("/versions/{id:guid}", DraftRequests.Version)
            .WithName("FindVersion")
            .WithSummary("One frozen version, word for word. It never changes.")
            .Produces<VersionReply>();
    }
}
