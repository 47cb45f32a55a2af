using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>Gives one of one's own views another name.</summary>
public sealed class RenameView
{
    private readonly ViewStore store;

    internal RenameView(ViewStore store) => this.store = store;

    /// <summary>Renames it; refused when it is not the actor's, or without a name.</summary>
    public async Task<Outcome<SavedView>> Run(
        Actor actor,
        Guid viewId,
        string name,
        CancellationToken cancel = default
    )
    {
        var all = await store.List(actor.AgencyId, cancel);
        if (
            all.FirstOrDefault(each => each.ViewId == viewId && each.OwnerId == actor.AccountId)
            is not { } view
        )
            return Refusals.NoView();
        var renamed = view with { Name = name.Trim() };
        if (SaveView.Fault(renamed.Name, renamed.Address) is { } fault)
            return fault;
        if (
            all.Any(each =>
                each.OwnerId == view.OwnerId && each.Name == renamed.Name && each.ViewId != viewId
            )
        )
            return Refusals.ViewName(
                $"You have a view called “{renamed.Name}” already. Choose another name."
            );
        await store.Rename(actor.AgencyId, viewId, renamed.Name, cancel);
        return renamed;
    }
}
