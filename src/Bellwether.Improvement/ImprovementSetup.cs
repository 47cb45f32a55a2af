using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Improvement;

/// <summary>Registers the capability.</summary>
public static class ImprovementSetup
{
    /// <summary>Adds its operations and schema.</summary>
    public static IServiceCollection AddImprovement(this IServiceCollection services)
    {
        services.AddSingleton<ChangeStore>();
        services.AddSingleton(p => new RecordChange(
            p.GetRequiredService<ChangeStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new StateEffect(p.GetRequiredService<ChangeStore>()));
        services.AddSingleton(p => new PublishChange(p.GetRequiredService<ChangeStore>()));
        services.AddSingleton(p => new ListChanges(p.GetRequiredService<ChangeStore>()));
        return services.AddSchema("improvement", typeof(ImprovementSetup));
    }
}
