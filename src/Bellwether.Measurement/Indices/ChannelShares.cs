using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>What each channel counts in a service: its share of the customers of the quarter.</summary>
/// <param name="Shares">Adding to 1; empty when nothing is known of the service.</param>
/// <param name="Customers">Customers on all channels; null when they are not known.</param>
/// <param name="ByAnswers">True when customers are not known for every channel with answers.</param>
internal sealed record ChannelShares(
    IReadOnlyDictionary<string, double> Shares,
    long? Customers,
    bool ByAnswers
)
{
    public static ChannelShares Of(IndexCounts counts, Guid serviceId, Period period)
    {
        var key = (serviceId, Period.MonthNumber(period.First));
        var answered = counts
            .Answers[key]
            .Select(each => (each.Channel, each.N))
            .Concat(counts.Reasons[key].Select(each => (each.Channel, N: each.Lists.Shown)))
            .Where(each => each.N > 0)
            .GroupBy(each => each.Channel)
            .ToDictionary(same => same.Key, same => same.Max(each => each.N));
        var customers = VolumesOf(counts, serviceId, period);
        long? known = customers.Count > 0 ? customers.Values.Sum() : null;
        var byAnswers =
            answered.Count > 0 && answered.Keys.Any(channel => !customers.ContainsKey(channel));
        return new ChannelShares(Normal(byAnswers ? answered : customers), known, byAnswers);
    }

    // A figure for the whole service on a channel stands for those of its collectors, which are not added to it.
    private static Dictionary<string, long> VolumesOf(
        IndexCounts counts,
        Guid serviceId,
        Period period
    ) =>
        counts
            .Volumes[serviceId]
            .Where(fact =>
                fact.Customers > 0 && fact.First >= period.First && fact.Last <= period.Last
            )
            .GroupBy(fact => fact.Channel)
            .ToDictionary(
                same => same.Key,
                same =>
                    same.Any(fact => fact.ScopeId is null)
                        ? same.Where(fact => fact.ScopeId is null)
                            .Sum(fact => fact.Customers!.Value)
                        : same.Sum(fact => fact.Customers!.Value)
            );

    private static Dictionary<string, double> Normal(Dictionary<string, long> counts)
    {
        double total = counts.Values.Sum();
        return counts.ToDictionary(each => each.Key, each => each.Value / total);
    }
}
