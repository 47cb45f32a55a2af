using System.Text.Json;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.AskInstruments;

/// <summary>The document of a questionnaire: what is exported, imported and hashed.</summary>
public sealed record InstrumentDocumentReply
{
    /// <summary>bellwether-instrument/1.</summary>
    public string Format { get; init; } = "bellwether-instrument/1";

    /// <summary>The title by language.</summary>
    public IReadOnlyDictionary<string, string> Title { get; init; } =
        new Dictionary<string, string>();

    /// <summary>The languages it is asked in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The questions, in order; docs/operate/api.md shows one of each kind.</summary>
    public IReadOnlyList<JsonElement> Items { get; init; } = [];
}

/// <summary>A draft with its document.</summary>
/// <param name="InstrumentId">The questionnaire.</param>
/// <param name="Revision">Grows with every save.</param>
/// <param name="ContentHash">SHA-256 of what it would be frozen as.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="SavedBy">By whom.</param>
/// <param name="Document">Its document.</param>
public sealed record DraftReply(
    Guid InstrumentId,
    long Revision,
    string ContentHash,
    DateTimeOffset SavedAt,
    string SavedBy,
    JsonElement Document
)
{
    internal static DraftReply Of(Draft draft) =>
        new(
            draft.InstrumentId,
            draft.Revision,
            DraftHash.Of(draft.Content),
            draft.SavedAt,
            draft.SavedBy,
            Parsed(InstrumentDocument.Write(draft.Content))
        );

    // A revision begins again with each version, so the tag names both.
    internal string Tag => $"{Revision}-{ContentHash[..16]}-{SavedAt.ToUnixTimeMilliseconds()}";

    internal static JsonElement Parsed(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        return parsed.RootElement.Clone();
    }
}

/// <summary>A frozen version with its document.</summary>
/// <param name="VersionId">Its id.</param>
/// <param name="InstrumentId">The questionnaire.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="ContentHash">SHA-256 of its document.</param>
/// <param name="Document">Its document.</param>
public sealed record VersionReply(
    Guid VersionId,
    Guid InstrumentId,
    long Number,
    string ContentHash,
    JsonElement Document
);

/// <summary>Drafts and versions for programs.</summary>
internal static class DraftRequests
{
    public static async Task<IResult> Find(
        HttpContext http,
        FindDraft findDraft,
        Guid id,
        CancellationToken cancel
    ) =>
        await findDraft.Run(http.User.ToActor().AgencyId, id, cancel) is { } draft
            ? Answer(http, draft)
            : NoDraft.ToProblem();

    public static async Task<IResult> Revise(
        HttpContext http,
        ReviseInstrument revise,
        Guid id,
        CancellationToken cancel
    ) => (await revise.Run(http.User.ToActor(), id, cancel)).Answer(draft => Answer(http, draft));

    /// <summary>Saves over the state whose tag is sent; the operation asks for its revision once more, in the transaction.</summary>
    public static async Task<IResult> Save(
        HttpContext http,
        FindDraft findDraft,
        SaveDraft saveDraft,
        Guid id,
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
        if (await findDraft.Run(actor.AgencyId, id, cancel) is not { } before)
            return NoDraft.ToProblem();
        if (Precondition.Refuse(http, DraftReply.Of(before).Tag) is { } changed)
            return changed;
        var outcome = await saveDraft.Run(actor, id, before.Revision, content.Value, cancel);
        return outcome.Refusal?.Code == "draft.stale"
            ? Precondition.Changed()
            : outcome.Answer(draft => Answer(http, draft));
    }

    public static async Task<IResult> Versions(
        HttpContext http,
        FindInstrument findInstrument,
        ListVersions list,
        [AsParameters] OfInstrument of,
        CancellationToken cancel
    )
    {
        var agency = http.User.ToActor().AgencyId;
        return await findInstrument.Run(agency, of.Id, cancel) is null
            ? ReviseInstrument.NotHere.ToProblem()
            : ApiAnswer.Page(
                http,
                Paging.Of(
                    await list.Run(agency, of.Id, cancel),
                    version => $"{version.Number:D8}",
                    of.Limit,
                    of.Cursor
                )
            );
    }

    public static async Task<IResult> Version(
        HttpContext http,
        FindVersion find,
        Guid id,
        CancellationToken cancel
    ) =>
        await find.Run(http.User.ToActor().AgencyId, id, cancel) is { } version
            ? ApiAnswer.Json(
                http,
                new VersionReply(
                    version.VersionId,
                    version.InstrumentId,
                    version.Number,
                    version.ContentHash,
                    DraftReply.Parsed(InstrumentDocument.Write(version))
                ),
                version.ContentHash
            )
            : NoVersion.ToProblem();

    internal static IResult Answer(HttpContext http, Draft draft)
    {
        var reply = DraftReply.Of(draft);
        return ApiAnswer.Json(http, reply, reply.Tag);
    }

    private static Refusal NoDraft { get; } =
        new Refusal(
            "draft.unknown",
            RefusalKind.NotFound,
            "Nobody is working on a draft of this instrument. Revise it first."
        );

    private static Refusal NoVersion { get; } =
        new Refusal(
            "version.unknown",
            RefusalKind.NotFound,
            "There is no such frozen version in this agency."
        );
}

/// <summary>Which page of what belongs to a questionnaire.</summary>
internal sealed record OfInstrument(Guid Id, string? Limit, string? Cursor);
