using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>What became of the notices that were due.</summary>
/// <param name="Sent">Notices that were taken by their receiver.</param>
/// <param name="Failed">Notices that will be tried again, or were given up.</param>
public sealed record NoticeReport(int Sent, int Failed);

/// <summary>Sends the notices that are due: at least once each, tried again for a day, each try with the same id.</summary>
public sealed class SendNotices
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan[] Again =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(15),
    ];

    private readonly SubscriptionStore subscriptions;
    private readonly AlertStore alerts;
    private readonly ListServices services;
    private readonly IReadOnlyList<IDeliver> ways;
    private readonly NoticeSettings settings;
    private readonly TimeProvider time;

    internal SendNotices(
        SubscriptionStore subscriptions,
        AlertStore alerts,
        ListServices services,
        IEnumerable<IDeliver> ways,
        NoticeSettings settings,
        TimeProvider time
    )
    {
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.services = services;
        this.ways = [.. ways];
        this.settings = settings;
        this.time = time;
    }

    /// <summary>Sends what is due now. What is due together for one receiver is one notice.</summary>
    public async Task<NoticeReport> Run(CancellationToken cancel = default)
    {
        var due = await subscriptions.Take(time.GetUtcNow(), Lease, cancel);
        int sent = 0,
            failed = 0;
        foreach (var receiver in due.GroupBy(each => (each.AgencyId, each.SubscriptionId)))
        {
            var trouble = await Send(
                receiver.Key.AgencyId,
                receiver.Key.SubscriptionId,
                [.. receiver],
                cancel
            );
            foreach (var notice in receiver)
                await Mark(notice, trouble, cancel);
            if (trouble is null)
                sent++;
            else
                failed++;
        }
        return new NoticeReport(sent, failed);
    }

    private async Task<string?> Send(
        Guid agencyId,
        Guid subscriptionId,
        IReadOnlyList<DueNotice> due,
        CancellationToken cancel
    )
    {
        var subscription = (await subscriptions.List(agencyId, cancel)).FirstOrDefault(each =>
            each.SubscriptionId == subscriptionId
        );
        if (subscription is null)
            return null;
        var names = (await services.Run(agencyId, cancel: cancel)).ToDictionary(
            service => service.ServiceId,
            service => service.NameIn(subscription.Language)
        );
        var ids = due.Select(each => each.AlertId).ToHashSet();
        var told = (await alerts.List(agencyId, null, cancel))
            .Where(alert => ids.Contains(alert.AlertId))
            .Select(alert => new NamedAlert(alert, names.GetValueOrDefault(alert.ServiceId, "")))
            .ToList();
        if (told.Count == 0)
            return null;
        var notice = new Notice(
            $"msg_{subscriptionId:N}_{told[0].Alert.AlertId:N}_{told.Count}",
            subscription,
            [.. told],
            settings.Site,
            time.GetUtcNow()
        );
        try
        {
            await ways.Single(way => way.Delivers(subscription.Kind)).Deliver(notice, cancel);
            return null;
        }
        catch (DeliveryException error)
        {
            return error.Message;
        }
    }

    private Task Mark(DueNotice notice, string? trouble, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (trouble is null)
            return subscriptions.Mark(notice, now, null, null, cancel);
        DateTimeOffset? again = notice.Tries < Again.Length ? now + Again[(int)notice.Tries] : null;
        return subscriptions.Mark(notice, null, again, trouble, cancel);
    }
}
