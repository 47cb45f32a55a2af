using Bellwether.Foundation.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Filings;

/// <summary>Registers the import of filings.</summary>
internal static class FilingsSetup
{
    public static IServiceCollection AddFilings(this IServiceCollection services) =>
        services
            .AddSingleton<PlaceFiling>()
            .AddSingleton<PutFilings>()
            .AddSingleton(provider => new ImportA11(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<PutFilings>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ListImports>()
            .AddSingleton<FindImport>();
}
