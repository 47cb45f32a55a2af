using Bellwether.Foundation;

namespace Bellwether.Monitoring;

/// <summary>Takes an alert into one's own hands, so that others know somebody is looking.</summary>
public sealed class TakeAlert
{
    private readonly AlertStore store;

    internal TakeAlert(AlertStore store) => this.store = store;

    /// <summary>Takes it; from somebody else too, who sees it there.</summary>
    public async Task<Outcome<Alert>> Run(
        Actor actor,
        Guid alertId,
        CancellationToken cancel = default
    )
    {
        if (actor.AccountId is not { } account)
            return Refusals.NoAccount;
        if ((await store.List(actor.AgencyId, alertId, cancel)).SingleOrDefault() is not { } alert)
            return Refusals.NoAlert;
        if (alert.Verdict != AlertVerdict.Open)
            return Refusals.Judged;
        var taken = alert with { Owner = new AlertOwner(account, actor.Name) };
        await store.Change(taken, [], cancel);
        return taken;
    }
}
