using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowDrivers;

/// <summary>What the page of a service's drivers shows.</summary>
/// <param name="Measure">The outcome.</param>
/// <param name="Measures">Outcomes that can be chosen.</param>
/// <param name="Period">The period.</param>
/// <param name="Quarters">Quarters that can be chosen, newest first.</param>
/// <param name="Importance">What is linked with the outcome on a scale.</param>
/// <param name="Named">What people named.</param>
/// <param name="Compared">The change of the outcome and its parts.</param>
public sealed record DriversView(
    Measure Measure,
    IReadOnlyList<Measure> Measures,
    Period Period,
    IReadOnlyList<Period> Quarters,
    DriverImportance Importance,
    DriversNamed Named,
    PeriodsCompared Compared
);

/// <summary>Calls the reads of that page.</summary>
internal sealed class ReadDriversView(
    Reader reader,
    Scopes scopes,
    ListMeasures listMeasures,
    ReadImportance readImportance,
    ReadDrivers readDrivers,
    global::Bellwether.Measurement.ComparePeriods comparePeriods
)
{
    private static readonly string[] Outcomes = ["trust", "satisfaction"];

    /// <summary>The view; null while nobody answered about an outcome.</summary>
    public async Task<DriversView?> Run(
        HttpContext http,
        Service service,
        string? measure,
        string? period,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var scope = await scopes.OfService(service, Language.Current.Code, cancel);
        var asked = (
            await listMeasures.Run(
                service.AgencyId,
                scope,
                desk.FirstQuarter,
                desk.ThisQuarter,
                cancel
            )
        )
            .Where(each => Outcomes.Contains(each.Measure.Key))
            .ToList();
        if (asked.Count == 0)
            return null;
        var chosen = asked.Find(each => each.Measure.Key == measure) ?? asked[0];
        var at =
            period is { Length: > 0 }
            && desk.Calendar.Read(period)
                is { IsDone: true, Value: { Grain: Grain.Quarter or Grain.Year } named }
                ? named
                : desk.Latest(chosen.Periods)!;
        var among = (await reader.Services(http, Permission.ReadFigures, cancel)).Count;
        var query = new FigureQuery(service.AgencyId, scope, chosen.Measure.Key, at)
        {
            Rule = LeagueRule.Of(among, null),
        };
        return new DriversView(
            chosen.Measure,
            [.. asked.Select(each => each.Measure)],
            at,
            [.. chosen.Periods.Select(each => desk.Calendar.QuarterOf(each.First)).Reverse()],
            (await readImportance.Run(query, cancel)).Value,
            (await readDrivers.Run(query, cancel)).Value,
            (
                await comparePeriods.Run(
                    new ComparisonQuery(
                        service.AgencyId,
                        scope,
                        chosen.Measure.Key,
                        desk.Before(at),
                        at
                    )
                    {
                        Rule = LeagueRule.Of(among, chosen.Measure.Key),
                    },
                    cancel
                )
            ).Value
        );
    }
}
