using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.ShowInstrument;

/// <summary>One questionnaire: where it is, what comes next, who said what, and its versions.</summary>
internal static class InstrumentRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ShowReview show,
        Guid id,
        [FromQuery] string? done
    ) => await show.Page(http, id, done, null);

    /// <summary>The document of a version, or of the draft: what an approval is bound to.</summary>
    public static async Task<IResult> Document(
        HttpContext http,
        FindDraft findDraft,
        FindVersion findVersion,
        Guid id,
        [FromQuery] Guid? version
    )
    {
        var agency = http.User.ToActor().AgencyId;
        if (version is { } asked)
            return
                await findVersion.Run(agency, asked, http.RequestAborted) is { } found
                && found.InstrumentId == id
                ? Results.Text(InstrumentDocument.Write(found), "application/json")
                : TypedResults.NotFound();
        return await findDraft.Run(agency, id, http.RequestAborted) is { } draft
            ? Results.Text(
                InstrumentDocument.Write(InstrumentContent.Of(draft.AsVersion(1))),
                "application/json"
            )
            : TypedResults.NotFound();
    }
}

/// <summary>What the page of an instrument shows.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Review">Its review.</param>
/// <param name="Open">The draft with what it follows; null when nobody works on one.</param>
/// <param name="Versions">The frozen versions, the latest first.</param>
public sealed record InstrumentView(
    Instrument Instrument,
    Review Review,
    OpenDraft? Open,
    IReadOnlyList<VersionEntry> Versions
)
{
    /// <summary>What publishing would break; null when there is no draft or no earlier version.</summary>
    public DeclaredBreaks? Breaks { get; init; }

    /// <summary>Collectors that ask it now.</summary>
    public IReadOnlyList<Collector> Collectors { get; init; } = [];

    /// <summary>What the standard's approval lacks, in the reader's language.</summary>
    public IReadOnlyList<Finding> ClearanceGaps { get; init; } = [];

    /// <summary>Why authors asked something new.</summary>
    public IReadOnlyList<SimilarReason> Reasons { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The reader.</summary>
    public Guid? Reader { get; init; }

    /// <summary>The reader may write.</summary>
    public bool MayDraft { get; init; }

    /// <summary>The reader may say yes as an approver, and publish.</summary>
    public bool MayApprove { get; init; }

    /// <summary>The reader may say yes as a privacy officer.</summary>
    public bool MayApprovePrivacy { get; init; }
}
