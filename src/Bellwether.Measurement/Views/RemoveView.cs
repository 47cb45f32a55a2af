using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>Removes one of one's own views, also from those it was shared with. Answers and figures stay.</summary>
public sealed class RemoveView
{
    private readonly ViewStore store;

    internal RemoveView(ViewStore store) => this.store = store;

    /// <summary>Removes it; refused when it is not the actor's.</summary>
    public async Task<Outcome<SavedView>> Run(
        Actor actor,
        Guid viewId,
        CancellationToken cancel = default
    )
    {
        var all = await store.List(actor.AgencyId, cancel);
        if (
            all.FirstOrDefault(each => each.ViewId == viewId && each.OwnerId == actor.AccountId)
            is not { } view
        )
            return Refusals.NoView();
        await store.Remove(actor.AgencyId, viewId, cancel);
        return view;
    }
}
