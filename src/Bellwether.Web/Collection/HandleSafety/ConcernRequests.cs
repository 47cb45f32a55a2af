using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Text.Redaction;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.HandleSafety;

/// <summary>One concern: looking, answering for it, handing it on, closing it, and opening the sealed words for a reason.</summary>
internal static class ConcernRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        [AsParameters] SafetyDesk desk,
        HandleConcern handle,
        Guid id
    )
    {
        // Who opens the page has looked, and the page says so to the next.
        var looked = await handle.Run(
            http.User.ToActor(),
            id,
            ConcernStepKind.Looked,
            cancel: desk.Cancel
        );
        return looked.IsDone
            ? await Page(http, desk, looked.Value, null, null)
            : Results.NotFound();
    }

    public static async Task<IResult> Step(
        HttpContext http,
        [AsParameters] SafetyDesk desk,
        HandleConcern handle,
        RecordAudit audit,
        Guid id,
        [FromForm] string? act,
        [FromForm] string? note,
        [FromForm] string? verdict
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Find.Run(actor.AgencyId, id, desk.Cancel) is not { } concern)
            return Results.NotFound();
        var kind = act switch
        {
            "hand-on" => ConcernStepKind.HandedOn,
            "close" => ConcernStepKind.Closed,
            _ => ConcernStepKind.Acknowledged,
        };
        var outcome = await handle.Run(
            actor,
            id,
            kind,
            RedactWords.Run(note?.Trim(), Language.Current.Code).Words,
            Enum.TryParse<ConcernVerdict>(verdict, ignoreCase: true, out var read)
            && Enum.IsDefined(read)
                ? read
                : null,
            desk.Cancel
        );
        if (!outcome.IsDone)
            return await Page(
                http,
                desk,
                concern,
                SafetyWords.Translate(desk.Texts, outcome.Refusal),
                null
            );
        await audit.Run(
            actor,
            kind switch
            {
                ConcernStepKind.HandedOn => "safety.handed-on",
                ConcernStepKind.Closed => "safety.closed",
                _ => "safety.acknowledged",
            },
            id.ToString("N"),
            outcome.Value.Verdict is { } found
                ? $"verdict={found.ToString().ToLowerInvariant()}"
                : "",
            desk.Cancel
        );
        return Results.LocalRedirect($"/listen/safety/{id}");
    }

    public static async Task<IResult> Open(
        HttpContext http,
        [AsParameters] SafetyDesk desk,
        HandleConcern handle,
        OpenOriginal open,
        RecordAudit audit,
        Guid id,
        [FromForm] string? reason
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Find.Run(actor.AgencyId, id, desk.Cancel) is not { } concern)
            return Results.NotFound();
        if (
            !Enum.TryParse<OpeningReason>(reason, ignoreCase: true, out var why)
            || !Enum.IsDefined(why)
        )
            return await Page(
                http,
                desk,
                concern,
                new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    desk.Texts["collection.safety.fault.summary"]
                )
                {
                    Faults = [new Fault("reason", desk.Texts["collection.safety.fault.reason"])],
                },
                null
            );
        // The trail comes first: nobody has read what it does not tell of.
        await audit.Run(
            actor,
            "responses.original-opened",
            id.ToString("N"),
            $"reason={why.ToString().ToLowerInvariant()}",
            desk.Cancel
        );
        var outcome = await open.Run(actor, concern.CollectorId, concern.Day, id, why, desk.Cancel);
        if (outcome.IsDone)
            await handle.Run(
                actor,
                id,
                ConcernStepKind.OpenedOriginal,
                why.ToString().ToLowerInvariant(),
                cancel: desk.Cancel
            );
        concern = (await desk.Find.Run(actor.AgencyId, id, desk.Cancel))!;
        return outcome.IsDone
            ? await Page(http, desk, concern, null, outcome.Value)
            : await Page(http, desk, concern, outcome.Refusal, null);
    }

    private static async Task<IResult> Page(
        HttpContext http,
        SafetyDesk desk,
        Concern concern,
        Refusal? refusal,
        IReadOnlyList<OriginalWords>? originals
    ) =>
        new RazorComponentResult<ConcernPage>(
            new
            {
                Concern = concern,
                Protocol = await desk.Protocols.Run(http.User.ToActor().AgencyId, desk.Cancel),
                Now = desk.Time.GetUtcNow(),
                Refusal = refusal,
                Originals = originals,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : refusal.Kind.Status(),
        };
}
