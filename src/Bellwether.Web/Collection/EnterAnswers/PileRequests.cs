using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.EnterAnswers;

/// <summary>What stands in the form that opens a pile.</summary>
public sealed record PileTyped
{
    /// <summary>The collector's id.</summary>
    public string? Collector { get; init; }

    /// <summary>What staff call the pile.</summary>
    public string? Name { get; init; }

    /// <summary>"yes" when a second person types every sheet again.</summary>
    public string? Twice { get; init; }

    /// <summary>Made with the form, so that sending it twice opens one.</summary>
    public Guid PileId { get; init; }
}

/// <summary>The piles of paper forms: the list, opening, finishing, and taking the last sheet out again.</summary>
internal static class PileRequests
{
    public static Task<IResult> List(
        HttpContext http,
        Reach reach,
        ListPiles listPiles,
        TimeProvider time,
        string? collector,
        CancellationToken cancel
    ) =>
        Page(
            http,
            reach,
            listPiles,
            new PileTyped { Collector = collector, PileId = Ids.New(time) },
            null,
            cancel
        );

    public static async Task<IResult> Open(
        HttpContext http,
        Reach reach,
        ListPiles listPiles,
        OpenPile openPile,
        Texts texts,
        [FromForm] PileTyped typed,
        CancellationToken cancel
    )
    {
        var within = await reach.Collectors(http, Permission.EnterAnswers, null, cancel);
        if (
            !Guid.TryParse(typed.Collector, out var collectorId)
            || within.Value.All(each => each.CollectorId != collectorId)
        )
            return await Page(
                http,
                reach,
                listPiles,
                typed,
                new Refusal("form.incomplete", RefusalKind.Invalid, texts["collection.open.faults"])
                {
                    Faults = [new("collector", texts["collection.entry.fault-collector"])],
                },
                cancel
            );
        var outcome = await openPile.Run(
            http.User.ToActor(),
            new PileToOpen(collectorId, typed.Name ?? "", typed.Twice == "yes")
            {
                PileId = typed.PileId == Guid.Empty ? null : typed.PileId,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/listen/entry/{outcome.Value.PileId}")
            : await Page(http, reach, listPiles, typed, outcome.Refusal, cancel);
    }

    public static async Task<IResult> Undo(
        HttpContext http,
        Guid id,
        UndoSheet undoSheet,
        CancellationToken cancel
    )
    {
        var outcome = await undoSheet.Run(http.User.ToActor(), id, cancel);
        return outcome.IsDone
                ? TypedResults.LocalRedirect($"/listen/entry/{id}?undone={outcome.Value}")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound()
            : TypedResults.LocalRedirect($"/listen/entry/{id}?why=nothing");
    }

    public static async Task<IResult> Close(
        HttpContext http,
        Guid id,
        ClosePile closePile,
        CancellationToken cancel
    )
    {
        var outcome = await closePile.Run(http.User.ToActor(), id, cancel);
        return outcome.IsDone ? TypedResults.LocalRedirect("/listen/entry")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound()
            : TypedResults.LocalRedirect($"/listen/entry/{id}?why=waiting");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        Reach reach,
        ListPiles listPiles,
        PileTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var within = (await reach.Collectors(http, Permission.EnterAnswers, null, cancel)).Value;
        var ids = within.Select(each => each.CollectorId).ToHashSet();
        return new RazorComponentResult<PilesPage>(
            new
            {
                Collectors = within.Where(each => each.IsOpen).ToList(),
                Piles = (await listPiles.Run(http.User.ToActor().AgencyId, null, cancel))
                    .Where(pile => ids.Contains(pile.CollectorId))
                    .ToList(),
                Typed = typed,
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
