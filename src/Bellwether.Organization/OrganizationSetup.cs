using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Organization;

/// <summary>Registers the capability.</summary>
public static class OrganizationSetup
{
    /// <summary>Adds the organisation: its tables, operations and reads.</summary>
    public static IServiceCollection AddOrganization(this IServiceCollection services) =>
        services
            .AddSchema("organization", typeof(OrganizationSetup))
            .AddSingleton<RegisterAgency>()
            .AddSingleton<AddUnit>()
            .AddSingleton<AddService>()
            .AddSingleton<RecordVolume>()
            .AddSingleton<FindAgency>()
            .AddSingleton<ListAgencies>()
            .AddSingleton<ListUnits>()
            .AddSingleton<ReadUnitTree>()
            .AddSingleton<FindService>()
            .AddSingleton<ListServices>()
            .AddSingleton<ReadVolumes>()
            .AddSingleton<EnterShare>()
            .AddSingleton<RecordFacts>()
            .AddSingleton<ReadFacts>()
            .AddSingleton<TakeBackFacts>()
            .AddSingleton<KeepServices>()
            .AddSingleton<ReadCatalogue>()
            .AddSingleton<KeepJourneys>()
            .AddSingleton<RetireJourney>()
            .AddSingleton<ReadJourneys>()
            .AddSingleton<KeepSegment>()
            .AddSingleton<AddEvidence>()
            .AddSingleton<RemoveEvidence>()
            .AddSingleton<KeepPersona>()
            .AddSingleton<ReadPeople>();
}
