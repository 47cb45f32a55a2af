using Bellwether.Web.Monitoring.FollowAlert;
using Bellwether.Web.Monitoring.WriteRules;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Monitoring;

/// <summary>Registers what the pages of alerts need.</summary>
internal static class MonitoringPages
{
    public static IServiceCollection AddMonitoringPages(this IServiceCollection services) =>
        services.AddSingleton<AlertRequests>().AddSingleton<RulesRequests>();
}
