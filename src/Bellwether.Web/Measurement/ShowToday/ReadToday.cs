using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>Calls the reads of the home page.</summary>
internal sealed class ReadToday(
    Reader reader,
    ListCollectors listCollectors,
    ListMeasures listMeasures,
    ReadLeague readLeague,
    Texts texts
)
{
    private const int MostShown = 12;

    public async Task<TodayView> Run(HttpContext http, CancellationToken cancel)
    {
        var desk = await reader.Desk(http, cancel);
        var agencyId = desk.Agency.AgencyId;
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        var collectors = await listCollectors.Run(agencyId, null, cancel);
        var scope = Scopes.Of(
            texts["measurement.scope.all"],
            collectors,
            services,
            Language.Current.Code
        );
        var asked = await listMeasures.Run(
            agencyId,
            scope,
            desk.FirstQuarter,
            desk.ThisQuarter,
            cancel
        );
        var trust = asked.FirstOrDefault(each => each.Measure.Key == "trust");
        var period = desk.Latest(trust?.Periods ?? asked.SelectMany(each => each.Periods));
        var league =
            trust is null || period is null
                ? null
                : (
                    await readLeague.Run(
                        new LeagueQuery(agencyId, scope, trust.Measure.Key, period)
                        {
                            Before = desk.Before(period),
                        },
                        cancel
                    )
                ).Value;
        var look = new LookHereFirst(texts, services, desk.Today).Of(league, collectors);
        return new TodayView(
            services,
            period,
            league,
            [.. look.Take(MostShown)],
            Math.Max(0, look.Count - MostShown),
            http.MayAnywhere(Permission.ImportData)
        );
    }
}
