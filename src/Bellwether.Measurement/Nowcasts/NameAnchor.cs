using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>Says of a collector that it holds a periodic survey of a sample drawn at random, or that it does not. Whoever calls knows the collector.</summary>
public sealed class NameAnchor
{
    private readonly AnchorStore store;
    private readonly TimeProvider time;

    internal NameAnchor(AnchorStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Names it, or takes the name back.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="collectorId">A collector of the actor's agency.</param>
    /// <param name="isAnchor">True for a periodic survey.</param>
    /// <param name="cancel">Stops the write.</param>
    public Task Run(
        Actor actor,
        Guid collectorId,
        bool isAnchor = true,
        CancellationToken cancel = default
    ) => store.Name(actor.AgencyId, collectorId, isAnchor, time.GetUtcNow(), actor.Name, cancel);
}
