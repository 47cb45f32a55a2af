namespace Bellwether.Improvement;

/// <summary>The pages "what happens next" of an agency's services.</summary>
public sealed class FindNextPages
{
    private readonly NextPageStore store;

    internal FindNextPages(NextPageStore store) => this.store = store;

    /// <summary>Finds them, by service.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="publishedOnly">True for every page the public sees.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyDictionary<Guid, NextPage>> Run(
        Guid agencyId,
        bool publishedOnly = false,
        CancellationToken cancel = default
    ) =>
        (await store.List(agencyId, cancel))
            .Where(page => page.IsPublished || !publishedOnly)
            .ToDictionary(page => page.ServiceId);
}
