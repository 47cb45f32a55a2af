using System.Collections.Immutable;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>How contact centres did: calls offered, answered and given up, speed only beside its quality twin.</summary>
public sealed class ReadCentre
{
    private readonly ReadFacts facts;

    internal ReadCentre(ReadFacts facts) => this.facts = facts;

    /// <summary>The figures of some days of some services. Numbers that reach beyond the days are left out.</summary>
    public async Task<CentreFigures> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> serviceIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    )
    {
        var all = (await facts.Run(agencyId, first, last, null, cancel))
            .Where(fact =>
                serviceIds.Contains(fact.ServiceId) && fact.First >= first && fact.Last <= last
            )
            .ToList();
        var answered = Sum(all, "calls_answered");
        var firstContact = Share(all, "issues_first", "issues_closed");
        var repeated = Share(all, "calls_repeated", "calls_answered");
        var twin =
            firstContact.Value is not null ? (Of: firstContact, Kind: "first_contact")
            : repeated.Value is not null ? (Of: NotRepeated(all), Kind: "not_repeated")
            : (Of: null, Kind: "");
        var answer = Mean(all, "answer_seconds");
        var handle = Mean(all, "handle_seconds");
        return new CentreFigures(
            first,
            last,
            Sum(all, "calls_offered"),
            answered,
            Share(all, "calls_abandoned", "calls_offered"),
            Share(all, "calls_in_time", "calls_answered"),
            firstContact,
            repeated,
            Share(all, "calls_transferred", "calls_answered"),
            twin.Of is null ? null : With(answer, twin.Of, twin.Kind),
            twin.Of is null ? null : With(handle, twin.Of, twin.Kind),
            twin.Of is null && (answer ?? handle) is not null,
            Days(all).Count,
            Missing(Days(all))
        );
    }

    private static SpeedWithTwin? With(
        (double Seconds, long Calls)? mean,
        Estimate twin,
        string kind
    ) => mean is { } known ? new SpeedWithTwin(known.Seconds, known.Calls, twin, kind) : null;

    private static long? Sum(IEnumerable<OperationalFact> all, string kind)
    {
        var those = all.Where(fact => fact.Kind == kind).ToList();
        return those.Count == 0 ? null : (long)those.Sum(fact => fact.Value);
    }

    private static Estimate NotRepeated(IReadOnlyList<OperationalFact> all)
    {
        var (part, whole) = Pair(all, "calls_repeated", "calls_answered");
        return Proportion.Of(whole - part, whole);
    }

    private static Estimate Share(
        IReadOnlyList<OperationalFact> all,
        string partKind,
        string wholeKind
    )
    {
        var (part, whole) = Pair(all, partKind, wholeKind);
        return whole == 0 ? Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson")
            : whole < ReadFigure.FewestAnswers
                ? Estimate.Without(EstimateStatus.TooFew, whole, "wilson")
            : Proportion.Of(Math.Min(part, whole), whole);
    }

    // Only days of which both are known: a part without its whole would make a share of something else.
    private static (long Part, long Whole) Pair(
        IReadOnlyList<OperationalFact> all,
        string partKind,
        string wholeKind
    )
    {
        var wholes = all.Where(fact => fact.Kind == wholeKind).ToLookup(Place, fact => fact.Value);
        var parts = all.Where(fact => fact.Kind == partKind && wholes.Contains(Place(fact)))
            .ToList();
        return (
            (long)parts.Sum(fact => fact.Value),
            (long)parts.Sum(fact => wholes[Place(fact)].First())
        );
    }

    private static (double, long)? Mean(IReadOnlyList<OperationalFact> all, string kind)
    {
        var calls = all.Where(fact => fact.Kind == "calls_answered")
            .ToLookup(Place, fact => fact.Value);
        var those = all.Where(fact => fact.Kind == kind && calls[Place(fact)].Sum() > 0).ToList();
        var weight = those.Sum(fact => calls[Place(fact)].First());
        return weight == 0
            ? null
            : (
                (double)(those.Sum(fact => fact.Value * calls[Place(fact)].First()) / weight),
                (long)weight
            );
    }

    private static (Guid, string, DateOnly, DateOnly) Place(OperationalFact fact) =>
        (fact.ServiceId, fact.Channel, fact.First, fact.Last);

    private static IReadOnlyList<DateOnly> Days(IEnumerable<OperationalFact> all) =>
        [
            .. all.Where(fact => fact.Kind == "calls_offered" && fact.First == fact.Last)
                .Select(fact => fact.First)
                .Distinct()
                .Order(),
        ];

    private static ImmutableArray<DateOnly> Missing(IReadOnlyList<DateOnly> known)
    {
        if (known.Count < 2)
            return [];
        var weekdays = known.Select(day => day.DayOfWeek).ToHashSet();
        var there = known.ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, known[^1].DayNumber - known[0].DayNumber)
                .Select(known[0].AddDays)
                .Where(day =>
                    !there.Contains(day)
                    && weekdays.Contains(day.DayOfWeek)
                    && FederalHolidays.On(day) is null
                ),
        ];
    }
}
