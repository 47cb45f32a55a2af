using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Instruments;

/// <summary>Registers the capability.</summary>
public static class InstrumentsSetup
{
    /// <summary>Adds instruments: their tables, operations and reads.</summary>
    public static IServiceCollection AddInstruments(this IServiceCollection services) =>
        services
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
            .AddSingleton<ListTemplates>();
}
