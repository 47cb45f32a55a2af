using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Shows a page "what happens next" to everybody, or takes it back.</summary>
public sealed class PublishNextPage
{
    private readonly NextPageStore store;

    internal PublishNextPage(NextPageStore store) => this.store = store;

    /// <summary>Publishes (or takes back) it.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid serviceId,
        bool published = true,
        CancellationToken cancel = default
    ) =>
        await store.Publish(actor.AgencyId, serviceId, published, cancel) == 0
            ? NextRefusals.NotWritten
            : default(Nothing);
}
