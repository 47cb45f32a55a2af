using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Which pairs are asked for, together on one page.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Asked">The pairs.</param>
/// <param name="Period">A fiscal quarter; those who serve are looked for in it and in the three before.</param>
public sealed record PairsQuery(Guid AgencyId, IReadOnlyList<PairAsked> Asked, Period Period);

/// <summary>The same question asked of customers and of the staff who serve them, side by side.</summary>
/// <remarks>
/// Those who serve are few: a side of fewer than ten of them is suppressed, whatever their form promised; a form's own promise is
/// kept by blocks of whole quarters before anything is counted (<see cref="SmallGroups"/>).
/// </remarks>
public sealed class ReadPairs
{
    private const double FalseDiscoveryRate = 0.05;

    private readonly GatherCounts gather;
    private readonly FindAgency agencies;

    internal ReadPairs(GatherCounts gather, FindAgency agencies)
    {
        this.gather = gather;
        this.agencies = agencies;
    }

    /// <summary>The pairs, in the order asked; refused when there is no such agency or the period is no quarter.</summary>
    public async Task<Outcome<ImmutableArray<PairedFigure>>> Run(
        PairsQuery query,
        CancellationToken cancel = default
    )
    {
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        if (query.Period.Grain != Grain.Quarter)
            return Refusals.NoQuarter(query.Period.Name);
        var found = new List<(PairedFigure Figure, double? P)>();
        foreach (var asked in query.Asked)
            found.Add(await Pair(query, asked, agency.Calendar, cancel));
        var adjusted = FalseDiscovery.BenjaminiHochberg([.. found.Select(each => each.P)]);
        return found
            .Select((each, i) => each.Figure with { Holds = adjusted[i] <= FalseDiscoveryRate })
            .ToImmutableArray();
    }

    private async Task<(PairedFigure Figure, double? P)> Pair(
        PairsQuery query,
        PairAsked asked,
        FiscalCalendar calendar,
        CancellationToken cancel
    )
    {
        var mirror = Mirrors.All.GetValueOrDefault(asked.Mirror);
        var first = calendar.QuarterOf(query.Period.First.AddMonths(-9));
        var staff = await Gather(query, asked, mirror.Staff, first, query.Period, cancel);
        var number = staff
            .Kept.Where(each => each.Answers > 0)
            .Select(each => each.Period)
            .Concat(staff.KeptBack.Periods)
            .DefaultIfEmpty(Period.MonthNumber(query.Period.First))
            .Max();
        var period = calendar.QuarterOf(Period.Month(number).First);
        var served = staff.Kept.Where(each => each.Period == number).ToList();
        var heard = await Gather(query, asked, asked.Mirror, period, period, cancel);
        var customers = heard
            .Kept.Where(each => asked.Channel is null || each.Channel == asked.Channel)
            .ToList();
        var managers = await Gather(query, asked, mirror.Managers, period, period, cancel);
        var (gap, p) = MakeGap.Gap(MakeGap.Count(served), MakeGap.Count(customers));
        return (
            new PairedFigure(
                asked.Key,
                period,
                Side("customers", customers, heard.KeptBack.Least > 0, false),
                Side("staff", served, staff.KeptBack.In(number), true),
                managers.Kept.Count > 0 || managers.KeptBack.Least > 0
                    ? Side("managers", managers.Kept, managers.KeptBack.Least > 0, true)
                    : null,
                gap,
                false,
                Grade(served, customers)
            ),
            p
        );
    }

    private async Task<Gathered> Gather(
        PairsQuery query,
        PairAsked asked,
        string? item,
        Period first,
        Period last,
        CancellationToken cancel
    ) =>
        item is null
            ? new Gathered([], [], new Dictionary<(Guid, int, string), long>())
            : await gather.Run(query.AgencyId, asked.Scope, item, first, last, cancel);

    private static PairSide Side(
        string side,
        IReadOnlyList<Counted> counted,
        bool keptBack,
        bool serve
    )
    {
        var (hits, n) = MakeGap.Count(counted);
        var status = MakeFigure.Status(n);
        return new PairSide(
            side,
            status == EstimateStatus.Enough ? Proportion.Of(hits, n)
                : keptBack || (serve && n > 0)
                    ? Estimate.Without(EstimateStatus.Suppressed, 0, "wilson")
                : Estimate.Without(status, serve ? 0 : n, "wilson"),
            counted.Count > 0 ? counted[0].Item.Prompt : null
        );
    }

    // The two questions are made as mirrors; other words or another number of answers make a direction of a distance.
    private static Comparability Grade(
        IReadOnlyList<Counted> staff,
        IReadOnlyList<Counted> customers
    ) =>
        staff
            .Concat(customers)
            .Select(each =>
                Enumerable
                    .Range(0, each.Item.Options.Length)
                    .Count(place => AnswerForm.IsAnswer(each.Item, place))
            )
            .Distinct()
            .Count() <= 1
            ? Comparability.B
            : Comparability.C;
}
