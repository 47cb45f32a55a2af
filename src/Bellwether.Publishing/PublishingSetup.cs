using System.Reflection;
using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Publishing;

/// <summary>Registers the capability.</summary>
public static class PublishingSetup
{
    /// <summary>Adds its operations and schema. Call after AddCollection.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddSchema("publishing", typeof(PublishingSetup));
        services.TryAddSingleton(new PublishingSettings());
        services
            .AddSingleton<FilingStore>()
            .AddSingleton<GatherSurveys>()
            .AddSingleton<WriteTrustFile>()
            .AddSingleton<WriteStatements>()
            .AddSingleton<ReadStatementRows>()
            .AddSingleton<MakeReport>();
        return services
            .AddInternal<ReadFiling>()
            .AddInternal<ListFilings>()
            .AddInternal<PrepareFiling>()
            .AddInternal<SubmitFiling>()
            .AddInternal<MoveFiling>()
            .AddInternal<ExportTrust>()
            .AddInternal<ExportStatements>()
            .AddInternal<ExportSurveyList>()
            .AddInternal<PrepareBrief>();
    }

    // Operations take stores, which are internal, so their constructors are internal, too.
    private static IServiceCollection AddInternal<T>(this IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[
            0
        ];
        var needs = Array.ConvertAll(constructor.GetParameters(), need => need.ParameterType);
        return services.AddSingleton(provider =>
            (T)constructor.Invoke(Array.ConvertAll(needs, provider.GetRequiredService))
        );
    }
}
