using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>Saving, opening, renaming and removing views of explore.</summary>
internal static class ViewRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ViewsDesk views,
        CancellationToken cancel
    ) => await Page(http, views, null, cancel);

    public static async Task<IResult> Open(
        HttpContext http,
        ViewsDesk views,
        Guid id,
        CancellationToken cancel
    ) =>
        (await views.Of(http, cancel)).FirstOrDefault(view => view.ViewId == id) is { } found
            ? TypedResults.LocalRedirect($"/understand/explore?{found.Address}")
            : Results.NotFound();

    public static async Task<IResult> Save(
        HttpContext http,
        ViewsDesk views,
        ExploreDesk desk,
        Reader reader,
        SaveView save,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var actor = http.User.ToActor();
        var asked = QueryHelpers.ParseQuery(form["address"].ToString());
        var explored = await desk.Run(
            http,
            new ExploreQuestion(
                asked.GetValueOrDefault("rows"),
                asked.GetValueOrDefault("columns"),
                asked.GetValueOrDefault("period"),
                asked.GetValueOrDefault("before"),
                asked.GetValueOrDefault("service"),
                [.. asked.GetValueOrDefault("filter").OfType<string>()]
            ),
            cancel
        );
        if (!explored.IsDone)
            return Results.StatusCode(RefusalAnswers.Status(explored.Refusal.Kind));
        var share = form["share"].ToString();
        Guid? unit =
            share.Length == 0 ? null
            : Guid.TryParse(share, out var id) ? id
            : Guid.Empty;
        var mayShare =
            unit is null
            || (unit == actor.AgencyId && http.MayI(Permission.ReadFigures))
            || (await views.Units(http, cancel)).Any(each => each.UnitId == unit);
        if (!mayShare)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var saved = await save.Run(
            actor,
            new ViewToSave(form["name"].ToString(), explored.Value.Address.Query, unit),
            cancel
        );
        return saved.IsDone
            ? TypedResults.LocalRedirect("/understand/explore/views")
            : await ExploreRequests.Page(
                http,
                explored.Value,
                reader,
                views,
                saved.Refusal,
                cancel
            );
    }

    public static async Task<IResult> Change(
        HttpContext http,
        ViewsDesk views,
        RenameView rename,
        RemoveView remove,
        Guid id,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var actor = http.User.ToActor();
        var field = $"name-{id:N}";
        var outcome =
            form["act"] == "remove"
                ? await remove.Run(actor, id, cancel)
                : await rename.Run(actor, id, form[field].ToString(), cancel);
        return outcome.IsDone ? TypedResults.LocalRedirect("/understand/explore/views")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound()
            : await Page(http, views, (id, outcome.Refusal.About(field)), cancel);
    }

    private static async Task<IResult> Page(
        HttpContext http,
        ViewsDesk views,
        (Guid Id, Refusal Refusal)? refused,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<ViewsPage>(
            new
            {
                Saved = await views.Of(http, cancel),
                Units = await views.Units(http, cancel),
                Me = http.User.ToActor(),
                RefusedId = refused?.Id,
                refused?.Refusal,
            }
        )
        {
            StatusCode = refused is { } no
                ? RefusalAnswers.Status(no.Refusal.Kind)
                : StatusCodes.Status200OK,
        };
}
