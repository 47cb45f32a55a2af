namespace Bellwether.Improvement;

/// <summary>The changes of a service or of the whole agency, newest first.</summary>
public sealed class ListChanges
{
    private readonly ChangeStore store;

    internal ListChanges(ChangeStore store) => this.store = store;

    /// <summary>Lists them.</summary>
    /// <param name="agencyId">Whose changes.</param>
    /// <param name="serviceId">Of that service only; null = of all.</param>
    /// <param name="publishedOnly">True for every page the public sees.</param>
    /// <param name="cancel">Stops the read.</param>
    public Task<IReadOnlyList<Change>> Run(
        Guid agencyId,
        Guid? serviceId = null,
        bool publishedOnly = false,
        CancellationToken cancel = default
    ) => store.List(agencyId, serviceId, publishedOnly, cancel);
}
