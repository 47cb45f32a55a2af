using Bellwether.Collection;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>Puts what needs somebody in order: approvals that end, services that got worse, broken series, few answers, withheld filings.</summary>
internal sealed class LookHereFirst(Texts texts, IReadOnlyList<Service> services, DateOnly today)
{
    private const int DaysAhead = 30;

    // More of a kind than this are one sentence, or they would bury everything else.
    private const int MostOfAKind = 3;

    private readonly Dictionary<Guid, Service> byId = services.ToDictionary(service =>
        service.ServiceId
    );

    public IReadOnlyList<LookItem> Of(League? league, IReadOnlyList<Collector> collectors) =>
        [
            .. Clearances(collectors),
            .. league is null
                ? []
                : Worse(league)
                    .Concat(Breaks(league))
                    .Concat(FewAnswer(league))
                    .Concat(Withheld(league)),
        ];

    private IEnumerable<LookItem> Clearances(IReadOnlyList<Collector> collectors) =>
        from collector in collectors
        where collector.IsOpen && byId.ContainsKey(collector.ServiceId)
        let days = collector.Clearance?.ExpiresOn.DayNumber - today.DayNumber
        where days <= DaysAhead
        orderby days, collector.Name
        select new LookItem(
            texts.Say("measurement.look.clearance", collector.Name),
            days < 0
                ? texts.Say(
                    "measurement.look.clearance-over",
                    texts.Date(collector.Clearance!.ExpiresOn)
                )
                : texts.Count(
                    "measurement.look.clearance-days",
                    days.Value,
                    texts.Date(collector.Clearance!.ExpiresOn)
                ),
            Page(collector.ServiceId) + "#collectors"
        );

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
