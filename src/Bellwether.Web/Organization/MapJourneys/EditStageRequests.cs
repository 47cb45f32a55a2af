using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>One stage of a journey, to write, to change, to move and to take away.</summary>
internal static class EditStageRequests
{
    private const string New = "new";

    public static async Task<IResult> Show(
        HttpContext http,
        ReadJourneys read,
        ReadCatalogue catalogue,
        ReadUnitTree units,
        string journey,
        string stage,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.ManageCatalogue))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await EditJourneyRequests.Find(http, read, journey, cancel) is not { } found)
            return Results.NotFound();
        var at = Place(found, stage);
        return at < 0
            ? Results.NotFound()
            : await Form(
                http,
                catalogue,
                units,
                found,
                at < found.Stages.Count ? found.Entry.Stages[at] : new StageEntry(),
                at,
                null,
                cancel
            );
    }

    public static async Task<IResult> Post(
        HttpContext http,
        ReadJourneys read,
        ReadCatalogue catalogue,
        ReadUnitTree units,
        KeepJourneys keep,
        string journey,
        string stage,
        CancellationToken cancel
    )
    {
        if (await EditJourneyRequests.Find(http, read, journey, cancel) is not { } found)
            return Results.NotFound();
        var at = Place(found, stage);
        if (at < 0)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = Typed(form, at < found.Stages.Count ? found.Entry.Stages[at].Slug : "");
        var stages = found.Entry.Stages.ToList();
        if (at < stages.Count)
            stages.RemoveAt(at);
        var place = int.TryParse(
            form["place"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? Math.Clamp(number - 1, 0, stages.Count)
            : stages.Count;
        if (form["remove"] != "yes")
            stages.Insert(place, typed);
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome = allowed.IsDone
            ? await keep.Run(
                http.User.ToActor(),
                [found.Entry with { Stages = stages }],
                new CatalogueRule(Revision: FormText.Revision(form) ?? found.Revision),
                cancel
            )
            : allowed.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/journeys/{found.Slug}")
            : await Form(http, catalogue, units, found, typed, at, outcome.Refusal, cancel);
    }

    private static int Place(Journey journey, string stage) =>
        stage == New
            ? journey.Stages.Count
            : journey.Stages.ToList().FindIndex(each => each.Slug == stage);

    private static StageEntry Typed(IFormCollection form, string slug) =>
        new()
        {
            Slug = slug,
            Name = form["stage"].ToString(),
            NameEs = form["stageEs"],
            Units = [.. form["units"].OfType<string>()],
            Moments = FormText.Lines(form, "moments"),
            Pains = FormText.Lines(form, "pains"),
            Measures = FormText.Lines(form, "measures"),
            Mirrors = FormText.Lines(form, "mirrors"),
            Steps = FormText.Lines(form, "steps"),
        };

    private static async Task<IResult> Form(
        HttpContext http,
        ReadCatalogue catalogue,
        ReadUnitTree units,
        Journey journey,
        StageEntry typed,
        int at,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var tree = await units.Run(agencyId, cancel);
        var services = await catalogue.Run(agencyId, cancel);
        return new RazorComponentResult<EditStagePage>(
            new
            {
                Journey = journey,
                Typed = typed,
                Place = at + 1,
                IsNew = at >= journey.Stages.Count,
                Units = tree.Units.Select(unit => Path(tree, unit)).ToList(),
                Example = services.Count > 0 ? services[0].Service.Slug : "renewing-a-passport",
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
    }

    private static string Path(UnitTree tree, OrgUnit unit) =>
        string.Join(
            " / ",
            tree.AncestorsOf(unit.UnitId).Reverse().Append(unit).Select(each => each.Name)
        );
}
