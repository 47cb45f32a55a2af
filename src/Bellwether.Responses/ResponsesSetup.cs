using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Responses;

/// <summary>Registers the capability.</summary>
public static class ResponsesSetup
{
    /// <summary>Adds the response log, its cells and its operations. Call after AddFoundation.</summary>
    public static IServiceCollection AddResponses(this IServiceCollection services)
    {
        services.AddSchema("responses", typeof(ResponsesSetup));
        var dialect = services
            .Select(service => service.ImplementationInstance)
            .OfType<Db>()
            .Single()
            .Dialect;
        if (dialect is SqliteDialect sqlite)
        {
            sqlite.AddFunction(SqliteLogStore.AddFunctions);
            services.AddSingleton<ILogStore, SqliteLogStore>();
        }
        else
        {
            services.AddSingleton<ILogStore, PostgresLogStore>();
        }
        services.AddSingleton<ShapeStore>();
        services.AddSingleton<CellStore>();
        services.AddSingleton(provider => new RecordResponses(
            provider.GetRequiredService<Db>(),
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<ILogStore>(),
            provider.GetRequiredService<ShapeStore>()
        ));
        services.AddSingleton(provider => new ReadCells(provider.GetRequiredService<CellStore>()));
        return services;
    }
}
