using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Which nowcast is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">The periodic survey and the live answers, together.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="First">The first month.</param>
/// <param name="Last">The last month: now.</param>
public sealed record NowcastQuery(
    Guid AgencyId,
    Scope Scope,
    string Measure,
    Period First,
    Period Last
);

/// <summary>Joins a periodic survey with the live answers, month by month (anchor and track).</summary>
public sealed class ReadNowcast
{
    private readonly GatherCounts gather;
    private readonly AnchorStore anchors;
    private readonly ReadVolumes volumes;

    internal ReadNowcast(GatherCounts gather, AnchorStore anchors, ReadVolumes volumes)
    {
        this.gather = gather;
        this.anchors = anchors;
        this.volumes = volumes;
    }

    /// <summary>The nowcast; refused when there is no such measure.</summary>
    public async Task<Outcome<Nowcast>> Run(NowcastQuery query, CancellationToken cancel = default)
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        var named = await anchors.List(query.AgencyId, cancel);
        var survey = await Months(query, measure, named.Contains, cancel);
        var feed = await Months(query, measure, id => !named.Contains(id), cancel);
        return MakeNowcast.Of(query, measure, survey, feed, await Customers(query, survey, cancel));
    }

    private async Task<NowcastMonths> Months(
        NowcastQuery query,
        Measure measure,
        Func<Guid, bool> takes,
        CancellationToken cancel
    )
    {
        var scope = query.Scope with
        {
            Collectors =
            [
                .. query.Scope.Collectors.Where(collector => takes(collector.CollectorId)),
            ],
        };
        if (scope.CollectorIds.Count == 0)
            return NowcastMonths.None;
        var gathered = await gather.Run(
            query.AgencyId,
            scope,
            measure.Key,
            query.First,
            query.Last,
            cancel
        );
        return NowcastMonths.Of(gathered.Kept);
    }

    // Customers of the quarter around the last survey: volumes are counted by quarters, and never cut.
    private async Task<(DateOnly First, DateOnly Last, long Customers)?> Customers(
        NowcastQuery query,
        NowcastMonths survey,
        CancellationToken cancel
    )
    {
        if (survey.Counts.Count == 0)
            return null;
        var month = Period.Month(survey.Counts.Keys.Max());
        var facts = (
            await volumes.Run(
                new VolumeQuery(query.AgencyId, month.First, month.Last)
                {
                    ServiceIds = query.Scope.ServiceIds,
                },
                cancel
            )
        )
            .Where(fact =>
                fact.Customers > 0 && fact.First <= month.First && fact.Last >= month.Last
            )
            .ToList();
        if (facts.Count == 0)
            return null;
        var span = facts.MinBy(fact => fact.Last.DayNumber - fact.First.DayNumber)!;
        return (
            span.First,
            span.Last,
            facts
                .Where(fact => fact.First == span.First && fact.Last == span.Last)
                .Sum(fact => fact.Customers!.Value)
        );
    }
}

/// <summary>Favourable and all answers by month, in one wording: the one most people answered in the last month that has any.</summary>
/// <param name="Counts">By month, as the cube numbers it.</param>
/// <param name="OtherWords">Answers in other words, which are left out.</param>
internal sealed record NowcastMonths(
    IReadOnlyDictionary<int, (long Favourable, long Answers)> Counts,
    long OtherWords
)
{
    public static NowcastMonths None { get; } = new(new Dictionary<int, (long, long)>(), 0);

    public static NowcastMonths Of(IReadOnlyList<Counted> kept)
    {
        var answered = kept.Where(each => each.Answers > 0).ToList();
        if (answered.Count == 0)
            return None;
        var last = answered.Max(each => each.Period);
        var series = answered
            .Where(each => each.Period == last)
            .GroupBy(each => each.Series)
            .MaxBy(same => same.Sum(each => each.Answers))!
            .Key;
        return new NowcastMonths(
            answered
                .Where(each => each.Series == series)
                .GroupBy(each => each.Period)
                .ToDictionary(
                    same => same.Key,
                    same => (same.Sum(each => each.Favourable), same.Sum(each => each.Answers))
                ),
            answered.Where(each => each.Series != series).Sum(each => each.Answers)
        );
    }

    public Estimate Share(int month, long least) =>
        !Counts.TryGetValue(month, out var count)
            ? Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson")
        : count.Answers < least ? Estimate.Without(EstimateStatus.TooFew, count.Answers, "wilson")
        : Proportion.Of(count.Favourable, count.Answers);
}
