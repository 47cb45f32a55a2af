using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Counts what was filed, so that nobody takes a part for the whole.</summary>
public sealed class ReadCoverage
{
    private readonly ReadTallies tallies;
    private readonly ListServices listServices;
    private readonly FindAgency agencies;

    internal ReadCoverage(ReadTallies tallies, ListServices listServices, FindAgency agencies)
    {
        this.tallies = tallies;
        this.listServices = listServices;
        this.agencies = agencies;
    }

    /// <summary>The coverage; refused when there is no such agency.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="scope">Which collectors.</param>
    /// <param name="first">The first fiscal quarter.</param>
    /// <param name="last">The last one.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Outcome<Coverage>> Run(
        Guid agencyId,
        Scope scope,
        Period first,
        Period last,
        CancellationToken cancel = default
    )
    {
        if (await agencies.Run(agencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var read = await tallies.Run(agencyId, scope.CollectorIds, first.First, last.Last, cancel);
        var services = scope.Collectors.ToDictionary(
            collector => collector.CollectorId,
            collector => collector.ServiceId
        );
        var units = (await listServices.Run(agencyId, null, cancel)).ToDictionary(
            service => service.ServiceId,
            service => service.UnitId
        );
        var filed = Filed(read);
        var served = filed.Select(each => services[each.CollectorId]).Distinct().ToList();
        return new Coverage(
            filed.Count,
            filed.Select(each => each.CollectorId).Distinct().Count(),
            served.Count,
            served.Where(units.ContainsKey).Select(service => units[service]).Distinct().Count(),
            filed.Sum(each => each.Respondents),
            filed.Count(each => each.IsWithheld),
            [.. Quarters(filed, services, agency.Calendar)],
            Exclusions(read)
        );
    }

    // A correction is a filing taken back and another one put in its place: what is left of a survey and quarter is one filing.
    private static List<FiledSurvey> Filed(IReadOnlyList<Tally> read) =>
        [
            .. read.GroupBy(tally => (tally.CollectorId, tally.First))
                .Where(same => same.Sum(Sign) > 0)
                .Select(same => new FiledSurvey(
                    same.Key.CollectorId,
                    same.Key.First,
                    same.Sum(tally => tally.Respondents ?? 0),
                    same.SelectMany(tally => tally.Items)
                        .Where(item => item.Withheld is not null)
                        .Sum(item => item.Counts.Any(count => count < 0) ? -1 : 1) > 0
                )),
        ];

    private static int Sign(Tally tally) =>
        tally.Respondents < 0 || tally.Items.Any(item => item.Counts.Any(count => count < 0))
            ? -1
            : 1;

    private static IEnumerable<QuarterCovered> Quarters(
        List<FiledSurvey> filed,
        Dictionary<Guid, Guid> services,
        FiscalCalendar calendar
    ) =>
        filed
            .GroupBy(each => calendar.QuarterOf(each.First))
            .OrderBy(same => same.Key.First)
            .Select(same => new QuarterCovered(
                same.Key,
                same.Count(),
                same.Select(each => services[each.CollectorId]).Distinct().Count(),
                same.Sum(each => each.Respondents),
                same.Count(each => each.IsWithheld)
            ));

    private static ImmutableArray<Exclusion> Exclusions(IReadOnlyList<Tally> read) =>
        [
            .. from tally in read
            from item in tally.Items
            where item.Withheld is not null
            group item.Counts.Sum() by item.Withheld into same
            let filings = same.Count(answers => answers >= 0) - same.Count(answers => answers < 0)
            where filings > 0
            orderby filings descending, same.Key
            select new Exclusion(same.Key!, WithheldReasons.Say(same.Key!), filings, same.Sum()),
        ];

    private sealed record FiledSurvey(
        Guid CollectorId,
        DateOnly First,
        long Respondents,
        bool IsWithheld
    );
}
