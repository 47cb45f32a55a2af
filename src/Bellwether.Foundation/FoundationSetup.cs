using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Foundation;

/// <summary>Registers the foundation: database, schema runner, outbox and its followers.</summary>
public static class FoundationSetup
{
    /// <summary>Adds the foundation over an opened database.</summary>
    public static IServiceCollection AddFoundation(this IServiceCollection services, Db db)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(db);
        services.AddSingleton<SchemaRunner>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<FollowEvents>();
        return services.AddSchema("foundation", typeof(FoundationSetup));
    }

    /// <summary>Adds the schema files embedded beside that type. Call in dependency order.</summary>
    public static IServiceCollection AddSchema(
        this IServiceCollection services,
        string capability,
        Type beside
    ) => services.AddSingleton(new Schema(capability, beside.Assembly));
}
