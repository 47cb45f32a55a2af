using Bellwether.Collection;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>Puts what needs somebody in order: alerts, clearances that end or lack, services that got worse, broken series, few answers, withheld filings.</summary>
internal sealed class LookHereFirst(Texts texts, IReadOnlyList<Service> services)
{
    private const int DaysAhead = 30;

    // More of a kind than this are one sentence, or they would bury everything else.
    private const int MostOfAKind = 3;

    private readonly Dictionary<Guid, Service> byId = services.ToDictionary(service =>
        service.ServiceId
    );

    public IReadOnlyList<LookItem> Of(
        League? league,
        ClearanceRegister register,
        AlertList alerts
    ) =>
        [
            .. Alerts(alerts),
            .. Clearances(register),
            .. league is null
                ? []
                : Worse(league)
                    .Concat(Breaks(league))
                    .Concat(FewAnswer(league))
                    .Concat(Withheld(league)),
        ];

    // What changed within days comes before what lasts.
    private IEnumerable<LookItem> Alerts(AlertList alerts) =>
        alerts
            .Waiting.Where(alert => byId.ContainsKey(alert.ServiceId))
            .Take(MostOfAKind)
            .Select(alert => new LookItem(
                texts.Say(
                    "monitoring.look.alert",
                    byId[alert.ServiceId].NameIn(Language.Current.Code)
                ),
                SignalSentences.Say(alert.Signals[0]).In(Language.Current.Code),
                $"/act/alerts/{alert.AlertId}"
            ));

    // What may not be asked, then what ends next.
    private IEnumerable<LookItem> Clearances(ClearanceRegister register) =>
        register
            .Uncovered.Where(each => byId.ContainsKey(each.Collector.ServiceId))
            .Select(each => new LookItem(
                texts.Say("measurement.look.uncovered", each.Collector.Name),
                each.Why.Says.In(Language.Current.Code),
                "/listen/clearances#uncovered"
            ))
            .Concat(
                from standing in register.Clearances
                where !standing.Warnings.IsEmpty && IsNear(standing)
                where standing.Collectors.Any(collector => byId.ContainsKey(collector.ServiceId))
                select new LookItem(
                    texts.Say("measurement.look.clearance", standing.Clearance.Title),
                    standing.Warnings[0].Says.In(Language.Current.Code),
                    $"/listen/clearances/{standing.Clearance.ClearanceId}"
                )
            );

    // The first warnings come months ahead: the register shows them, the home page waits for the last month.
    private static bool IsNear(ClearanceStanding standing) =>
        standing.DaysLeft is <= DaysAhead || standing.Burden.IsHigh;

    private IEnumerable<LookItem> Worse(League league) =>
        from row in league.Rows
        where row.Verdict == Verdict.Worse
        orderby row.Change.Value
        select new LookItem(
            texts.Say("measurement.look.worse", row.Service),
            texts.Say(
                "measurement.verdict.worse",
                PeriodWords.Name(texts, league.Before!),
                Numbers.Change(texts, row.Change)
            ),
            Page(row.ServiceId)
        );

    private IEnumerable<LookItem> Breaks(League league)
    {
        var broken = league.Rows.Where(row => row.Breaks.Any(each => each.CutsSeries)).ToList();
        if (broken.Count > MostOfAKind)
            return
            [
                new LookItem(
                    texts.Count("measurement.look.breaks", broken.Count),
                    Named(broken) + " " + texts["measurement.look.break-means"],
                    "/#league"
                ),
            ];
        return broken.Select(row => new LookItem(
            texts.Say("measurement.look.break", row.Service),
            TrendWords.Say(texts, row.Breaks.Where(each => each.CutsSeries))
                + " "
                + texts["measurement.look.break-means"],
            Page(row.ServiceId) + "#trend"
        ));
    }

    private IEnumerable<LookItem> FewAnswer(League league)
    {
        var low = league
            .Rows.Where(row => row.ResponseRate.IsLow)
            .OrderBy(row => row.ResponseRate.Rate.Value)
            .ToList();
        if (low.Count > MostOfAKind)
            return
            [
                new LookItem(
                    texts.Count("measurement.look.few-all", low.Count),
                    Named(low) + " " + texts["measurement.look.few-means"],
                    "/?sort=rate#league"
                ),
            ];
        return low.Select(row => new LookItem(
            texts.Say("measurement.look.few", row.Service),
            row.ResponseRate.Words.In(Language.Current.Code),
            Page(row.ServiceId)
        ));
    }

    private IEnumerable<LookItem> Withheld(League league)
    {
        var filings = league.Rows.Sum(row => row.Withheld.Sum(each => each.Filings));
        if (filings > 0)
            yield return new LookItem(
                texts.Count(
                    "measurement.look.withheld",
                    filings,
                    PeriodWords.Name(texts, league.Period)
                ),
                texts["measurement.look.withheld-means"],
                "/government-wide#withheld"
            );
    }

    private string Named(List<LeagueRow> rows)
    {
        var names = string.Join(", ", rows.Take(MostOfAKind).Select(row => row.Service));
        return rows.Count > MostOfAKind
            ? texts.Count("measurement.look.more", rows.Count - MostOfAKind, names)
            : names + ".";
    }

    private string Page(Guid serviceId) => Links.Service(byId[serviceId].Slug);
}
