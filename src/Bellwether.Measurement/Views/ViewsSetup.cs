using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement;

/// <summary>Registers saved views.</summary>
internal static class ViewsSetup
{
    public static IServiceCollection AddViews(this IServiceCollection services) =>
        services
            .AddSingleton<ViewStore>()
            .AddSingleton(provider => new ListViews(provider.GetRequiredService<ViewStore>()))
            .AddSingleton(provider => new SaveView(
                provider.GetRequiredService<ViewStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new RenameView(provider.GetRequiredService<ViewStore>()))
            .AddSingleton(provider => new RemoveView(provider.GetRequiredService<ViewStore>()));
}
