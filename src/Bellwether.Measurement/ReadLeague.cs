using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Measurement;

/// <summary>Which figures are put side by side.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scopes">One per line: services, say. They share no collector.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Period">Of which period.</param>
public sealed record LeagueQuery(
    Guid AgencyId,
    IReadOnlyList<Scope> Scopes,
    string Measure,
    Period Period
);

/// <summary>One line: a figure, and whether it differs from all the others together.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="AgainstRest">Its share of favourable answers against that of all other lines; null with too few answers.</param>
public sealed record LeagueLine(Figure Figure, SliceComparison? AgainstRest)
{
    /// <summary>True when it differs from the rest beyond chance, all lines considered together, and by enough to matter.</summary>
    public bool IsDifferent => AgainstRest?.Different == true;
}

/// <summary>The same figure for many scopes, in one read. Lines are not ranks: those that do not differ from the rest are alike.</summary>
public sealed class ReadLeague
{
    private readonly GatherCounts gather;
    private readonly RateOfResponse rates;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadLeague(
        GatherCounts gather,
        RateOfResponse rates,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.gather = gather;
        this.rates = rates;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>One line per scope, in the same order; refused when there is no such measure or agency.</summary>
    public async Task<Outcome<IReadOnlyList<LeagueLine>>> Run(
        LeagueQuery query,
        CancellationToken cancel = default
    )
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var all = new Scope("", [.. query.Scopes.SelectMany(scope => scope.Collectors)]);
        var gathered = await gather.Run(
            query.AgencyId,
            all,
            measure.Key,
            query.Period,
            query.Period,
            cancel
        );
        var volumes = await rates.Volumes(query.AgencyId, all, query.Period, cancel);
        var open = query.Period.Last >= agency.Calendar.LocalDay(time.GetUtcNow());
        var figures = query
            .Scopes.Select(scope =>
            {
                var own = gathered.Of(scope);
                return MakeFigure.Of(
                    measure,
                    new FigureQuery(query.AgencyId, scope, measure.Key, query.Period),
                    own,
                    RateOfResponse.Of(volumes, scope, query.Period, own.Responses),
                    open
                );
            })
            .ToList();
        return Outcome<IReadOnlyList<LeagueLine>>.Done(Lines(figures));
    }

    private static IReadOnlyList<LeagueLine> Lines(List<Figure> figures)
    {
        var slices = figures
            .Where(figure => figure.Status == EstimateStatus.Enough)
            .Select(figure => KeyValuePair.Create(figure.Scope.Name, Shares(figure)))
            .ToList();
        if (slices.Count < 2)
            return [.. figures.Select(figure => new LeagueLine(figure, null))];
        var compared = new Queue<SliceComparison>(SliceAgainstRest.Compare(slices));
        return
        [
            .. figures.Select(figure => new LeagueLine(
                figure,
                figure.Status == EstimateStatus.Enough ? compared.Dequeue() : null
            )),
        ];
    }

    private static Histogram Shares(Figure figure)
    {
        var favourable = (long)Math.Round(figure.Favourable.Value!.Value * figure.Answers);
        return new Histogram(0, figure.Answers - favourable, favourable);
    }
}
