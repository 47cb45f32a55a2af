using System.Data.Common;
using Bellwether.Foundation.Events;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Puts a notice in the queue of everybody who hears of an alert, when it may go out to them. History tells nobody.</summary>
internal sealed class QueueNotices(FindAgency agencies, TimeProvider time) : IHandle<AlertRaised>
{
    public async Task Handle(
        AlertRaised happened,
        DbTransaction transaction,
        CancellationToken cancel
    )
    {
        if (happened.IsHistory || await agencies.Run(happened.AgencyId, cancel) is not { } agency)
            return;
        var now = time.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(agency.ZoneId);
        await SubscriptionStore.Queue(
            transaction,
            happened,
            subscription => QuietHours.Due(subscription, now, zone)
        );
    }
}
