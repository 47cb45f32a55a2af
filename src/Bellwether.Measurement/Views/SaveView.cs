using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>Keeps a view of explore under a name, for oneself or for a unit.</summary>
public sealed class SaveView
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 120;

    private const int LongestAddress = 2_000;
    private const int Most = 200;

    private readonly ViewStore store;
    private readonly TimeProvider time;

    internal SaveView(ViewStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Saves it; refused without a name, or when somebody keeps too many. The caller has checked the unit.</summary>
    public async Task<Outcome<SavedView>> Run(
        Actor actor,
        ViewToSave view,
        CancellationToken cancel = default
    )
    {
        if (actor.AccountId is not { } owner)
            return Refusals.NoView();
        var name = view.Name.Trim();
        if (Fault(name, view.Address) is { } fault)
            return fault;
        var own = await store.List(actor.AgencyId, cancel);
        if (own.Count(each => each.OwnerId == owner) >= Most)
            return Refusals.ViewName(
                $"You keep {Most} views, which is the most. Remove one that is not needed."
            );
        if (own.Any(each => each.OwnerId == owner && each.Name == name))
            return Refusals.ViewName(
                $"You have a view called “{name}” already. Choose another name."
            );
        var now = time.GetUtcNow();
        var saved = new SavedView(
            Ids.New(now),
            owner,
            actor.Name,
            view.UnitId,
            name,
            view.Address,
            now
        );
        await store.Add(actor.AgencyId, saved, cancel);
        return saved;
    }

    internal static Refusal? Fault(string name, string address) =>
        name.Length is 0 or > LongestName
            ? Refusals.ViewName($"Write a name of up to {LongestName} characters.")
        : address.Length is 0 or > LongestAddress
            ? Refusals.ViewName(
                "Choose a question and what to split it by first, then save what you see."
            )
        : null;
}
