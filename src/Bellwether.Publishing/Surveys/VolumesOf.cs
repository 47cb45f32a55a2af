using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Customers and offers of a survey in a quarter, from what was recorded for it, or for its service and channel.</summary>
internal static class VolumesOf
{
    public static SurveyVolumes Survey(
        Collector collector,
        Period quarter,
        IReadOnlyList<VolumeFact> facts
    )
    {
        // What reaches beyond the quarter tells nothing about it alone.
        var within = facts
            .Where(fact =>
                fact.ServiceId == collector.ServiceId
                && fact.First >= quarter.First
                && fact.Last <= quarter.Last
            )
            .ToList();
        var customers = Best(within, collector, fact => fact.Customers);
        var offered = Best(within, collector, fact => fact.Offered);
        return new SurveyVolumes(
            Sum(customers, fact => fact.Customers),
            Sum(offered, fact => fact.Offered),
            Days(customers),
            Days(offered),
            string.Join(
                "; ",
                customers
                    .Concat(offered)
                    .Select(fact => fact.Source)
                    .Where(source => source.Length > 0)
                    .Distinct(StringComparer.Ordinal)
            )
        );
    }

    // The survey's own figures, or else those of its service on its channel; both together would count people twice.
    private static List<VolumeFact> Best(
        List<VolumeFact> facts,
        Collector collector,
        Func<VolumeFact, long?> count
    )
    {
        var known = facts.Where(fact => count(fact) is not null).ToList();
        var own = known.Where(fact => fact.ScopeId == collector.CollectorId).ToList();
        return own.Count > 0
            ? own
            : [.. known.Where(fact => fact.ScopeId is null && fact.Channel == collector.Channel)];
    }

    private static long? Sum(List<VolumeFact> facts, Func<VolumeFact, long?> count) =>
        facts.Count == 0 ? null : facts.Sum(fact => count(fact)!.Value);

    private static int Days(List<VolumeFact> facts) =>
        facts
            .SelectMany(fact =>
                Enumerable.Range(
                    fact.First.DayNumber,
                    fact.Last.DayNumber - fact.First.DayNumber + 1
                )
            )
            .Distinct()
            .Count();
}
