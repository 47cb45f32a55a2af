namespace Bellwether.Responses;

/// <summary>The theme dictionary of an agency: what ships, as the agency changed it, and its own.</summary>
public sealed class ListThemes
{
    private readonly ThemeStore store;

    internal ListThemes(ThemeStore store) => this.store = store;

    /// <summary>All themes by id, those not used among them.</summary>
    public Task<IReadOnlyList<Theme>> Run(Guid agencyId, CancellationToken cancel = default) =>
        store.All(agencyId, cancel);
}
