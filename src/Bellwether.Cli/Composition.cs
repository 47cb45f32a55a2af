using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Bellwether.Web.Measurement.ShowBenchmarks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Cli;

/// <summary>Puts the house together: every capability, in dependency order (which is also the order of their tables).</summary>
internal static class Composition
{
    public static IServiceCollection AddBellwether(this IServiceCollection services, Db db) =>
        services
            .AddSingleton(Settings.Seal())
            .AddFoundation(db)
            .AddAccess()
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .AddMeasurement()
            .AddMonitoring()
            .AddImprovement()
            .AddPublishing()
            .AddSingleton<Scopes>()
            .AddSingleton<FormScopes>()
            .AddSingleton<Twins>();

    /// <summary>The capabilities for a command that runs and ends, with the schema up to date.</summary>
    public static async Task<ServiceProvider> Open(
        Db db,
        CancellationToken cancel,
        TimeProvider? time = null
    )
    {
        var provider = new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(Settings.Notices(Settings.OfCommands()))
            .AddBellwether(db)
            .BuildServiceProvider();
        await provider.GetRequiredService<SchemaRunner>().Run(cancel);
        return provider;
    }
}
