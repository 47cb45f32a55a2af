using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Which perception gap is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Services">The services within the reader's reach.</param>
/// <param name="Scope">The collectors of those services: managers' surveys and customers' among them.</param>
/// <param name="Period">A fiscal quarter; null: the last one in which managers were asked.</param>
/// <param name="Today">The local day.</param>
public sealed record GapQuery(
    Guid AgencyId,
    IReadOnlyList<Service> Services,
    Scope Scope,
    Period? Period,
    DateOnly Today
);

/// <summary>What managers believe against what customers say: the gap, where it is widest, and how it moves.</summary>
public sealed class ReadPerceptionGap
{
    /// <summary>Fewer managers than this are never shown alone.</summary>
    public const int FewestManagers = 10;

    private const int QuartersBack = 12;

    private readonly GatherCounts gather;
    private readonly GatherManagers managers;
    private readonly FindAgency agencies;
    private readonly ReadUnitTree units;

    internal ReadPerceptionGap(
        GatherCounts gather,
        GatherManagers managers,
        FindAgency agencies,
        ReadUnitTree units
    )
    {
        this.gather = gather;
        this.managers = managers;
        this.agencies = agencies;
        this.units = units;
    }

    /// <summary>The gap; refused when there is no such agency, the period is no quarter, or managers were never asked.</summary>
    public async Task<Outcome<PerceptionGapFigure>> Run(
        GapQuery query,
        CancellationToken cancel = default
    )
    {
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        if (query.Period is { Grain: not Grain.Quarter } other)
            return Refusals.NoQuarter(other.Name);
        var last = query.Period ?? agency.Calendar.QuarterOf(query.Today);
        var first = agency.Calendar.QuarterOf(last.First.AddMonths(-3 * QuartersBack));
        var asked = await Gather(query, GapItems.Manager, first, last, cancel);
        var quarter =
            query.Period is not null ? last
            : asked.Count > 0
                ? agency.Calendar.QuarterOf(Period.Month(asked.Max(each => each.Period)).First)
            : null;
        var number = quarter is null ? 0 : Period.MonthNumber(quarter.First);
        var now = asked.Where(each => each.Period == number).ToList();
        if (quarter is null || now.Count == 0)
            return Refusals.NoManagers(last.Name);
        var said = await Gather(query, GapItems.Customer, first, last, cancel);
        var trust = await Gather(query, "trust", quarter, quarter, cancel);
        var people = await managers.Run(
            query.AgencyId,
            [.. now.Select(each => each.Collector).DistinctBy(each => each.CollectorId)],
            quarter,
            cancel
        );
        var make = new MakeGap([.. said.Where(each => each.Period == number)], trust, people);
        var unitOf = query.Services.ToDictionary(
            service => service.ServiceId,
            service => service.UnitId
        );
        var tree = await units.Run(query.AgencyId, cancel);
        var byUnit = make.Units(unitOf, id => tree.Find(id)?.Name ?? "");
        var levels = make.Levels();
        return new PerceptionGapFigure(
            quarter,
            make.Whole(),
            [.. byUnit.Select(each => each.Figure)],
            [.. levels.Select(each => each.Figure)],
            MostWrong([.. byUnit, .. levels]),
            [.. Trend(agency.Calendar, asked, said)],
            GapItems.Grade(now, make.Customers),
            GapItems.Note(now, make.Customers)
        );
    }

    private async Task<IReadOnlyList<Counted>> Gather(
        GapQuery query,
        string item,
        Period first,
        Period last,
        CancellationToken cancel
    ) => (await gather.Run(query.AgencyId, query.Scope, item, first, last, cancel)).Kept;

    private static ImmutableArray<GapFigure> MostWrong(
        IReadOnlyList<(GapFigure Figure, double? P)> all
    )
    {
        var shown = all.Where(each => each.Figure.Gap.Value is not null).ToList();
        var adjusted = FalseDiscovery.BenjaminiHochberg([.. shown.Select(each => each.P)]);
        return
        [
            .. shown
                .Where((each, i) => adjusted[i] <= 0.05)
                .Select(each => each.Figure)
                .OrderByDescending(figure => Math.Abs(figure.Gap.Value!.Value)),
        ];
    }

    private static IEnumerable<GapPoint> Trend(
        FiscalCalendar calendar,
        IReadOnlyList<Counted> managers,
        IReadOnlyList<Counted> customers
    ) =>
        from quarter in managers.Select(each => each.Period).Distinct().Order()
        let a = MakeGap.Count(managers.Where(each => each.Period == quarter))
        let b = MakeGap.Count(customers.Where(each => each.Period == quarter))
        where a.N > 0 && b.N > 0
        select new GapPoint(
            calendar.QuarterOf(Period.Month(quarter).First),
            MakeGap.Gap(a, b).Estimate
        );
}
