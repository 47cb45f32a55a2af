using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>What is missing of a service in the catalogue.</summary>
public enum CatalogueGap
{
    /// <summary>Nobody is named who answers for it.</summary>
    NoOwner,

    /// <summary>Nobody counts how many people use it, and nobody estimates it.</summary>
    NoVolume,

    /// <summary>What kind of service it is, is not said.</summary>
    NoType,

    /// <summary>Its steps and their channels are not written down.</summary>
    NoSteps,

    /// <summary>An internal service that no other service stands on.</summary>
    SupportsNothing,
}

/// <summary>A service with everything the catalogue knows of it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Unit">The unit that provides it, from the top.</param>
/// <param name="UnitKind">What kind of unit that is.</param>
/// <param name="Profile">What is known beside the name.</param>
/// <param name="Revision">Which revision of the profile; 0: none yet.</param>
/// <param name="Customers">Customers counted in the last twelve months; null when nobody counted.</param>
/// <param name="Supports">The services that stand on it.</param>
/// <param name="SupportedBy">The services it stands on.</param>
/// <param name="Gaps">What is missing.</param>
public sealed record CatalogueRow(
    Service Service,
    string Unit,
    UnitKind UnitKind,
    ServiceProfile Profile,
    long Revision,
    long? Customers,
    IReadOnlyList<Service> Supports,
    IReadOnlyList<Service> SupportedBy,
    IReadOnlyList<CatalogueGap> Gaps
)
{
    /// <summary>The same as files carry it.</summary>
    public ServiceEntry Entry =>
        new()
        {
            Slug = Service.Slug,
            Name = Service.Name,
            NameEs = Service.SpanishName,
            Unit = Unit,
            UnitKind = Codes.Of(UnitKind),
            Audience = Codes.Of(Service.Audience),
            Designated = Service.IsDesignated,
            HighImpact = Profile.IsHighImpact,
            ServiceType = Profile.Type is { } type ? Codes.Of(type) : null,
            LifeExperience = Profile.LifeExperience,
            Owner = Profile.Owner,
            YearlyCustomers = Profile.YearlyCustomers,
            DigitalStatus = Profile.Digital is { } digital ? Codes.Of(digital) : null,
            DigitalBarriers = Profile.DigitalBarriers,
            Steps = Profile.Steps,
            Supports = [.. Supports.Select(each => each.Slug).Order(StringComparer.Ordinal)],
            ExternalId = Service.ExternalId,
        };
}

/// <summary>The catalogue of an agency's services, with what is missing.</summary>
public sealed class ReadCatalogue(Db db, TimeProvider time)
{
    /// <summary>The services, by name.</summary>
    public async Task<IReadOnlyList<CatalogueRow>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var counted = (await VolumeStore.List(db, agencyId, today.AddMonths(-12), today, cancel))
            .Where(fact => fact.Customers is not null && fact.First > today.AddMonths(-12))
            .GroupBy(fact => fact.ServiceId)
            .ToDictionary(same => same.Key, same => same.Sum(fact => fact.Customers!.Value));
        return await db.Read(connection => Read(connection, agencyId, counted), cancel);
    }

    private async Task<IReadOnlyList<CatalogueRow>> Read(
        System.Data.Common.DbConnection connection,
        Guid agencyId,
        Dictionary<Guid, long> counted
    )
    {
        var services = await ServiceStore.List(connection, agencyId);
        var byId = services.ToDictionary(service => service.ServiceId);
        var profiles = await CatalogueStore.Profiles(connection, agencyId);
        var supports = await CatalogueStore.Supports(connection, agencyId);
        var supportedBy = supports
            .SelectMany(same => same.Select(id => (From: same.Key, To: id)))
            .ToLookup(link => link.To, link => link.From);
        var tree = new UnitTree(await UnitStore.List(connection, agencyId));
        var paths = new UnitPaths(tree, agencyId, time);
        return
        [
            .. services.Select(service =>
            {
                var stored = profiles.GetValueOrDefault(service.ServiceId);
                var kind = tree.Find(service.UnitId)?.Kind ?? UnitKind.Bureau;
                var profile =
                    stored?.Profile
                    ?? new ServiceProfile { IsHighImpact = kind == UnitKind.ServiceProvider };
                var found = new CatalogueRow(
                    service,
                    paths.Name(service.UnitId),
                    kind,
                    profile,
                    stored?.Revision ?? 0,
                    counted.TryGetValue(service.ServiceId, out var customers) ? customers : null,
                    Named(supports[service.ServiceId]),
                    Named(supportedBy[service.ServiceId]),
                    []
                );
                return found with { Gaps = [.. Gaps(found)] };
            }),
        ];

        IReadOnlyList<Service> Named(IEnumerable<Guid> ids) =>
            [
                .. ids.Select(id => byId[id])
                    .OrderBy(each => each.Name, StringComparer.InvariantCulture),
            ];
    }

    private static IEnumerable<CatalogueGap> Gaps(CatalogueRow found)
    {
        if (found.Profile.Owner is null)
            yield return CatalogueGap.NoOwner;
        if (found.Customers is null && found.Profile.YearlyCustomers is null)
            yield return CatalogueGap.NoVolume;
        if (found.Profile.Type is null)
            yield return CatalogueGap.NoType;
        if (found.Profile.Steps.Count == 0)
            yield return CatalogueGap.NoSteps;
        if (found.Service.Audience == Audience.Internal && found.Supports.Count == 0)
            yield return CatalogueGap.SupportsNothing;
    }
}
