namespace Bellwether.Responses;

/// <summary>Reads tallies with their provenance, the withheld counts among them.</summary>
public sealed class ReadTallies
{
    private readonly TallyStore store;

    internal ReadTallies(TallyStore store) => this.store = store;

    /// <summary>The tallies of some collectors that touch the days from first to last.</summary>
    public async Task<IReadOnlyList<Tally>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    )
    {
        var rows = await store.Read(agencyId, collectorIds, first, last, cancel);
        return [.. rows.Select(row => row.ToTally())];
    }
}
