namespace Bellwether.Improvement;

/// <summary>Open cases of one state by their age in working days.</summary>
/// <param name="State">The state.</param>
/// <param name="UpTo1">At most one working day old.</param>
/// <param name="UpTo3">Up to three.</param>
/// <param name="UpTo10">Up to ten.</param>
/// <param name="Older">Older.</param>
/// <param name="Late">Those whose next step is late.</param>
public sealed record AgeingRow(
    CaseState State,
    int UpTo1,
    int UpTo3,
    int UpTo10,
    int Older,
    int Late
)
{
    /// <summary>All of them.</summary>
    public int All => UpTo1 + UpTo3 + UpTo10 + Older;
}

/// <summary>How old open cases are, and how long closed ones took.</summary>
/// <param name="Rows">By state, in the order of the states.</param>
/// <param name="Closed">Closed in the last 90 days.</param>
/// <param name="MedianAnswerDays">Working days to the answer, median of those answered in the last 90 days; null when there are none.</param>
/// <param name="AnsweredInTime">How many of them within the agency's days.</param>
/// <param name="Answered">How many were answered in the last 90 days.</param>
/// <param name="Outcomes">What people said became of it: put right, in part, not.</param>
/// <param name="Asked">How many were asked.</param>
public sealed record Ageing(
    IReadOnlyList<AgeingRow> Rows,
    int Closed,
    double? MedianAnswerDays,
    int AnsweredInTime,
    int Answered,
    IReadOnlyDictionary<RecoveryOutcome, int> Outcomes,
    int Asked
)
{
    /// <summary>By root cause, most frequent first, of cases closed in the last 90 days.</summary>
    public IReadOnlyList<(string Code, int Cases)> Causes { get; init; } = [];
}

/// <summary>Reads how old cases are, in working days of the agency.</summary>
public sealed class ReadAgeing
{
    private const int Recent = 90;
    private readonly CaseDesk desk;

    internal ReadAgeing(CaseDesk desk) => this.desk = desk;

    /// <summary>Reads it.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="serviceIds">Of these services only; null = of all.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Ageing> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid>? serviceIds = null,
        CancellationToken cancel = default
    )
    {
        bool Within(Case it) => serviceIds is null || serviceIds.Contains(it.ServiceId);
        var (clock, ticking) = await desk.Clock(agencyId, cancel);
        var open = (await desk.Store.List(agencyId, false, int.MaxValue, cancel))
            .Where(Within)
            .ToList();
        var since = desk.Now.AddDays(-Recent);
        var closed = (await desk.Store.List(agencyId, true, int.MaxValue, cancel))
            .Where(it => Within(it) && it.ClosedAt >= since && it.MergedInto is null)
            .ToList();
        double Age(Case it, DateTimeOffset at) => ticking.Between(it.ClockFrom, at) / ticking.Day;
        var answered = open.Concat(closed)
            .Where(it => it.AnsweredAt >= since)
            .Select(it => Age(it, it.AnsweredAt!.Value))
            .Order()
            .ToList();
        var rows =
            from state in Enum.GetValues<CaseState>()
            where state != CaseState.Closed
            let ages = open.Where(it => it.State == state).Select(it => Age(it, desk.Now)).ToList()
            select new AgeingRow(
                state,
                ages.Count(age => age <= 1),
                ages.Count(age => age is > 1 and <= 3),
                ages.Count(age => age is > 3 and <= 10),
                ages.Count(age => age > 10),
                open.Count(it => it.State == state && it.IsLate(desk.Now))
            );
        return new Ageing(
            [.. rows],
            closed.Count,
            answered.Count == 0
                ? null
                : (answered[(answered.Count - 1) / 2] + answered[answered.Count / 2]) / 2,
            answered.Count(days => days <= clock.AnswerDays),
            answered.Count,
            Enum.GetValues<RecoveryOutcome>()
                .ToDictionary(
                    outcome => outcome,
                    outcome => open.Concat(closed).Count(it => it.Outcome == outcome)
                ),
            open.Concat(closed).Count(it => it.OutcomeAsked)
        )
        {
            Causes =
            [
                .. closed
                    .Where(it => it.RootCause is not null)
                    .GroupBy(it => it.RootCause!)
                    .Select(group => (group.Key, group.Count()))
                    .OrderByDescending(each => each.Item2)
                    .ThenBy(each => each.Key, StringComparer.Ordinal),
            ],
        };
    }
}
