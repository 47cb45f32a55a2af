using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Monitoring;

/// <summary>Registers the capability.</summary>
public static class MonitoringSetup
{
    /// <summary>Adds its operations, reads and schema. Call after AddMeasurement.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<AlertStore>();
        services.AddSingleton(p => new WatchStreams(
            p.GetRequiredService<ReadDays>(),
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>(),
            WatchRules.Default
        ));
        services.AddSingleton(p => new ListAlerts(
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new FindAlert(p.GetRequiredService<AlertStore>()));
        services.AddSingleton(p => new ReadEvidence(
            p.GetRequiredService<ReadDays>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new TakeAlert(p.GetRequiredService<AlertStore>()));
        services.AddSingleton(p => new SnoozeAlert(
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new JudgeAlert(
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddNotices();
        return services.AddSchema("monitoring", typeof(MonitoringSetup));
    }

    // Settings are registered before, by whoever knows them; without any no mail is sent.
    private static void AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(new NoticeSettings());
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<IDeliver, DeliverByMail>();
        services.AddSingleton<IDeliver, DeliverOverWeb>();
        services.AddSingleton(p => new Subscribe(
            p.GetRequiredService<SubscriptionStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<NoticeSettings>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new Unsubscribe(p.GetRequiredService<SubscriptionStore>()));
        services.AddSingleton(p => new ListSubscriptions(
            p.GetRequiredService<SubscriptionStore>()
        ));
        services.AddSingleton(p => new SendNotices(
            p.GetRequiredService<SubscriptionStore>(),
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetServices<IDeliver>(),
            p.GetRequiredService<NoticeSettings>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.Follow<AlertRaised, QueueNotices>("monitoring-notices");
    }
}
