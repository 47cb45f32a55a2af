namespace Bellwether.Responses;

/// <summary>How many places of a collector's quotas are taken.</summary>
public sealed class ReadQuotas
{
    private readonly QuotaStore store;

    internal ReadQuotas(QuotaStore store) => this.store = store;

    /// <summary>Places taken, by the quota's name; a quota that nobody counted towards is not among them.</summary>
    /// <remarks>
    /// A place is free again when its response is excluded (spam), and taken again when it is restored, also where that makes
    /// more than enough. It stays taken when its response is erased: that there was an answer is not undone.
    /// </remarks>
    public Task<IReadOnlyDictionary<string, long>> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) => store.Read(agencyId, collectorId, cancel);
}
