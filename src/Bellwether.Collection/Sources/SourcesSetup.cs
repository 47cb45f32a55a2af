using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

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
                provider.GetRequiredService<PrepareResponses>(),
                provider.GetRequiredService<RecordResponses>(),
                provider.GetRequiredService<SourceSettings>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new UndoBatch(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<TakeBackBatch>(),
                provider.GetRequiredService<TakeBackFacts>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadTable(provider.GetRequiredService<SourceSettings>()))
            .AddSingleton<WriteFacts>()
            .AddSingleton(provider => new ImportFacts(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<PlaceFeedback>(),
                provider.GetRequiredService<WriteFacts>(),
                provider.GetRequiredService<SourceSettings>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ProposeMapping>()
            .AddSingleton<MapTouchpoints>()
            .AddUploads()
            .AddSingleton<CheckFile>()
            .AddSingleton<ListBatches>()
            .AddSingleton<FindBatch>()
            .AddSingleton<ReadKeptRows>()
            .AddSingleton<SaveMapping>()
            .AddSingleton<ListMappings>()
            .AddSingleton<FindMapping>();

    private static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.TryAddSingleton(new SourceSettings());
        return services
            .AddSingleton<UploadFiles>()
            .AddSingleton<SetUploadMapping>()
            .AddSingleton(provider => new KeepUpload(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<UploadFiles>(),
                provider.GetRequiredService<ProposeMapping>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new FindUpload(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<UploadFiles>(),
                provider.GetRequiredService<ProposeMapping>()
            ))
            .AddSingleton(provider => new CheckUpload(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<UploadFiles>(),
                provider.GetRequiredService<CheckFile>()
            ))
            .AddSingleton(provider => new StartImport(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<UploadFiles>(),
                provider.GetRequiredService<ImportFeedback>(),
                provider.GetRequiredService<ImportFacts>(),
                provider.GetRequiredService<ILogger<StartImport>>()
            ))
            .AddHostedService(provider => provider.GetRequiredService<StartImport>());
    }
}
