using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>The views somebody can open: their own, and those shared with units they belong to.</summary>
public sealed class ListViews
{
    private readonly ViewStore store;

    internal ListViews(ViewStore store) => this.store = store;

    /// <summary>The views by name, own ones first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="units">The units whose figures they may read.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<SavedView>> Run(
        Actor actor,
        IReadOnlyCollection<Guid> units,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.List(actor.AgencyId, cancel))
                .Where(view =>
                    view.OwnerId == actor.AccountId
                    || view.UnitId == actor.AgencyId
                    || (view.UnitId is { } unit && units.Contains(unit))
                )
                .OrderBy(view => view.OwnerId == actor.AccountId ? 0 : 1)
                .ThenBy(view => view.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(view => view.ViewId),
        ];
}
