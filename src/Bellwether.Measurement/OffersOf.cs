using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>The offers of a scope in a period, found by collector and channel, or by service and channel.</summary>
internal sealed class OffersOf
{
    private readonly ILookup<(Guid, string), VolumeFact> byPlace;
    private readonly Dictionary<Guid, Guid> services;
    private readonly IReadOnlyList<VolumeFact> whole;
    private readonly IReadOnlyList<VolumeFact> inside;

    public OffersOf(IReadOnlyList<VolumeFact> facts, Scope scope, Period period)
    {
        services = scope.Collectors.ToDictionary(
            collector => collector.CollectorId,
            collector => collector.ServiceId
        );
        whole = [.. facts.Where(fact => fact.First >= period.First && fact.Last <= period.Last)];
        inside = [.. whole.Where(fact => fact.Offered is > 0)];
        byPlace = inside.ToLookup(fact => (fact.ScopeId ?? fact.ServiceId, fact.Channel));
    }

    /// <summary>The offers that tell about answers of this collector and channel on these days.</summary>
    public IReadOnlyList<VolumeFact> Near(
        Guid collectorId,
        string channel,
        DateOnly first,
        DateOnly last
    )
    {
        var own = On(byPlace[(collectorId, channel)], first, last);
        return own.Count > 0 ? own : On(byPlace[(services[collectorId], channel)], first, last);
    }

    /// <summary>True when the offers cover every one of the days.</summary>
    public static bool Covers(IReadOnlyList<VolumeFact> offers, DateOnly first, DateOnly last) =>
        offers.Sum(offer =>
            Math.Min(offer.Last.DayNumber, last.DayNumber)
            - Math.Max(offer.First.DayNumber, first.DayNumber)
            + 1
        )
        >= last.DayNumber - first.DayNumber + 1;

    /// <summary>Offers of collectors on channels where nobody answered: they were asked, too.</summary>
    public IEnumerable<VolumeFact> Unanswered(
        IEnumerable<(Guid CollectorId, int Period, string Channel)> answered,
        string? channel
    )
    {
        var known = answered.Select(key => (key.CollectorId, key.Channel)).ToHashSet();
        return inside.Where(fact =>
            fact.ScopeId is { } collector
            && services.ContainsKey(collector)
            && (channel is null || fact.Channel == channel)
            && !known.Contains((collector, fact.Channel))
        );
    }

    /// <summary>True when more people were offered the questions than used the service: one of the two numbers is wrong.</summary>
    public bool ExceedCustomers(IReadOnlyCollection<VolumeFact> used) =>
        whole.Any(fact =>
            fact.ScopeId is null
            && fact.Customers is { } customers
            && used.Where(other =>
                    other.ScopeId is not null
                    && other.ServiceId == fact.ServiceId
                    && other.Channel == fact.Channel
                    && other.First >= fact.First
                    && other.Last <= fact.Last
                )
                .Sum(other => other.Offered ?? 0) > customers
        );

    private static List<VolumeFact> On(
        IEnumerable<VolumeFact> offers,
        DateOnly first,
        DateOnly last
    ) => [.. offers.Where(offer => offer.First <= last && offer.Last >= first)];
}
