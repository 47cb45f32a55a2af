using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>Registers the counting of what is turned away.</summary>
internal static class RejectionsSetup
{
    public static IServiceCollection AddRejections(this IServiceCollection services) =>
        services
            .AddSingleton<CountRejections>()
            .AddSingleton<ReadRejections>()
            .AddSingleton<ReadSuspicions>()
            .AddSingleton(provider => new KeepRejections(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<CountRejections>(),
                provider.GetRequiredService<ListAgencies>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<KeepRejections>>()
            ))
            .AddHostedService(provider => provider.GetRequiredService<KeepRejections>());
}
