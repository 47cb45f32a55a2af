using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Shows a change to the public, or takes it back.</summary>
public sealed class PublishChange
{
    private readonly ChangeStore store;

    internal PublishChange(ChangeStore store) => this.store = store;

    /// <summary>Publishes (or takes back) it.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid changeId,
        bool published = true,
        CancellationToken cancel = default
    ) =>
        await store.Publish(actor.AgencyId, changeId, published, cancel) == 0
            ? ChangeRefusals.Unknown
            : default(Nothing);
}
