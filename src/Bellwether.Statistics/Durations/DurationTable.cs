using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Durations;

/// <summary>Counts of cases by how many days they have been open: all that survival curves need.</summary>
/// <param name="Day">Days since the case began, 0 or more.</param>
/// <param name="Events">Cases that ended on this day, by outcome (one number when outcomes are not told apart).</param>
/// <param name="Censored">Cases last seen open at this age.</param>
/// <param name="Entered">Cases first seen at this age, at risk from the next day on (delayed entry).</param>
public sealed record DurationDay(
    int Day,
    IReadOnlyList<long> Events,
    long Censored = 0,
    long Entered = 0
);

/// <summary>A case with its life so far.</summary>
/// <param name="Exit">Age in days when it ended or was last seen, 0 or more.</param>
/// <param name="Outcome">0-based outcome, or null while open.</param>
/// <param name="Entry">Age when it was first seen, at risk from the next day on; null when seen from its beginning.</param>
public readonly record struct CaseLife(int Exit, int? Outcome, int? Entry = null);

/// <summary>An additive table of cases by age; merging and subtracting tables is exact.</summary>
public sealed class DurationTable
{
    private DurationTable(int outcomes, IReadOnlyList<DurationDay> days)
    {
        Outcomes = outcomes;
        Days = days;
        Cases = days.Sum(d => d.Events.Sum() + d.Censored);
        FromStart = Cases - days.Sum(d => d.Entered);
    }

    /// <summary>Number of outcomes.</summary>
    public int Outcomes { get; }

    /// <summary>Ages at which anything happened, ascending.</summary>
    public IReadOnlyList<DurationDay> Days { get; }

    /// <summary>Cases.</summary>
    public long Cases { get; }

    /// <summary>Cases seen from their beginning.</summary>
    public long FromStart { get; }

    /// <summary>A table from counts; several lines may have one age.</summary>
    /// <exception cref="ArgumentException">A negative age or count, outcomes of different number, or more late entries than cases.</exception>
    public static DurationTable Of(IEnumerable<DurationDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var list = days.ToList();
        var outcomes = list.Count == 0 ? 1 : list[0].Events.Count;
        if (
            outcomes == 0
            || list.Any(d =>
                d.Day < 0
                || d.Events.Count != outcomes
                || d.Events.Any(e => e < 0)
                || d.Censored < 0
                || d.Entered < 0
            )
        )
        {
            throw new ArgumentException(
                "Ages and counts are not negative, and every age has the same outcomes.",
                nameof(days)
            );
        }

        var table = new DurationTable(
            outcomes,
            list.GroupBy(d => d.Day)
                .OrderBy(g => g.Key)
                .Select(g => new DurationDay(
                    g.Key,
                    Enumerable.Range(0, outcomes).Select(k => g.Sum(d => d.Events[k])).ToList(),
                    g.Sum(d => d.Censored),
                    g.Sum(d => d.Entered)
                ))
                .Where(d => d.Events.Any(e => e != 0) || d.Censored != 0 || d.Entered != 0)
                .ToList()
        );
        return table.FromStart >= 0
            ? table
            : throw new ArgumentException(
                "More cases entered late than there are cases.",
                nameof(days)
            );
    }

    /// <summary>A table from single cases.</summary>
    /// <param name="cases">In any order.</param>
    /// <param name="outcomes">Number of outcomes, at least 1.</param>
    /// <exception cref="ArgumentException">An age that is negative or not after its entry, or an outcome out of range.</exception>
    public static DurationTable OfCases(IEnumerable<CaseLife> cases, int outcomes = 1)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var days = new List<DurationDay>();
        foreach (var life in cases)
        {
            if (
                life.Exit < 0
                || life.Entry < 0
                || life.Exit <= life.Entry
                || life.Outcome < 0
                || life.Outcome >= outcomes
            )
            {
                throw new ArgumentException(
                    "A case ends after it was first seen, with an outcome in range.",
                    nameof(cases)
                );
            }

            var ends = new long[outcomes];
            if (life.Outcome is { } outcome)
            {
                ends[outcome] = 1;
            }

            days.Add(new DurationDay(life.Exit, ends, life.Outcome is null ? 1 : 0));
            if (life.Entry is { } entry)
            {
                days.Add(new DurationDay(entry, new long[outcomes], 0, 1));
            }
        }

        return Of(days.Count == 0 ? [new DurationDay(0, new long[outcomes])] : days);
    }

    /// <summary>A table from kept sums.</summary>
    /// <param name="sums">Level H. A case that entered on a day after 0 was first seen on that day and is at risk from it on.</param>
    /// <exception cref="ArgumentException">More late entries than cases.</exception>
    public static DurationTable Of(DurationSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        var days = new List<DurationDay>();
        foreach (var day in sums.Sums.Keys)
        {
            var ends = Enumerable.Range(0, sums.Ways).Select(way => sums.Ended(day, way)).ToList();
            days.Add(new DurationDay(checked((int)day), ends, sums.Censored(day)));
            if (day > 0 && sums.Entered(day) > 0)
            {
                // Seen from this day on is the same as entered at the end of the day before.
                days.Add(new DurationDay((int)day - 1, new long[sums.Ways], 0, sums.Entered(day)));
            }
        }

        return Of(days.Count == 0 ? [new DurationDay(0, new long[sums.Ways])] : days);
    }

    /// <summary>Cases that were open at any time in a window, each seen only inside it (the period view).</summary>
    /// <param name="cases">Received and ended days on one calendar; ended null while open; outcome 0-based.</param>
    /// <param name="after">Last day before the window.</param>
    /// <param name="until">Last day of the window, after <paramref name="after"/>.</param>
    /// <param name="outcomes">Number of outcomes, at least 1.</param>
    /// <exception cref="ArgumentException">The window is empty, or a case ends before it begins.</exception>
    public static DurationTable Window(
        IEnumerable<(int Received, int? Ended, int Outcome)> cases,
        int after,
        int until,
        int outcomes = 1
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (until <= after)
        {
            throw new ArgumentException("The window has at least one day.", nameof(until));
        }

        return OfCases(
            cases
                .Where(c => c.Received <= until && (c.Ended is null || c.Ended > after))
                .Select(c =>
                    c.Ended < c.Received
                        ? throw new ArgumentException(
                            "A case ends before it begins.",
                            nameof(cases)
                        )
                        : new CaseLife(
                            Math.Min(c.Ended ?? until, until) - c.Received,
                            c.Ended <= until ? c.Outcome : null,
                            c.Received <= after ? after - c.Received : null
                        )
                ),
            outcomes
        );
    }

    /// <summary>The cases of both tables.</summary>
    /// <exception cref="ArgumentException">Other outcomes.</exception>
    public DurationTable Merge(DurationTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(Days.Concat(other.Days));
    }

    /// <summary>This table without the cases of <paramref name="other"/>.</summary>
    /// <exception cref="ArgumentException">Other outcomes, or cases that are not in this table.</exception>
    public DurationTable Subtract(DurationTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var removed = other.Days.ToDictionary(d => d.Day);
        var left = Days.Select(d =>
                removed.Remove(d.Day, out var r)
                    ? new DurationDay(
                        d.Day,
                        d.Events.Zip(r.Events, (a, b) => a - b).ToList(),
                        d.Censored - r.Censored,
                        d.Entered - r.Entered
                    )
                    : d
            )
            .ToList();
        return removed.Count == 0
            ? Of(left)
            : throw new ArgumentException("There are no such cases.", nameof(other));
    }

    /// <summary>Cases at risk on each listed day: entered before it and not gone before it.</summary>
    internal long[] AtRisk()
    {
        var risk = new long[Days.Count];
        var present = FromStart;
        for (var i = 0; i < risk.Length; i++)
        {
            risk[i] = present;
            present += Days[i].Entered - Days[i].Events.Sum() - Days[i].Censored;
        }

        return risk;
    }
}
