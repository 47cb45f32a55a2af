using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection;

/// <summary>Registers delivery, offered counts and entry by staff.</summary>
internal static class ChannelsSetup
{
    public static IServiceCollection AddChannels(this IServiceCollection services) =>
        services
            .AddSingleton<FindDelivery>()
            .AddSingleton<ChangeDelivery>()
            .AddSingleton(provider => new AskPerson(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<CollectorDirectory>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<CountFunnel>()
            .AddSingleton<RollUpOffers>()
            .AddSingleton<RecordOffers>()
            .AddSingleton<ReadOffers>()
            .AddSingleton<ListOfferEntries>()
            .AddSingleton<KeepFunnel>()
            .AddHostedService(provider => provider.GetRequiredService<KeepFunnel>())
            .AddSingleton<OpenPile>()
            .AddSingleton<ListPiles>()
            .AddSingleton<FindPile>()
            .AddSingleton(provider => new RecordSheets(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<RecordResponse>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new TypeSheet(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<RecordSheets>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new SettleSheet(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<RecordSheets>()
            ))
            .AddSingleton(provider => new ClosePile(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<RecordSheets>()
            ))
            .AddSingleton<UndoSheet>();
}
