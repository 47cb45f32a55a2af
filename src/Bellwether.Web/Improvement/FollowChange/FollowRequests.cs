using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Improvement.RecordChange;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.FollowChange;

/// <summary>What every request about one change needs.</summary>
internal sealed record FollowDesk(
    Reader Reader,
    ReadLedger Ledger,
    ListServices Services,
    ListThemes Themes,
    Texts Texts
);

/// <summary>What the page of a change shows beside the change.</summary>
/// <param name="Done">What was just done.</param>
/// <param name="Refusal">Why the effect was refused.</param>
/// <param name="Ledger">What was typed about the ledger.</param>
/// <param name="LedgerRefusal">Why that was refused.</param>
internal sealed record FollowShown(
    string? Done = null,
    Refusal? Refusal = null,
    LedgerEntry? Ledger = null,
    Refusal? LedgerRefusal = null
);

/// <summary>One change: stating its effect, showing it to the public or taking it back.</summary>
internal static class FollowRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] FollowDesk desk,
        Guid id,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => Page(http, desk, id, new FollowShown(Done: done), cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        [AsParameters] FollowDesk desk,
        StateEffect stateEffect,
        Guid id,
        [FromForm] EffectKind? kind,
        [FromForm] string? effect,
        [FromForm] string? effectEs,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, id, Permission.RecordChanges, cancel) is null)
            return TypedResults.NotFound();
        var outcome = await stateEffect.Run(
            http.User.ToActor(),
            id,
            kind ?? EffectKind.TooEarly,
            RecordRequests.Text(effect, effectEs),
            cancel
        );
        if (outcome.IsDone)
            return TypedResults.LocalRedirect($"/act/changes/{id}?done=stated");
        return outcome.Refusal.Kind == RefusalKind.NotFound
            ? TypedResults.NotFound()
            : await Page(
                http,
                desk,
                id,
                new FollowShown(Refusal: RecordRequests.Translate(desk.Texts, outcome.Refusal)),
                cancel
            );
    }

    public static async Task<IResult> Publish(
        HttpContext http,
        [AsParameters] FollowDesk desk,
        PublishChange publishChange,
        Guid id,
        [FromForm] bool published,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, id, Permission.PublishChanges, cancel) is null)
            return TypedResults.NotFound();
        var outcome = await publishChange.Run(http.User.ToActor(), id, published, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"/act/changes/{id}?done={(published ? "published" : "withdrawn")}"
            )
            : TypedResults.NotFound();
    }

    internal static async Task<IResult> Page(
        HttpContext http,
        FollowDesk desk,
        Guid id,
        FollowShown shown,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, id, Permission.RecordChanges, cancel) is not { } found)
            return TypedResults.NotFound();
        var (line, service) = found;
        return new RazorComponentResult<FollowPage>(
            new
            {
                line.Change,
                Entry = shown.Ledger ?? line.Entry,
                Themes = await desk.Themes.Run(line.Change.AgencyId, cancel),
                Service = service,
                shown.Done,
                shown.Refusal,
                shown.LedgerRefusal,
                MayPublish = await desk.Reader.May(
                    http,
                    Permission.PublishChanges,
                    service,
                    cancel
                ),
            }
        )
        {
            StatusCode =
                shown.Refusal is null && shown.LedgerRefusal is null
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The change, when the reader may do that in its service; null otherwise.</summary>
    internal static async Task<FollowedChange?> Find(
        HttpContext http,
        FollowDesk desk,
        Guid id,
        Permission permission,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var line = (await desk.Ledger.Run(agencyId, publishedOnly: false, cancel)).FirstOrDefault(
            each => each.Change.ChangeId == id
        );
        var service = (await desk.Reader.Services(http, permission, cancel)).FirstOrDefault(each =>
            each.ServiceId == line?.Change.ServiceId
        );
        return line is null || service is null ? null : new FollowedChange(line, service);
    }
}

/// <summary>A change that somebody may work on, and its service.</summary>
internal sealed record FollowedChange(LedgerLine Line, Service Service);
