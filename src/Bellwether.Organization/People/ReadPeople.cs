using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The people an agency serves, with what is known of them and how far it can be relied on today.</summary>
public sealed class ReadPeople(Db db, TimeProvider time)
{
    /// <summary>Segments and personas, by name.</summary>
    public async Task<PeopleServed> Run(Guid agencyId, CancellationToken cancel = default) =>
        await db.Read(
            async connection =>
            {
                var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                var evidence = await EvidenceStore.List(connection, agencyId);
                var services = (await ServiceStore.List(connection, agencyId)).ToDictionary(
                    service => service.ServiceId
                );
                return new PeopleServed(
                    [
                        .. (await StoredSegment.Store.List(connection, agencyId))
                            .Select(each => Of(each, evidence, services, today))
                            .OrderBy(each => each.Name, StringComparer.InvariantCulture),
                    ],
                    [
                        .. (await StoredPersona.Store.List(connection, agencyId))
                            .Select(each => Of(each, evidence, today))
                            .OrderBy(each => each.Name, StringComparer.InvariantCulture),
                    ]
                );
            },
            cancel
        );

    private static Segment Of(
        Revised<StoredSegment> stored,
        IReadOnlyList<Evidence> evidence,
        Dictionary<Guid, Service> services,
        DateOnly today
    )
    {
        var own = evidence.Where(each => each.Segment == stored.Slug).ToList();
        var value = stored.Value;
        return new Segment(
            stored.Slug,
            stored.Revision,
            value.Name,
            value.Definition,
            own,
            ConfidenceRule.Of(own, today),
            value.VerifiedOn is not { } day || day < today.AddMonths(-ConfidenceRule.StaleMonths)
        )
        {
            SpanishName = value.SpanishName,
            Size = value.Size,
            SizeSource = value.SizeSource,
            Needs = value.Needs,
            Barriers = value.Barriers,
            Services = [.. value.Services.Select(id => services[id])],
            CountedBy = value.CountedBy,
            VerifiedOn = value.VerifiedOn,
        };
    }

    private static Persona Of(
        Revised<StoredPersona> stored,
        IReadOnlyList<Evidence> evidence,
        DateOnly today
    )
    {
        var byId = evidence.ToDictionary(each => each.EvidenceId);
        var statements = stored
            .Value.Statements.Select(each => new PersonaStatement(
                each.Text,
                [.. each.Evidence.Select(id => byId[id])]
            ))
            .ToList();
        return new Persona(
            stored.Slug,
            stored.Revision,
            stored.Value.Name,
            stored.Value.Segment,
            statements,
            ConfidenceRule.Of(statements.SelectMany(each => each.Evidence), today)
        )
        {
            SpanishName = stored.Value.SpanishName,
        };
    }
}
