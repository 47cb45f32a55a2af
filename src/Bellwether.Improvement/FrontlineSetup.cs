using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Improvement;

/// <summary>Registers what the front asks and sees.</summary>
internal static class FrontlineSetup
{
    public static void AddFrontline(this IServiceCollection services)
    {
        services.AddSingleton<AskStore>();
        services.AddSingleton<ObservationStore>();
        services.AddSingleton(p => new AskOwner(
            p.GetRequiredService<AskStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new AnswerAsk(
            p.GetRequiredService<AskStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new ListAsks(p.GetRequiredService<AskStore>()));
        services.AddSingleton(p => new LogObservation(
            p.GetRequiredService<ObservationStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new MarkObservation(
            p.GetRequiredService<ObservationStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new AnswerObservation(
            p.GetRequiredService<ObservationStore>(),
            p.GetRequiredService<FindAgency>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new ListObservations(p.GetRequiredService<ObservationStore>()));
        services.AddSingleton(p => new ReadFriction(p.GetRequiredService<ObservationStore>()));
    }
}
