using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>Which trend is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="First">The first month or fiscal quarter.</param>
/// <param name="Last">The last one, of the same length.</param>
public sealed record TrendQuery(
    Guid AgencyId,
    Scope Scope,
    string Measure,
    Period First,
    Period Last
)
{
    /// <summary>Only answers of this channel; null: of all.</summary>
    public string? Channel { get; init; }
}

/// <summary>A measure by month or by fiscal quarter, with the breaks of its series.</summary>
public sealed class ReadTrend
{
    private const int MostPoints = 120;

    private readonly GatherCounts gather;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadTrend(GatherCounts gather, FindAgency agencies, TimeProvider time)
    {
        this.gather = gather;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The trend; refused when there is no such measure, or the range is no run of months or quarters.</summary>
    public async Task<Outcome<Trend>> Run(TrendQuery query, CancellationToken cancel = default)
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var periods = Periods(query, agency.Calendar);
        if (periods.Count is 0 or > MostPoints)
            return Refusals.NoTrend();
        var gathered = await gather.Run(
            query.AgencyId,
            query.Scope,
            measure.Key,
            query.First,
            query.Last,
            cancel
        );
        if (query.Channel is { } channel)
            gathered = gathered.Only(channel);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var breaks = FindBreaks.Of(gathered.Kept, periods);
        return new Trend(
            measure,
            query.Scope,
            [.. Points(gathered, periods, breaks, today)],
            breaks
        );
    }

    private static IEnumerable<TrendPoint> Points(
        Gathered gathered,
        IReadOnlyList<(int Number, Period Period)> periods,
        ImmutableArray<SeriesBreak> breaks,
        DateOnly today
    )
    {
        var byPeriod = gathered.Kept.ToLookup(each => each.Period);
        var series = 1;
        foreach (var (number, period) in periods)
        {
            if (breaks.Any(each => each.CutsSeries && each.At == period))
                series++;
            var sum = AnswerSum.Of([.. byPeriod[number]]) with
            {
                KeptBack = gathered.KeptBack.In(number),
            };
            yield return new TrendPoint(
                period,
                MakeFigure.Share(sum),
                MakeFigure.OfScale(sum, histogram => Mean.Of(histogram), "smoothed-t"),
                sum.N,
                series,
                period.Last >= today
            );
        }
    }

    private static IReadOnlyList<(int Number, Period Period)> Periods(
        TrendQuery query,
        FiscalCalendar calendar
    )
    {
        if (query.First.Grain != query.Last.Grain || query.Last.First < query.First.First)
            return [];
        var step = query.First.Grain switch
        {
            Grain.Month => 1,
            Grain.Quarter => 3,
            _ => 0,
        };
        if (step == 0)
            return [];
        var first = Period.MonthNumber(query.First.First);
        var count = ((Period.MonthNumber(query.Last.First) - first) / step) + 1;
        return
        [
            .. from i in Enumerable.Range(0, Math.Min(count, MostPoints + 1))
            let number = first + (i * step)
            let month = Period.Month(number)
            select (number, step == 1 ? month : calendar.QuarterOf(month.First)),
        ];
    }
}
