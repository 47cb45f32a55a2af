using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
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
        services.AddSingleton<RuleStore>();
        services.AddSingleton<ClosedStore>();
        services.AddSingleton(p => new GatherStreams(
            p.GetRequiredService<ReadDays>(),
            p.GetRequiredService<ReadThemeDays>(),
            p.GetRequiredService<ReadFacts>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new WatchStreams(
            p.GetRequiredService<GatherStreams>(),
            p.GetRequiredService<AlertStore>(),
            p.GetRequiredService<RuleStore>(),
            p.GetRequiredService<ClosedStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddRules();
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

    private static void AddRules(this IServiceCollection services)
    {
        services.AddSingleton(p => new CheckRule(
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<ListThemes>(),
            p.GetRequiredService<SubscriptionStore>()
        ));
        services.AddSingleton(p => new WriteRule(
            p.GetRequiredService<RuleStore>(),
            p.GetRequiredService<CheckRule>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new SwitchRuleOff(
            p.GetRequiredService<RuleStore>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new ListRules(p.GetRequiredService<RuleStore>()));
        services.AddSingleton(p => new CloseDays(
            p.GetRequiredService<ClosedStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new OpenDays(p.GetRequiredService<ClosedStore>()));
        services.AddSingleton(p => new ListClosedDays(p.GetRequiredService<ClosedStore>()));
    }

    // Settings are registered before, by whoever knows them; without any no mail is sent.
    private static void AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(new NoticeSettings());
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton(p => new SendLetter(p.GetRequiredService<NoticeSettings>()));
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
