using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Gap;

namespace Bellwether.Measurement;

/// <summary>Which two periods are compared.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="From">The first period.</param>
/// <param name="To">The second period, of the same length.</param>
public sealed record ComparisonQuery(
    Guid AgencyId,
    Scope Scope,
    string Measure,
    Period From,
    Period To
)
{
    /// <summary>When a change is called a change.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>Compares two periods in every honest way in one read. There is no read that returns only the naive change.</summary>
public sealed class ComparePeriods
{
    private readonly GatherCounts gather;
    private readonly RateOfResponse rates;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ComparePeriods(
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

    /// <summary>The comparison; refused when there is no such measure, or the periods are the same or of different lengths.</summary>
    public async Task<Outcome<PeriodsCompared>> Run(
        ComparisonQuery query,
        CancellationToken cancel = default
    )
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        if (query.From == query.To)
            return Refusals.SamePeriod(query.From.Name);
        if (query.From.Grain != query.To.Grain)
            return Refusals.OtherGrain();
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var from = await Gather(query, measure, query.From, today, cancel);
        var to = await Gather(query, measure, query.To, today, cancel);
        var compared = Compare(measure, query, from, to) with
        {
            IsProvisional = query.To.Last >= today,
        };
        compared = compared with { VerdictWords = CompareSentences.Verdict(compared) };
        return compared with { Sentences = [.. CompareSentences.Of(compared)] };
    }

    private async Task<(Gathered Counts, ResponseRate Rate)> Gather(
        ComparisonQuery query,
        Measure measure,
        Period period,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var counts = await gather.Run(
            query.AgencyId,
            query.Scope,
            measure.Key,
            period,
            period,
            cancel
        );
        return (
            counts,
            await rates.Run(
                query.AgencyId,
                query.Scope,
                period,
                counts.Responses,
                today,
                cancel: cancel
            )
        );
    }

    private static PeriodsCompared Compare(
        Measure measure,
        ComparisonQuery query,
        (Gathered Counts, ResponseRate Rate) from,
        (Gathered Counts, ResponseRate Rate) to
    )
    {
        var counted = ComparedSurveys.Of(from.Counts.Kept, to.Counts.Kept);
        var filed = ComparedSurveys.Of(from.Counts.Everything, to.Counts.Everything);
        var how = filed.OnOneScale ? ComparedIn.Mean : ComparedIn.Share;
        var enough = Math.Min(counted.AnswersFrom, counted.AnswersTo) >= ReadFigure.FewestAnswers;
        var pooled = Hide(counted.Compare(how), enough);
        var asFiled = Hide(filed.Compare(how), enough);
        var share = Hide(counted.Compare(ComparedIn.Share), enough);
        var (matchedFrom, matchedTo) = counted.AnswersMatched;
        return new PeriodsCompared
        {
            Measure = measure,
            Scope = query.Scope,
            From = query.From,
            To = query.To,
            In = how,
            AsFiled = asFiled.Pooled,
            Pooled = pooled.Pooled,
            UnitMean = pooled.UnitMean,
            Matched = pooled.Matched,
            MatchedAsFiled = asFiled.Matched,
            Parts = enough ? counted.Parts(pooled, how) : NoParts(pooled),
            AsFiledParts = enough ? filed.Parts(asFiled, how) : NoParts(asFiled),
            FavourableMatched = share.Matched,
            FavourablePooled = share.Pooled,
            FavourableParts = enough ? counted.Parts(share, ComparedIn.Share) : NoParts(share),
            Verdict = query.Rule.Of(share.Matched.Change, matchedFrom, matchedTo),
            VerdictWords = Instruments.LocalText.Of(""),
            SignsDiffer =
                asFiled.Pooled.Change.Value * pooled.Matched.Change.Value is { } product
                && product < 0,
            ResponseRateFrom = from.Rate,
            ResponseRateTo = to.Rate,
            Explanation = ExplainComparison.Of(query, from.Counts, to.Counts),
        };
    }

    private static ChangeParts NoParts(PeriodComparison hidden) =>
        new(hidden.Rate, hidden.Mix, hidden.Entered, hidden.Left, []);

    private static PeriodComparison Hide(PeriodComparison comparison, bool enough) =>
        enough
            ? comparison
            : comparison with
            {
                Pooled = Hide(comparison.Pooled),
                UnitMean = Hide(comparison.UnitMean),
                Matched = Hide(comparison.Matched),
                Rate = Hide(comparison.Rate),
                Mix = Hide(comparison.Mix),
                Entered = Hide(comparison.Entered),
                Left = Hide(comparison.Left),
                Parts = [],
            };

    private static PeriodChange Hide(PeriodChange change) =>
        change with
        {
            From = Hide(change.From),
            To = Hide(change.To),
            Change = Hide(change.Change),
        };

    private static Estimate Hide(Estimate estimate) =>
        Estimate.Without(
            estimate.N == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew,
            estimate.N,
            estimate.Method
        );
}
