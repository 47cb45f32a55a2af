using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Web.Collection.BeginAsking;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>Calls the reads of the home page.</summary>
internal sealed class ReadToday(
    Reader reader,
    ListClearances listClearances,
    ListCollectors listCollectors,
    ListMeasures listMeasures,
    ReadLeague readLeague,
    ListAlerts listAlerts,
    ReadFirstSteps readFirstSteps,
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
        var periods = trust?.Periods ?? [.. asked.SelectMany(each => each.Periods)];
        var period = desk.Latest(periods);
        var league = await League(period);
        // A running quarter can often not tell anything yet: then the last one that is over says how things stand.
        if (
            league?.Rows.All(row => row.Verdict == Verdict.CannotTellYet) == true
            && period!.Contains(desk.Today)
            && desk.LatestWhole(periods) is { } whole
        )
            (period, league) = (whole, await League(whole));
        var look = new LookHereFirst(texts, services).Of(
            league,
            await listClearances.Run(agencyId, cancel),
            await listAlerts.Run(
                agencyId,
                [.. services.Select(service => service.ServiceId)],
                cancel
            )
        );
        return new TodayView(
            services,
            period,
            league,
            [.. look.Take(MostShown)],
            Math.Max(0, look.Count - MostShown),
            http.MayAnywhere(Permission.ImportData)
        )
        {
            Begin = period is null ? await readFirstSteps.Run(http, cancel) : null,
        };

        async Task<League?> League(Period? at) =>
            trust is null || at is null
                ? null
                : (
                    await readLeague.Run(
                        new LeagueQuery(agencyId, scope, trust.Measure.Key, at)
                        {
                            Before = desk.Before(at),
                            Rule = LeagueRule.Of(services.Count, trust.Measure.Key),
                        },
                        cancel
                    )
                ).Value;
    }
}
