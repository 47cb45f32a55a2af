using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Instruments;

/// <summary>Registers the capability.</summary>
public static class InstrumentsSetup
{
    /// <summary>Adds instruments: their tables, operations and reads.</summary>
    public static IServiceCollection AddInstruments(this IServiceCollection services)
    {
        // Where the capability stands without the rest of access (a test, a tool), it still keeps the audit trail.
        services.TryAddSingleton<RecordAudit>();
        services.TryAddSingleton<ListAccounts>();
        return services
            .AddSchema("instruments", typeof(InstrumentsSetup))
            .AddSingleton<DraftInstrument>()
            .AddSingleton<ReviseInstrument>()
            .AddSingleton<SaveDraft>()
            .AddSingleton<TranslateDraft>()
            .AddSingleton<UseTemplate>()
            .AddSingleton<ImportInstrument>()
            .AddSingleton<PublishInstrument>()
            .AddSingleton<FreezeVersion>()
            .AddSingleton<FindInstrument>()
            .AddSingleton<FindDraft>()
            .AddSingleton<FindVersion>()
            .AddSingleton<ListInstruments>()
            .AddSingleton<ListVersions>()
            .AddSingleton<ListOptionLists>()
            .AddSingleton<ListTemplates>()
            .AddSingleton<SubmitDraft>()
            .AddSingleton<ApproveDraft>()
            .AddSingleton<ReturnDraft>()
            .AddSingleton<ArchiveInstrument>()
            .AddSingleton<ImportTranslation>()
            .AddSingleton<ListBank>()
            .AddSingleton<KeepItem>()
            .AddSingleton<FindSimilar>()
            .AddSingleton<SayWhyNew>()
            .AddSingleton<ListSimilarReasons>()
            .AddSingleton<FindReview>()
            .AddSingleton<ListReviews>();
    }
}
