using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement;

/// <summary>Registers what is read of contact centres.</summary>
internal static class CentreSetup
{
    public static IServiceCollection AddCentre(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new GatherReasons(
                provider.GetRequiredService<ReadTallies>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new GatherBallots(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new ReadTopIssues(
                provider.GetRequiredService<GatherReasons>(),
                provider.GetRequiredService<GatherBallots>(),
                provider.GetRequiredService<ReadCodes>(),
                provider.GetRequiredService<ReadFacts>()
            ))
            .AddSingleton(provider => new ReadReasonHygiene(
                provider.GetRequiredService<GatherReasons>()
            ))
            .AddSingleton(provider => new ReadCentre(provider.GetRequiredService<ReadFacts>()));
}
