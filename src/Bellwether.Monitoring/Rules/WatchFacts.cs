using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>
/// What numbers of the operation say without any rule: more than four weeks of work waiting or 15 % more in four weeks, overtime
/// above a tenth two weeks running, promises kept below 90 %, and numbers that stopped coming in. Source: domain handbook 6.20.
/// </summary>
internal static class WatchFacts
{
    public const double MostWeeks = 4;
    public const double MostGrowth = 0.15;
    public const double MostOvertime = 0.10;
    public const double FewestKept = 0.90;
    private const decimal FewestDue = 30;
    private const int FourWeeks = 28;
    private const int MissingGaps = 3;
    private const string Series = "facts";

    public static IEnumerable<Signal> Of(IReadOnlyList<OperationalFact> facts, DateOnly today) =>
        facts
            .GroupBy(fact => (fact.ServiceId, fact.Channel))
            .SelectMany(place => Of(place.Key.ServiceId, place.Key.Channel, [.. place], today));

    private static IEnumerable<Signal> Of(
        Guid service,
        string channel,
        IReadOnlyList<OperationalFact> facts,
        DateOnly today
    )
    {
        StreamKey Key(string what) => new(service, what, channel, Series);
        if (WeeksOfWork.Of(facts, today) is { } work && work.Weeks > MostWeeks)
            yield return Signal(
                Key("backlog"),
                SignalKind.Backlog,
                today,
                work.On,
                work.Weeks,
                MostWeeks
            );
        if (Growth(facts) is { } growth)
            yield return Signal(
                Key("backlog-growth"),
                SignalKind.Backlog,
                today,
                growth.Since,
                growth.Found,
                growth.Against
            );
        if (Overtime(facts) is { } overtime)
            yield return Signal(
                Key("overtime_hours"),
                SignalKind.Overtime,
                today,
                overtime.Since,
                overtime.Share,
                MostOvertime
            );
        if (Promises(facts) is { } kept)
            yield return Signal(
                Key("promises_kept"),
                SignalKind.Promises,
                today,
                kept.Since,
                kept.Share,
                FewestKept
            );
        foreach (var kind in facts.GroupBy(fact => fact.Kind))
            if (Missing([.. kind.OrderBy(fact => fact.Last)], today) is { } last)
                yield return Signal(Key(kind.Key), SignalKind.Missing, today, last, 0, 0);
    }

    public static Signal Signal(
        StreamKey key,
        SignalKind kind,
        DateOnly today,
        DateOnly since,
        double found,
        double against
    ) => new(key, kind, today, since, 0, 0, 0, 0, 0, 1) { Found = found, Against = against };

    private static (DateOnly Since, double Found, double Against)? Growth(
        IReadOnlyList<OperationalFact> facts
    )
    {
        var all = facts.Where(fact => fact.Kind == "backlog").OrderBy(fact => fact.Last).ToList();
        if (all.Count < 2)
            return null;
        var then = all.FindLast(fact => all[^1].Last.DayNumber - fact.Last.DayNumber >= FourWeeks);
        return
            then is { Value: > 0 }
            && all[^1].Last.DayNumber - then.Last.DayNumber <= 2 * FourWeeks
            && (double)(all[^1].Value / then.Value) > 1 + MostGrowth
            ? (then.Last, (double)all[^1].Value, (double)then.Value)
            : null;
    }

    private static (DateOnly Since, double Share)? Overtime(IReadOnlyList<OperationalFact> facts)
    {
        var hours = facts
            .Where(fact => fact.Kind == "workload_hours")
            .ToLookup(fact => (fact.First, fact.Last), fact => fact.Value);
        var shares = facts
            .Where(fact =>
                fact.Kind == "overtime_hours" && hours[(fact.First, fact.Last)].Sum() > 0
            )
            .OrderBy(fact => fact.Last)
            .Select(fact =>
                (fact.First, Share: (double)(fact.Value / hours[(fact.First, fact.Last)].Sum()))
            )
            .TakeLast(2)
            .ToList();
        return shares.Count == 2 && shares.All(each => each.Share > MostOvertime)
            ? (shares[0].First, shares[1].Share)
            : null;
    }

    private static (DateOnly Since, double Share)? Promises(IReadOnlyList<OperationalFact> facts)
    {
        double? Share(OperationalFact due) =>
            facts.FirstOrDefault(fact =>
                fact.Kind == "promises_kept" && fact.First == due.First && fact.Last == due.Last
            )
                is { } kept
                ? (double)(kept.Value / due.Value)
                : null;
        var all = facts
            .Where(fact => fact is { Kind: "promises_due", Value: >= FewestDue })
            .OrderBy(fact => fact.Last)
            .ToList();
        // What was below before is no news.
        return
            all.Count > 0
            && Share(all[^1]) is { } now and < FewestKept
            && !(all.Count > 1 && Share(all[^2]) < FewestKept)
            ? (all[^1].First, now)
            : null;
    }

    private static DateOnly? Missing(IReadOnlyList<OperationalFact> facts, DateOnly today)
    {
        if (facts.Count < 4)
            return null;
        var gaps = facts
            .Zip(facts.Skip(1), (a, b) => b.Last.DayNumber - a.Last.DayNumber)
            .Where(gap => gap > 0)
            .Order()
            .ToList();
        return
            gaps.Count > 0
            && today.DayNumber - facts[^1].Last.DayNumber > MissingGaps * gaps[gaps.Count / 2]
            ? facts[^1].Last
            : null;
    }
}

/// <summary>How long what waits would take at the pace of the last four weeks.</summary>
internal readonly record struct WeeksOfWork(DateOnly On, double Weeks)
{
    private const int FourWeeks = 28;

    /// <summary>Backlog over weekly completions; null while one of them is not known.</summary>
    public static WeeksOfWork? Of(IReadOnlyList<OperationalFact> facts, DateOnly today)
    {
        var waiting = facts
            .Where(fact => fact.Kind == "backlog" && fact.Last <= today)
            .OrderBy(fact => fact.Last)
            .LastOrDefault();
        if (waiting is null)
            return null;
        var done = facts
            .Where(fact =>
                fact.Kind == "completed"
                && fact.Last <= waiting.Last
                && fact.First
                    > waiting.Last.AddDays(
                        -FourWeeks - (fact.Last.DayNumber - fact.First.DayNumber)
                    )
            )
            .ToList();
        var span = done.Sum(fact => fact.Last.DayNumber - fact.First.DayNumber + 1);
        var completed = done.Sum(fact => fact.Value);
        return completed <= 0 || span < 7
            ? null
            : new WeeksOfWork(waiting.Last, (double)(waiting.Value / (completed * 7 / span)));
    }
}
