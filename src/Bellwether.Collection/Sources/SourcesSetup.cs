using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Sources;

/// <summary>Registers the import of files with mappings.</summary>
internal static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) =>
        services
            .AddSingleton<PlaceFeedback>()
            .AddSingleton(provider => new ImportFeedback(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<PlaceFeedback>(),
                provider.GetRequiredService<RecordResponses>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new UndoBatch(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<TakeBackBatch>(),
                provider.GetRequiredService<TakeBackFacts>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<CheckFile>()
            .AddSingleton<ListBatches>()
            .AddSingleton<FindBatch>()
            .AddSingleton<ReadKeptRows>()
            .AddSingleton<SaveMapping>()
            .AddSingleton<ListMappings>()
            .AddSingleton<FindMapping>();
}
