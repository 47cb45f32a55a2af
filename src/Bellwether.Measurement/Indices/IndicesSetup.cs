using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement;

/// <summary>Registers the indices and the perception gap.</summary>
internal static class IndicesSetup
{
    public static IServiceCollection AddIndices(this IServiceCollection services) =>
        services
            .AddSingleton<IndexStore>()
            .AddSingleton<GatherIndex>()
            .AddSingleton(provider => new ListIndices(provider.GetRequiredService<IndexStore>()))
            .AddSingleton(provider => new ReadIndex(
                provider.GetRequiredService<GatherIndex>(),
                provider.GetRequiredService<ListIndices>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<ReadUnitTree>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadSameQuestion(
                provider.GetRequiredService<GatherCounts>()
            ))
            .AddSingleton(provider => new ReadBenchmarks(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<ReadVolumes>(),
                provider.GetRequiredService<ReadLeague>(),
                provider.GetRequiredService<OwnBenchmarkStore>()
            ))
            .AddSingleton<OwnBenchmarkStore>()
            .AddSingleton(provider => new ImportBenchmarks(
                provider.GetRequiredService<OwnBenchmarkStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new RemoveBenchmark(
                provider.GetRequiredService<OwnBenchmarkStore>()
            ))
            .AddSingleton(provider => new ReadPairs(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<FindAgency>()
            ))
            .AddSingleton<GatherManagers>()
            .AddSingleton(provider => new ReadPerceptionGap(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<GatherManagers>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<ReadUnitTree>()
            ))
            .AddSingleton(provider => new ReviseIndex(
                provider.GetRequiredService<ListIndices>(),
                provider.GetRequiredService<IndexStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new KeepIndex(
                provider.GetRequiredService<ReadIndex>(),
                provider.GetRequiredService<IndexStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ListKeptIndices(
                provider.GetRequiredService<IndexStore>()
            ));
}
