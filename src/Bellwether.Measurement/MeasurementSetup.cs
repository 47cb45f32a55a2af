using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement;

/// <summary>Registers the capability.</summary>
public static class MeasurementSetup
{
    /// <summary>Adds the reads of figures. Call after AddOrganization, AddInstruments and AddResponses.</summary>
    public static IServiceCollection AddMeasurement(this IServiceCollection services) =>
        services
            .AddSchema("measurement", typeof(MeasurementSetup))
            .AddCentre()
            .AddIndices()
            .AddSingleton<SmallGroups>()
            .AddSingleton<GatherCounts>()
            .AddSingleton<RateOfResponse>()
            .AddSingleton(provider => new CountAnswers(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton<ExploreSums>()
            .AddSingleton<ToldStore>()
            .AddSingleton<ReadTold>()
            .AddViews()
            .AddSingleton(provider => new ExploreAnswers(
                provider.GetRequiredService<ExploreSums>(),
                provider.GetRequiredService<ReadTallies>(),
                provider.GetRequiredService<FindVersion>(),
                provider.GetRequiredService<ReadTold>()
            ))
            .AddSingleton(provider => new ReadFigure(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<RateOfResponse>(),
                provider.GetRequiredService<ReadExclusions>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<GatherQuestions>()
            .AddSingleton(provider => new ReadQuestions(
                provider.GetRequiredService<GatherQuestions>(),
                provider.GetRequiredService<RateOfResponse>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadTrend(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ComparePeriods(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<RateOfResponse>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadDrivers(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>(),
                provider.GetRequiredService<SmallGroups>()
            ))
            .AddSingleton<AnchorStore>()
            .AddSingleton(provider => new NameAnchor(
                provider.GetRequiredService<AnchorStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadNowcast(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<AnchorStore>(),
                provider.GetRequiredService<ReadVolumes>()
            ))
            .AddSingleton<DriverSums>()
            .AddSingleton(provider => new ReadImportance(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<ReadTallies>(),
                provider.GetRequiredService<FindVersion>(),
                provider.GetRequiredService<DriverSums>()
            ))
            .AddSingleton(provider => new ReadSplit(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>(),
                provider.GetRequiredService<SmallGroups>()
            ))
            .AddSingleton(provider => new ReadLeague(
                provider.GetRequiredService<GatherCounts>(),
                provider.GetRequiredService<RateOfResponse>(),
                provider.GetRequiredService<FindAgency>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ReadDays(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new ListQuestions(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new ListMeasures(
                provider.GetRequiredService<ReadCells>(),
                provider.GetRequiredService<FindVersion>()
            ))
            .AddSingleton(provider => new ReadThemes(
                provider.GetRequiredService<ReadCodes>(),
                provider.GetRequiredService<ListThemes>()
            ))
            .AddSingleton(provider => new ReadThemeDays(
                provider.GetRequiredService<ReadCodes>(),
                provider.GetRequiredService<ListThemes>()
            ))
            .AddSingleton(provider => new ReadCoverage(
                provider.GetRequiredService<ReadTallies>(),
                provider.GetRequiredService<ListServices>(),
                provider.GetRequiredService<FindAgency>()
            ));
}
