using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Finds one case with everything that was done about it.</summary>
public sealed class FindCase
{
    private readonly CaseDesk desk;

    internal FindCase(CaseDesk desk) => this.desk = desk;

    /// <summary>The case with that id or number.</summary>
    public async Task<Outcome<CaseHistory>> Run(
        Guid agencyId,
        string name,
        CancellationToken cancel = default
    )
    {
        var found = await desk.Find(Actor.System(agencyId), name, cancel);
        return found.IsDone
            ? new CaseHistory(
                found.Value,
                await desk.Store.Steps(agencyId, found.Value.CaseId, cancel)
            )
            : found.Refusal;
    }
}

/// <summary>Which cases.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceIds">Of these services only; null = of all.</param>
public sealed record CasesQuery(Guid AgencyId, IReadOnlyCollection<Guid>? ServiceIds = null)
{
    /// <summary>Closed ones instead of open ones.</summary>
    public bool Closed { get; init; }

    /// <summary>Only those of this owner.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>How many at most.</summary>
    public int Most { get; init; } = 1000;
}

/// <summary>Lists cases: open ones with the most urgent first, closed ones with the latest first.</summary>
public sealed class ListCases
{
    private readonly CaseStore store;

    internal ListCases(CaseStore store) => this.store = store;

    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<Case>> Run(CasesQuery query, CancellationToken cancel = default)
    {
        var all = (await store.List(query.AgencyId, query.Closed, int.MaxValue, cancel)).Where(it =>
            (query.ServiceIds is null || query.ServiceIds.Contains(it.ServiceId))
            && (query.OwnerId is null || it.Owner?.AccountId == query.OwnerId)
        );
        return
        [
            .. (
                query.Closed
                    ? all
                    : all.OrderByDescending(it => it.Level)
                        .ThenBy(it => it.DueAt ?? DateTimeOffset.MaxValue)
                        .ThenBy(it => it.Number)
            ).Take(query.Most),
        ];
    }
}
