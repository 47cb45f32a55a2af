using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

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
    /// <summary>A questionnaire of one question.</summary>
    public static InstrumentDocumentReply Example { get; } =
        new()
        {
            Title = new Dictionary<string, string> { ["en"] = "Bridge pass" },
            Languages = ["en"],
            Items =
            [
                DraftReply.Parsed(
                    """
                    {"key":"trust","kind":"singleChoice","prompt":{"en":"Did this increase your trust in us?"},
                    "options":[{"key":"1","label":{"en":"Yes"},"favourable":true},{"key":"0","label":{"en":"No"}}]}
                    """
                ),
            ],
        };

    public static async Task<IResult> List(
        HttpContext http,
        ListReviews listReviews,
        string? limit,
        string? cursor,
        CancellationToken cancel
    ) =>
        ApiAnswer.Page(
            http,
            Paging.Of(
                (await listReviews.Run(http.User.ToActor().AgencyId, cancel)).Select(entry =>
                    InstrumentReply.Of(entry.Instrument, entry.Review)
                ),
                reply => $"{reply.InstrumentId}",
                limit,
                cursor
            )
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
        DraftInstrument draftInstrument,
        FindDraft findDraft,
        string? name,
        CancellationToken cancel
    )
    {
        var document = await ReadBody.Document(http);
        if (!document.IsDone)
            return document.Refusal.ToProblem();
        var content = InstrumentDocument.Read(document.Value);
        if (!content.IsDone)
            return content.Refusal.About("$").ToProblem();
        var actor = http.User.ToActor();
        var id = http.NewId();
        var outcome = await draftInstrument.Run(
            actor,
            new InstrumentToDraft(name ?? "", content.Value) { InstrumentId = id },
            cancel
        );
        if (
            outcome.Refusal?.Code == "instrument.duplicate"
            && http.MayRepeat()
            && await findDraft.Run(actor.AgencyId, id, cancel) is { } before
        )
            outcome = before;
        return outcome.Answer(draft =>
        {
            var reply = DraftReply.Of(draft);
            return ApiAnswer.Created(
                http,
                reply,
                $"{Programs.Prefix}/instruments/{draft.InstrumentId}",
                reply.Tag
            );
        });
    }

    /// <summary>Sends the draft for review; the revision in the address is the one that was looked at.</summary>
    public static async Task<IResult> Submit(
        HttpContext http,
        SubmitDraft submitDraft,
        FindInstrument findInstrument,
        Guid id,
        string? revision,
        CancellationToken cancel
    )
    {
        if (
            !long.TryParse(
                revision,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var looked
            )
        )
            return NoRevision.ToProblem();
        var actor = http.User.ToActor();
        if (await findInstrument.Run(actor.AgencyId, id, cancel) is not { } instrument)
            return ReviseInstrument.NotHere.ToProblem();
        var outcome = await submitDraft.Run(actor, id, looked, cancel: cancel);
        return outcome.Answer(review =>
            ApiAnswer.Json(http, InstrumentReply.Of(instrument, review))
        );
    }

    private static Refusal NoRevision { get; } =
        new Refusal(
            "request.revision",
            RefusalKind.Invalid,
            "Name the revision of the draft that you looked at, as a whole number."
        )
        {
            Faults = [new Fault("revision", "Write the revision of the draft.")],
        };
}
