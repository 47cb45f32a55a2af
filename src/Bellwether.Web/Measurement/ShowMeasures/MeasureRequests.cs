using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowMeasures;

/// <summary>What we measure, and one measure over all services.</summary>
internal static class MeasureRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ListMeasures list,
        ReadFigure read,
        Texts texts,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var scope = (await reader.Scope(http, null, texts["measurement.scope.all"], cancel)).Value;
        var asked = await list.Run(
            desk.Agency.AgencyId,
            scope,
            desk.FirstQuarter,
            desk.ThisQuarter,
            cancel
        );
        var figures = await Task.WhenAll(
            asked.Select(async each =>
                (
                    await read.Run(
                        new FigureQuery(
                            desk.Agency.AgencyId,
                            scope,
                            each.Measure.Key,
                            desk.Latest(each.Periods)!
                        ),
                        cancel
                    )
                ).Value
            )
        );
        return new RazorComponentResult<MeasuresPage>(new { Figures = figures });
    }

    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListMeasures list,
        ReadLeague read,
        Texts texts,
        string measure,
        string? period,
        string? sort,
        CancellationToken cancel
    )
    {
        if (Measure.Find(measure) is not { } found)
            return Results.NotFound();
        var desk = await reader.Desk(http, cancel);
        var scope = (await reader.Scope(http, null, texts["measurement.scope.all"], cancel)).Value;
        var asked = (
            await list.Run(desk.Agency.AgencyId, scope, desk.FirstQuarter, desk.ThisQuarter, cancel)
        ).FirstOrDefault(each => each.Measure == found);
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        var at = Quarter(desk, period) ?? desk.Latest(asked?.Periods ?? []);
        var league = at is null
            ? null
            : (
                await read.Run(
                    new LeagueQuery(desk.Agency.AgencyId, scope, found.Key, at)
                    {
                        Before = desk.Before(at),
                        Rule = LeagueRule.Of(services.Count, found.Key),
                    },
                    cancel
                )
            ).Value;
        return new RazorComponentResult<MeasurePage>(
            new
            {
                Measure = found,
                League = league,
                Services = services,
                Quarters = (asked?.Periods ?? [])
                    .Select(each => desk.Calendar.QuarterOf(each.First))
                    .Reverse()
                    .ToList(),
                Sort = TableSort.Parse(sort),
            }
        );
    }

    private static Period? Quarter(Desk desk, string? name) =>
        name is { Length: > 0 }
        && desk.Calendar.Read(name) is { IsDone: true, Value: { Grain: Grain.Quarter } quarter }
            ? quarter
            : null;
}
