using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

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
        return services.AddSchema("monitoring", typeof(MonitoringSetup));
    }
}
