using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Improvement;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement.FollowLive;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowService;

/// <summary>Calls the reads that the page of a service needs, those that do not wait for each other at the same time.</summary>
internal sealed class ReadServiceView(
    Reader reader,
    ListCollectors listCollectors,
    ListMeasures listMeasures,
    ReadFigure readFigure,
    global::Bellwether.Measurement.ComparePeriods comparePeriods,
    ReadTrend readTrend,
    ReadDrivers readDrivers,
    ReadImportance readImportance,
    ReadNowcast readNowcast,
    ReadSplit readSplit,
    ReadComments readComments,
    ReadThemes readThemes,
    ListChanges listChanges,
    ReadUnitTree readUnits,
    ReadIndex readIndex,
    ListIndices listIndices,
    Outbox outbox
)
{
    private const int MostComments = 8;
    private const int MostQuarters = 12;
    private const int MostMonths = 24;

    public async Task<ServiceView> Run(
        HttpContext http,
        Service service,
        ServiceAddress address,
        CancellationToken cancel
    )
    {
        var mayRead = await reader.May(http, Permission.ReadComments, service, cancel);
        var collectors = await listCollectors.Run(service.AgencyId, service.ServiceId, cancel);
        var scope = Scopes.Of(
            service.NameIn(Language.Current.Code),
            collectors,
            [service],
            Language.Current.Code
        );
        var changes = listChanges.Run(service.AgencyId, service.ServiceId, false, cancel);
        var units = readUnits.Run(service.AgencyId, cancel);
        var comments = mayRead
            ? readComments.Run(service.AgencyId, scope.CollectorIds, MostComments, null, cancel)
            : null;
        var said = Said(http, service, scope, address, cancel);
        var told = await said;
        var period = told?.Period ?? (await reader.Desk(http, cancel)).ThisQuarter;
        return new ServiceView(
            service,
            (await units).Find(service.UnitId)?.Name,
            collectors,
            await changes,
            comments is null ? null : await comments,
            await reader.May(http, Permission.RecordChanges, service, cancel),
            await reader.May(http, Permission.ExportResponses, service, cancel),
            await said
        )
        {
            Index = await Index(http, service, scope, cancel),
            Spreads = await Spreads(service, told, cancel),
            Themes = mayRead
                ? await readThemes.Run(
                    new ThemesQuery(
                        service.AgencyId,
                        scope,
                        period,
                        (await reader.Desk(http, cancel)).Before(period)
                    )
                    {
                        Reader = await reader.Reads(http, [service.ServiceId], cancel),
                        Rule = LeagueRule.Of(await Among(http, cancel), null),
                    },
                    cancel
                )
                : null,
        };
    }

    private async Task<IReadOnlyList<SpreadFigure>> Spreads(
        Service service,
        ServiceSaid? said,
        CancellationToken cancel
    )
    {
        if (said is null)
            return [];
        var target = TargetOf.Measure(
            await listIndices.Run(service.AgencyId, cancel),
            service.Audience,
            said.Measure.Key
        );
        return
        [
            .. said.Splits.Select(split => MakeSpread.Of(split, target)).OfType<SpreadFigure>(),
        ];
    }

    private async Task<IndexFigure?> Index(
        HttpContext http,
        Service service,
        Scope scope,
        CancellationToken cancel
    )
    {
        if (service.Audience == Audience.Internal)
            return null;
        var desk = await reader.Desk(http, cancel);
        var reading = await readIndex.Run(
            new IndexQuery(
                service.AgencyId,
                service.Audience == Audience.Public ? "psqi" : "partner-sqi",
                [service],
                scope,
                desk.Before(desk.ThisQuarter)
            )
            {
                QuartersBefore = 0,
                Language = Language.Current.Code,
            },
            cancel
        );
        return reading.IsDone ? reading.Value.Now.Services.FirstOrDefault() : null;
    }

    private async Task<ServiceSaid?> Said(
        HttpContext http,
        Service service,
        Scope scope,
        ServiceAddress address,
        CancellationToken cancel
    )
    {
        // Asked before anything is read: what comes later is news to the page.
        var position = await outbox.Latest(cancel);
        var desk = await reader.Desk(http, cancel);
        var asked = await listMeasures.Run(
            service.AgencyId,
            scope,
            desk.FirstQuarter,
            desk.ThisQuarter,
            cancel
        );
        if (asked.Count == 0)
            return null;
        var chosen = asked.FirstOrDefault(each => each.Measure.Key == address.Measure) ?? asked[0];
        if (address.PeriodAt(desk.Calendar) is not { } period)
            period = desk.Latest(chosen.Periods)!;
        var query = new FigureQuery(service.AgencyId, scope, chosen.Measure.Key, period);
        var among = await Among(http, cancel);
        var headlines = Task.WhenAll(
            asked
                .OrderBy(each => each != chosen)
                .Where(each =>
                    each == chosen || each.Periods.Any(answered => period.Contains(answered.First))
                )
                .Select(each =>
                    Headline(
                        query with
                        {
                            Measure = each.Measure.Key,
                        },
                        desk.Before(period),
                        among,
                        cancel
                    )
                )
        );
        var trend = ReadTrend(query, desk, address.ByMonth, cancel);
        var drivers = readDrivers.Run(query, cancel);
        var importance = readImportance.Run(
            query with
            {
                Rule = LeagueRule.Of(among, null),
            },
            cancel
        );
        var splits = Task.WhenAll(
            Enum.GetValues<SplitBy>()
                .Select(by =>
                    readSplit.Run(
                        new SplitQuery(query.AgencyId, scope, query.Measure, period, by)
                        {
                            Rule = LeagueRule.Of(among, null),
                        },
                        cancel
                    )
                )
        );
        await Task.WhenAll(headlines, trend, drivers, importance, splits);
        return new ServiceSaid(
            chosen.Measure,
            period,
            [.. chosen.Periods.Select(each => desk.Calendar.QuarterOf(each.First)).Reverse()],
            await headlines,
            await trend,
            address.ByMonth,
            (await drivers).Value,
            [
                .. (await splits)
                    .Select(split => split.Value)
                    .Where(split => split.Parts.Count(part => !part.IsSuppressed) > 1),
            ],
            LiveRequests.IsLive(service, period, desk) ? position : null
        )
        {
            Importance = (await importance).Value,
            Nowcast = (
                await readNowcast.Run(
                    new NowcastQuery(
                        query.AgencyId,
                        scope,
                        query.Measure,
                        Period.Month(Period.MonthNumber(desk.Today) - MostMonths),
                        Period.Month(Period.MonthNumber(desk.Today))
                    ),
                    cancel
                )
            ).Value,
        };
    }

    private async Task<Headline> Headline(
        FigureQuery query,
        Period before,
        int among,
        CancellationToken cancel
    )
    {
        var figure = readFigure.Run(query, cancel);
        var compared = comparePeriods.Run(
            new ComparisonQuery(query.AgencyId, query.Scope, query.Measure, before, query.Period)
            {
                Rule = LeagueRule.Of(among, query.Measure),
            },
            cancel
        );
        return new Headline((await figure).Value, (await compared).Value);
    }

    // Whoever opens this page can open those of all services within reach: that many looks are allowed for.
    private async Task<int> Among(HttpContext http, CancellationToken cancel) =>
        (await reader.Services(http, Permission.ReadFigures, cancel)).Count;

    // Filings are kept by quarter: a service that has nothing else has no months to show, and its trend says so.
    private async Task<Trend> ReadTrend(
        FigureQuery query,
        Desk desk,
        bool byMonth,
        CancellationToken cancel
    )
    {
        var (first, last) = byMonth
            ? (
                Period.Month(Period.MonthNumber(desk.FirstQuarter.First)),
                Period.Month(Period.MonthNumber(desk.Today))
            )
            : (desk.FirstQuarter, desk.ThisQuarter);
        var trend = await readTrend.Run(
            new TrendQuery(query.AgencyId, query.Scope, query.Measure, first, last),
            cancel
        );
        return TrendWords.Recent(trend.Value, byMonth ? MostMonths : MostQuarters);
    }
}
