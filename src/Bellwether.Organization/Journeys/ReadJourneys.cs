using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The journeys of an agency as they stand, with services and units by their names of today.</summary>
public sealed class ReadJourneys(Db db, TimeProvider time)
{
    /// <summary>The journeys, by name.</summary>
    public async Task<IReadOnlyList<Journey>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    ) =>
        await db.Read(
            async connection =>
            {
                var services = (await ServiceStore.List(connection, agencyId)).ToDictionary(
                    service => service.ServiceId
                );
                var units = new UnitPaths(
                    new UnitTree(await UnitStore.List(connection, agencyId)),
                    agencyId,
                    time
                );
                return (IReadOnlyList<Journey>)
                    [
                        .. (await StoredJourney.Store.List(connection, agencyId))
                            .Select(each => Of(each, services, units))
                            .OrderBy(each => each.Name, StringComparer.InvariantCulture),
                    ];
            },
            cancel
        );

    private static Journey Of(
        Revised<StoredJourney> stored,
        Dictionary<Guid, Service> services,
        UnitPaths units
    ) =>
        new(
            stored.Slug,
            stored.Revision,
            stored.Value.Name,
            [.. stored.Value.Stages.Select(stage => Stage(stage, services, units))]
        )
        {
            SpanishName = stored.Value.SpanishName,
            About = stored.Value.About,
            LifeExperience = stored.Value.LifeExperience,
            Segments = stored.Value.Segments,
        };

    private static JourneyStage Stage(
        StoredStage stage,
        Dictionary<Guid, Service> services,
        UnitPaths units
    )
    {
        return new JourneyStage(stage.Slug, stage.Name)
        {
            SpanishName = stage.SpanishName,
            Units = [.. stage.Units.Select(units.Name)],
            Moments = stage.Moments,
            Pains = stage.Pains,
            Measures = [.. stage.Measures.Select(Measure)],
            Mirrors = [.. stage.Mirrors.Select(Measure)],
            Steps = stage.Steps,
        };

        StageMeasure Measure(StoredMeasure each) =>
            new(each.Measure, services[each.ServiceId], each.Channel);
    }
}
