using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>Opening a case by hand, from an alert, from a comment, or from a concern.</summary>
internal sealed class NewCaseRequests(
    Reader reader,
    FindAlert findAlert,
    FindConcern findConcern,
    Bellwether.Collection.ListCollectors collectors,
    ListComments comments,
    OpenCase open
)
{
    public static async Task<IResult> Show(
        HttpContext http,
        NewCaseRequests pages,
        [FromQuery] string? alert,
        [FromQuery] string? comment,
        CancellationToken cancel
    ) =>
        await pages.Page(http, new NewCaseTyped { Alert = alert, Comment = comment }, null, cancel);

    public static Task<IResult> Post(
        HttpContext http,
        NewCaseRequests pages,
        [FromForm] NewCaseTyped typed,
        CancellationToken cancel
    ) => pages.Open(http, typed, cancel);

    /// <summary>From the queue of concerns, by who stands there: the case says that there is one, and nothing of it.</summary>
    public static Task<IResult> FromConcern(
        HttpContext http,
        NewCaseRequests pages,
        Guid id,
        CancellationToken cancel
    ) => pages.OpenFromConcern(http, id, cancel);

    private async Task<IResult> Open(HttpContext http, NewCaseTyped typed, CancellationToken cancel)
    {
        var from = await From(http, typed, cancel);
        if (from is null)
            return TypedResults.NotFound();
        var services = await Services(http, cancel);
        var service = services.FirstOrDefault(each =>
            from.ServiceId == each.ServiceId
            || (from.ServiceId is null && each.Slug == typed.Service)
        );
        var outcome = await open.Run(
            http.User.ToActor(),
            new CaseToOpen(service?.ServiceId ?? Guid.Empty, typed.Subject ?? "", from.Source)
            {
                SourceKey = from.Key,
                CollectorId = from.CollectorId,
                Note = typed.Note,
                CaseId =
                    from.Source == CaseSource.Hand && Guid.TryParse(typed.CaseId, out var id)
                        ? id
                        : null,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/act/cases/{outcome.Value.Number}?done=opened")
            : await Page(http, typed, outcome.Refusal, cancel);
    }

    private async Task<IResult> OpenFromConcern(HttpContext http, Guid id, CancellationToken cancel)
    {
        var actor = http.User.ToActor();
        var concern = await findConcern.Run(actor.AgencyId, id, cancel);
        if (concern is null || concern.IsDrill)
            return TypedResults.NotFound();
        var collector = (await collectors.Run(actor.AgencyId, null, cancel)).FirstOrDefault(each =>
            each.CollectorId == concern.CollectorId
        );
        if (collector is null)
            return TypedResults.NotFound();
        var outcome = await open.Run(
            actor,
            new CaseToOpen(
                collector.ServiceId,
                $"Somebody may be in danger ({string.Join(", ", concern.Kinds)}): see the queue of concerns",
                CaseSource.Concern
            )
            {
                SourceKey = $"{id}",
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/listen/safety/{id}?case={outcome.Value.Number}")
            : TypedResults.NotFound();
    }

    private Task<IReadOnlyList<Service>> Services(HttpContext http, CancellationToken cancel) =>
        reader.Services(http, Permission.HandleCases, cancel);

    private async Task<CaseOrigin?> From(
        HttpContext http,
        NewCaseTyped typed,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        if (Guid.TryParse(typed.Alert, out var alertId))
            return
                await findAlert.Run(agencyId, alertId, cancel) is { } alert
                && (await Services(http, cancel)).Any(each => each.ServiceId == alert.ServiceId)
                ? new CaseOrigin(CaseSource.Alert, $"{alertId}", alert.ServiceId)
                : null;
        if (string.IsNullOrEmpty(typed.Comment))
            return new CaseOrigin(CaseSource.Hand, "", null);
        if (CommentPlace.Read(typed.Comment) is not { } place)
            return null;
        var readable = (await reader.Services(http, Permission.ReadComments, cancel))
            .Intersect(await Services(http, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        var of = (await collectors.Run(agencyId, null, cancel))
            .Where(collector => readable.Contains(collector.ServiceId))
            .ToDictionary(collector => collector.CollectorId);
        var found = (
            await comments.Run(
                new CommentQuery(agencyId, of.Keys, 1) { State = CommentState.All, Only = place },
                cancel
            )
        ).SingleOrDefault();
        return found is null
            ? null
            : new CaseOrigin(
                CaseSource.Comment,
                place.ToString(),
                of[found.Comment.CollectorId].ServiceId
            )
            {
                CollectorId = found.Comment.CollectorId,
                Words = found.Comment.Words,
            };
    }

    private async Task<IResult> Page(
        HttpContext http,
        NewCaseTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        if (await From(http, typed, cancel) is not { } from)
            return TypedResults.NotFound();
        return new RazorComponentResult<NewCasePage>(
            new
            {
                Services = await Services(http, cancel),
                Origin = from,
                Typed = typed with
                {
                    CaseId = typed.CaseId ?? $"{http.NewCaseId()}",
                },
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}

internal static class NewCaseIds
{
    public static Guid NewCaseId(this HttpContext http) =>
        Ids.New((TimeProvider)http.RequestServices.GetService(typeof(TimeProvider))!);
}

/// <summary>What a case is opened from.</summary>
/// <param name="Source">What it is.</param>
/// <param name="Key">Which one.</param>
/// <param name="ServiceId">The service it belongs to; null: the person chooses.</param>
public sealed record CaseOrigin(CaseSource Source, string Key, Guid? ServiceId)
{
    /// <summary>Where a comment came in.</summary>
    public Guid? CollectorId { get; init; }

    /// <summary>The words of a comment.</summary>
    public string? Words { get; init; }
}

/// <summary>What stands in the form.</summary>
public sealed record NewCaseTyped
{
    /// <summary>Its id, so that sending the form twice opens one case.</summary>
    public string? CaseId { get; init; }

    /// <summary>The alert.</summary>
    public string? Alert { get; init; }

    /// <summary>The comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>More.</summary>
    public string? Note { get; init; }
}
