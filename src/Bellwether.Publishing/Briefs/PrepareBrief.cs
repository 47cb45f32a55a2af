using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Which brief is asked for.</summary>
/// <param name="AgencyId">Whose data.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="About">The agency's or the unit's name.</param>
/// <param name="Unit">The unit's name, or null when it is about the whole agency.</param>
/// <param name="Quarter">Of which fiscal quarter.</param>
public sealed record BriefQuery(
    Guid AgencyId,
    Scope Scope,
    string About,
    string? Unit,
    Period Quarter
);

/// <summary>Prepares a brief: reads every fact through Measurement and computes no figure of its own.</summary>
public sealed class PrepareBrief
{
    private const int QuartersBack = 4;

    private readonly ListMeasures list;
    private readonly ReadFigure figures;
    private readonly ComparePeriods compare;
    private readonly ReadLeague leagues;
    private readonly ReadDrivers drivers;
    private readonly ReadCoverage coverage;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal PrepareBrief(
        ListMeasures list,
        ReadFigure figures,
        ComparePeriods compare,
        ReadLeague leagues,
        ReadDrivers drivers,
        ReadCoverage coverage,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.list = list;
        this.figures = figures;
        this.compare = compare;
        this.leagues = leagues;
        this.drivers = drivers;
        this.coverage = coverage;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The brief; refused when it is no quarter, or when fewer than ten people answered in it.</summary>
    public async Task<Outcome<Brief>> Run(BriefQuery query, CancellationToken cancel = default)
    {
        if (query.Quarter.Grain != Grain.Quarter)
            return Refusals.NotAQuarter(query.Quarter.Name);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAnswers(query.About, query.Quarter.Name, []);
        var first = agency.Calendar.QuarterOf(query.Quarter.First.AddYears(-10));
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var last = agency.Calendar.QuarterOf(today);
        var asked = await list.Run(
            query.AgencyId,
            query.Scope,
            first,
            last.First > query.Quarter.First ? last : query.Quarter,
            cancel
        );
        var now = asked
            .Where(each => Answers(each, query.Quarter.First) >= ReadFigure.FewestAnswers)
            .ToList();
        if (now.Count == 0)
            return Refusals.NoAnswers(
                query.About,
                query.Quarter.Name,
                asked
                    .SelectMany(each => each.Periods)
                    .Where(each => each.Answers >= ReadFigure.FewestAnswers)
                    .Select(each => agency.Calendar.QuarterOf(each.First).Name)
            );
        var most = now.Max(each => Answers(each, query.Quarter.First));
        // Trust is what the brief is about, unless hardly anybody was asked about it.
        var headline =
            now.Find(each =>
                each.Measure.Key == "trust" && Answers(each, query.Quarter.First) * 10 >= most
            ) ?? now.MaxBy(each => Answers(each, query.Quarter.First))!;
        var earliest = query.Quarter.First.AddMonths(-3 * QuartersBack);
        var before = headline
            .Periods.Where(each =>
                each.First < query.Quarter.First
                && each.First >= earliest
                && each.Answers >= ReadFigure.FewestAnswers
            )
            .Select(each => agency.Calendar.QuarterOf(each.First))
            .LastOrDefault();
        return ComposeBrief.Of(
            await Gather(
                query,
                [.. now.Select(each => each.Measure.Key)],
                headline.Measure.Key,
                before,
                today,
                cancel
            )
        );
    }

    private async Task<BriefFacts> Gather(
        BriefQuery query,
        IReadOnlyList<string> measures,
        string headline,
        Period? before,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var read = ImmutableArray.CreateBuilder<Figure>();
        foreach (var measure in measures)
            read.Add((await figures.Run(Query(query, measure), cancel)).Value);
        var change = before is null
            ? null
            : (
                await compare.Run(
                    new ComparisonQuery(
                        query.AgencyId,
                        query.Scope,
                        headline,
                        before,
                        query.Quarter
                    ),
                    cancel
                )
            ).Value;
        var league = await leagues.Run(
            new LeagueQuery(query.AgencyId, query.Scope, headline, query.Quarter)
            {
                Before = before,
            },
            cancel
        );
        var filed = await coverage.Run(
            query.AgencyId,
            query.Scope,
            query.Quarter,
            query.Quarter,
            cancel
        );
        var named = await drivers.Run(Query(query, headline), cancel);
        return new BriefFacts(
            query.About,
            new BriefSource(query.Unit),
            query.Quarter,
            before,
            read.First(figure => figure.Measure.Key == headline),
            change,
            read.ToImmutable(),
            league.Value,
            named.Value,
            filed.Value.Filings > 0,
            today
        );
    }

    private static FigureQuery Query(BriefQuery query, string measure) =>
        new(query.AgencyId, query.Scope, measure, query.Quarter);

    private static long Answers(MeasureAsked asked, DateOnly first) =>
        asked.Periods.FirstOrDefault(each => each.First == first)?.Answers ?? 0;
}
