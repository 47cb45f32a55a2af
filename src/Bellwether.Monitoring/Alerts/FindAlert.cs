namespace Bellwether.Monitoring;

/// <summary>Finds one alert.</summary>
public sealed class FindAlert
{
    private readonly AlertStore store;

    internal FindAlert(AlertStore store) => this.store = store;

    /// <summary>The alert, or null when the agency has no such.</summary>
    public async Task<Alert?> Run(
        Guid agencyId,
        Guid alertId,
        CancellationToken cancel = default
    ) => (await store.List(agencyId, alertId, cancel)).SingleOrDefault();
}
