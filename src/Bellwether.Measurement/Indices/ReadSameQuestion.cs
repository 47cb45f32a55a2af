using Bellwether.Organization;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Services to the public against services to agencies on one question that both are asked.</summary>
/// <param name="Measure">The question.</param>
/// <param name="Public">Favourable answers about services to the public.</param>
/// <param name="Agencies">Favourable answers about services to agencies.</param>
/// <param name="Difference">Agencies less public, with Newcombe's interval.</param>
public sealed record SameQuestion(
    Measure Measure,
    Statistics.Estimate Public,
    Statistics.Estimate Agencies,
    Statistics.Estimate Difference
);

/// <summary>The fair comparison of the two kinds of services: not the two indices, which have other parts, but the question asked of both.</summary>
public sealed class ReadSameQuestion
{
    private readonly GatherCounts gather;

    internal ReadSameQuestion(GatherCounts gather) => this.gather = gather;

    /// <summary>Trust, of both; null when one of them has fewer than ten answers.</summary>
    /// <param name="query">The services, their collectors and the quarter; the index it names does not matter.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<SameQuestion?> Run(IndexQuery query, CancellationToken cancel = default)
    {
        var measure = Measure.Find("trust")!;
        var kept = (
            await gather.Run(
                query.AgencyId,
                query.Scope,
                measure.Key,
                query.Period,
                query.Period,
                cancel
            )
        ).Kept;
        var audience = query.Services.ToDictionary(
            service => service.ServiceId,
            service => service.Audience
        );
        var everyone = Of(Audience.Public);
        var agencies = Of(Audience.AgencyFacing);
        return everyone.N < ReadFigure.FewestAnswers || agencies.N < ReadFigure.FewestAnswers
            ? null
            : new SameQuestion(
                measure,
                Proportion.Of(everyone.Hits, everyone.N),
                Proportion.Of(agencies.Hits, agencies.N),
                Difference.OfShares(agencies.Hits, agencies.N, everyone.Hits, everyone.N).Difference
            );

        (long Hits, long N) Of(Audience of) =>
            MakeGap.Count(
                kept.Where(each =>
                    audience.TryGetValue(each.Collector.ServiceId, out var its) && its == of
                )
            );
    }
}
