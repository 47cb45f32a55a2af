using Bellwether.Access;
using Bellwether.Instruments;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.AskInstruments;

/// <summary>A questionnaire in a list for programs.</summary>
/// <param name="InstrumentId">Its id.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="State">Where it is: draft, inReview, approved, published, archived.</param>
/// <param name="Versions">How many versions are frozen.</param>
/// <param name="CurrentVersionId">The version in use, or null.</param>
/// <param name="DraftHash">SHA-256 of what the draft would be frozen as, or null.</param>
public sealed record InstrumentReply(
    Guid InstrumentId,
    string Name,
    string State,
    long Versions,
    Guid? CurrentVersionId,
    string? DraftHash
)
{
    internal static InstrumentReply Of(Instrument instrument, Review review) =>
        new(
            instrument.InstrumentId,
            instrument.Name,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(review.State.ToString()),
            instrument.Versions,
            instrument.CurrentVersionId,
            review.DraftHash
        );
}

/// <summary>Questionnaires for programs: read, begun from a document, sent for review. Saying yes and publishing stay with people.</summary>
internal static class AskRequests
{
    private const int LargestDocument = 2 * 1024 * 1024;

    public static async Task<IResult> List(
        HttpContext http,
        ListReviews listReviews,
        CancellationToken cancel
    ) =>
        ApiAnswer.Page(
            http,
            [
                .. (await listReviews.Run(http.User.ToActor().AgencyId, cancel)).Select(entry =>
                    InstrumentReply.Of(entry.Instrument, entry.Review)
                ),
            ],
            null
        );

    public static async Task<IResult> One(
        HttpContext http,
        FindInstrument findInstrument,
        FindReview findReview,
        Guid id,
        CancellationToken cancel
    )
    {
        var agency = http.User.ToActor().AgencyId;
        return
            await findInstrument.Run(agency, id, cancel) is { } instrument
            && await findReview.Run(agency, id, cancel) is { } review
            ? ApiAnswer.Json(http, InstrumentReply.Of(instrument, review))
            : ReviseInstrument.NotHere.ToProblem();
    }

    /// <summary>Begins a questionnaire from a document: the body is the document, the name stands in the address.</summary>
    public static async Task<IResult> Begin(
        HttpContext http,
        ImportInstrument importInstrument,
        [FromQuery] string? name,
        CancellationToken cancel
    )
    {
        if (http.Request.ContentLength is null or > LargestDocument)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(http.Request.Body);
        var outcome = await importInstrument.Run(
            http.User.ToActor(),
            name ?? "",
            await reader.ReadToEndAsync(cancel),
            cancel
        );
        return outcome.Answer(draft =>
            Results.Created(
                $"/api/v1/instruments/{draft.InstrumentId}",
                new
                {
                    draft.InstrumentId,
                    draft.Revision,
                    ContentHash = DraftHash.Of(draft.Content),
                }
            )
        );
    }

    /// <summary>Sends the draft for review; the revision in the address is the one that was looked at.</summary>
    public static async Task<IResult> Submit(
        HttpContext http,
        SubmitDraft submitDraft,
        FindInstrument findInstrument,
        Guid id,
        [FromQuery] long? revision,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        if (await findInstrument.Run(actor.AgencyId, id, cancel) is not { } instrument)
            return ReviseInstrument.NotHere.ToProblem();
        var outcome = await submitDraft.Run(actor, id, revision ?? -1, cancel: cancel);
        return outcome.Answer(review =>
            ApiAnswer.Json(http, InstrumentReply.Of(instrument, review))
        );
    }
}
