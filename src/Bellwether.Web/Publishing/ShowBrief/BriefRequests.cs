using System.Text;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Publishing.ShowBrief;

/// <summary>The brief of a quarter, on a page and as a file to print; only about services within the reader's reach.</summary>
internal static class BriefRequests
{
    private const string Word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> Show(
        HttpContext http,
        BriefDesk desk,
        string? unit,
        string? quarter,
        CancellationToken cancel
    )
    {
        var asked = await desk.Read(http, unit, quarter, cancel);
        return asked.IsDone
            ? new RazorComponentResult<BriefPage>(
                new
                {
                    Brief = asked.Value.Brief.IsDone ? asked.Value.Brief.Value : null,
                    asked.Value.Unit,
                    asked.Value.Quarter,
                    asked.Value.Units,
                    asked.Value.Quarters,
                }
            )
            : Results.StatusCode(RefusalAnswers.Status(asked.Refusal.Kind));
    }

    public static async Task<IResult> Json(
        HttpContext http,
        BriefDesk desk,
        string? unit,
        string? quarter,
        CancellationToken cancel
    )
    {
        var asked = await desk.Read(http, unit, quarter, cancel);
        if (!asked.IsDone)
            return asked.Refusal.About(Field(asked.Refusal)).ToProblem();
        var brief = asked.Value.Brief;
        return brief.IsDone
            ? Results.Json(
                BriefReply.Of(brief.Value, Language.Current.Code),
                Measurement.AskFigures.Reply.Options
            )
            : brief.Refusal.About("quarter").ToProblem();
    }

    // Only the unit is looked up; whatever cannot be read is the quarter.
    private static string Field(Refusal refusal) =>
        refusal.Kind == RefusalKind.Invalid ? "quarter" : "unit";

    public static async Task<IResult> File(
        HttpContext http,
        BriefDesk desk,
        string? unit,
        string? quarter,
        string? kind,
        CancellationToken cancel
    )
    {
        var asked = await desk.Read(http, unit, quarter, cancel);
        var refusal = asked.IsDone ? asked.Value.Brief.Refusal : asked.Refusal;
        if (refusal is not null)
            return Results.StatusCode(RefusalAnswers.Status(refusal.Kind));
        var brief = asked.Value!.Brief.Value;
        var language = Language.Current.Code;
        var name = $"brief-{asked.Value.Quarter.Name}";
        return kind == "html"
            ? Results.File(
                Encoding.UTF8.GetBytes(WriteBriefHtml.Of(brief, language)),
                "text/html; charset=utf-8",
                $"{name}.html"
            )
            : Results.File(WriteBriefDocx.Of(brief, language), Word, $"{name}.docx");
    }
}

/// <summary>What was asked for and what there is to choose from.</summary>
/// <param name="Brief">The brief, or why there is none.</param>
/// <param name="Unit">The unit, or null for the whole.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Units">Units with services within reach.</param>
/// <param name="Quarters">Quarters with answers, newest first.</param>
internal sealed record BriefAsked(
    Outcome<Brief> Brief,
    OrgUnit? Unit,
    Period Quarter,
    IReadOnlyList<OrgUnit> Units,
    IReadOnlyList<Period> Quarters
);

/// <summary>Reads what the page of a brief shows.</summary>
internal sealed class BriefDesk(
    Reader reader,
    ReadUnitTree readUnits,
    Scopes scopes,
    ListMeasures list,
    PrepareBrief prepare
)
{
    /// <summary>The brief of a unit or of all that is within reach; refused when the unit or the quarter is not known.</summary>
    public async Task<Outcome<BriefAsked>> Read(
        HttpContext http,
        string? unit,
        string? quarter,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var agencyId = desk.Agency.AgencyId;
        var within = await reader.Services(http, Permission.ReadFigures, cancel);
        var tree = await readUnits.Run(agencyId, cancel);
        var units = tree
            .Units.Where(each => within.Any(service => tree.IsWithin(service.UnitId, each.UnitId)))
            .ToList();
        OrgUnit? about = null;
        if (!string.IsNullOrWhiteSpace(unit))
        {
            about = units.Find(each => each.UnitId.ToString() == unit);
            if (about is null)
                return new Refusal(
                    "brief.no-unit",
                    RefusalKind.NotFound,
                    "There is no such unit within your reach."
                );
        }
        var name = about?.Name ?? desk.Agency.Name;
        var scope = await scopes.OfServices(
            agencyId,
            name,
            about is null
                ? within
                : [.. within.Where(each => tree.IsWithin(each.UnitId, about.UnitId))],
            cancel
        );
        var periods = (await list.Run(agencyId, scope, desk.FirstQuarter, desk.ThisQuarter, cancel))
            .SelectMany(each => each.Periods)
            .Where(each => each.Answers >= ReadFigure.FewestAnswers)
            .OrderBy(each => each.First)
            .ToList();
        var chosen = string.IsNullOrWhiteSpace(quarter)
            ? desk.LatestWhole(periods) ?? desk.Latest(periods) ?? desk.ThisQuarter
            : desk.Calendar.Read(quarter);
        if (!chosen.IsDone)
            return chosen.Refusal;
        var brief = await prepare.Run(
            new BriefQuery(agencyId, scope, name, about?.Name, chosen.Value),
            cancel
        );
        return new BriefAsked(
            brief,
            about,
            chosen.Value,
            units,
            [
                .. periods
                    .Select(each => desk.Calendar.QuarterOf(each.First))
                    .DistinctBy(each => each.Name)
                    .Reverse(),
            ]
        );
    }
}
