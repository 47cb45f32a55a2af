using Bellwether.Collection.Filings;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Collection;

/// <summary>Registers the capability.</summary>
public static class CollectionSetup
{
    /// <summary>Adds collectors, the intake and the import of filings. Call after AddOrganization, AddInstruments and AddResponses.</summary>
    /// <remarks>Register an <see cref="IntakeSettings"/> first to change how much the intake lets through.</remarks>
    public static IServiceCollection AddCollection(this IServiceCollection services)
    {
        services.TryAddSingleton(new IntakeSettings());
        return services
            .AddSchema("collection", typeof(CollectionSetup))
            .AddSingleton<CollectorDirectory>()
            .AddSingleton<OpenCollector>()
            .AddSingleton<CloseCollector>()
            .AddSingleton<ReopenCollector>()
            .AddSingleton<ReplaceVersion>()
            .AddSingleton<FindCollector>()
            .AddSingleton<ListCollectors>()
            .AddSingleton<SetQuotas>()
            .AddSingleton<CheckQuotas>()
            .AddSingleton<ListQuotas>()
            .AddSingleton(provider => new KeepUnfinished(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<SenderLimit>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<FindUnfinished>()
            .AddSingleton<ForgetUnfinished>()
            .AddHostedService(provider => provider.GetRequiredService<ForgetUnfinished>())
            .AddSingleton<SenderLimit>()
            .AddSingleton<Quarantine>()
            .AddSingleton(provider => new KeepUnreadable(
                provider.GetRequiredService<CollectorDirectory>(),
                provider.GetRequiredService<SenderLimit>(),
                provider.GetRequiredService<Quarantine>(),
                provider.GetRequiredService<CountRejections>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ListQuarantine>()
            .AddSingleton<EmptyQuarantine>()
            .AddSingleton(provider => new RecordResponse(
                provider.GetRequiredService<CollectorDirectory>(),
                provider.GetRequiredService<FindVersion>(),
                provider.GetRequiredService<RecordResponses>(),
                provider.GetRequiredService<RecordWithinQuotas>(),
                provider.GetRequiredService<SenderLimit>(),
                provider.GetRequiredService<Quarantine>(),
                provider.GetRequiredService<CountFunnel>(),
                provider.GetRequiredService<CountRejections>(),
                provider.GetRequiredService<IntakeSettings>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddRejections()
            .AddChannels()
            .AddClearances()
            .AddSingleton<ChangePrivacyNotice>()
            .AddSingleton<FindPrivacyNotice>()
            .AddSingleton<ChangeWordPolicy>()
            .AddSingleton<ApproveWordPolicy>()
            .AddSingleton<FindWordPolicy>()
            .AddSingleton<ListWordPolicies>()
            .AddSingleton<KeepOriginals>()
            .AddSingleton<KeepRetention>()
            .AddHostedService<RetentionClock>()
            .AddSingleton<ChangeSafetyProtocol>()
            .AddSingleton<FindSafetyProtocol>()
            .AddSingleton<PractiseSafety>()
            .AddFilings()
            .AddSources();
    }
}
