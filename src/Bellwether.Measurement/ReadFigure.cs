using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Which figure is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers it rests on.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Period">Of which period.</param>
public sealed record FigureQuery(Guid AgencyId, Scope Scope, string Measure, Period Period)
{
    /// <summary>Only answers of this channel; null: of all.</summary>
    public string? Channel { get; init; }

    /// <summary>When a part is named as linked with an outcome.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>The one read behind every figure: page, API, file and command line call this.</summary>
public sealed class ReadFigure
{
    /// <summary>Fewer answers than this are never shown as a number.</summary>
    public const long FewestAnswers = 10;

    private readonly GatherCounts gather;
    private readonly RateOfResponse rates;
    private readonly ReadExclusions exclusions;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadFigure(
        GatherCounts gather,
        RateOfResponse rates,
        ReadExclusions exclusions,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.exclusions = exclusions;
        this.gather = gather;
        this.rates = rates;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The figure; refused when there is no such measure or agency.</summary>
    public async Task<Outcome<Figure>> Run(FigureQuery query, CancellationToken cancel = default)
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var gathered = await gather.Run(
            query.AgencyId,
            query.Scope,
            measure.Key,
            query.Period,
            query.Period,
            cancel
        );
        if (query.Channel is { } channel)
            gathered = gathered.Only(channel);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var rate = await rates.Run(
            query.AgencyId,
            query.Scope,
            query.Period,
            gathered.Responses,
            today,
            query.Channel,
            cancel
        );
        return MakeFigure.Of(measure, query, gathered, rate, query.Period.Last >= today) with
        {
            NotCounted = await NotCounted(query, cancel),
        };
    }

    private async Task<ImmutableArray<LeftOut>> NotCounted(
        FigureQuery query,
        CancellationToken cancel
    ) =>
        [
            .. (
                await exclusions.Run(
                    query.AgencyId,
                    query.Scope.CollectorIds,
                    query.Period.First,
                    query.Period.Last,
                    cancel
                )
            )
                .Where(each => query.Channel is null || each.Channel == query.Channel)
                .GroupBy(each => each.Reason)
                .OrderBy(reason => reason.Key)
                .Select(reason => new LeftOut(
                    reason.Key.ToString().ToLowerInvariant(),
                    reason.Sum(each => each.Count)
                )),
        ];
}
