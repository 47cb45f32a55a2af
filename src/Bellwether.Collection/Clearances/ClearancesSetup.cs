using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection;

/// <summary>Registers clearances, the guard's data and the watch over them.</summary>
internal static class ClearancesSetup
{
    public static IServiceCollection AddClearances(this IServiceCollection services) =>
        services
            .AddSingleton<ListJurisdictions>()
            .AddSingleton<FindJurisdiction>()
            .AddSingleton<ChooseJurisdiction>()
            .AddSingleton<AddClearance>()
            .AddSingleton<ChangeClearance>()
            .AddSingleton<AttestVersion>()
            .AddSingleton<CoverCollector>()
            .AddSingleton<ListClearances>()
            .AddSingleton<FindClearance>()
            .AddSingleton<PreparePacket>()
            .AddSingleton<WarnClearances>()
            .AddHostedService<WatchClearances>();
}
