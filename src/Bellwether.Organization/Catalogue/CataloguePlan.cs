using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>What must be written so that the catalogue holds the entries, worked out before anything is.</summary>
internal sealed class CataloguePlan(
    KnownCatalogue known,
    Guid agencyId,
    TimeProvider time,
    EntryFaults faults
)
{
    private readonly UnitPaths units = new(known.Units, agencyId, time);
    private readonly List<ServicePlan> planned = [];

    public IReadOnlyList<OrgUnit> UnitsToAdd => units.Added;

    public IReadOnlyList<ServicePlan> Services => planned;

    public CatalogueKept Kept =>
        new(
            planned.Count(each => each.IsNew),
            planned.Count(each =>
                !each.IsNew
                && (each.IsChanged || each.Profile is not null || each.Supports is not null)
            ),
            planned.Count(each =>
                each is { IsNew: false, IsChanged: false, Profile: null, Supports: null }
            ),
            UnitsToAdd.Count
        );

    public bool Stale(long revision) =>
        (known.Profiles.GetValueOrDefault(planned[0].Service.ServiceId)?.Revision ?? 0) != revision;

    public void Take(IReadOnlyList<EntryRead> entries, CatalogueRule rule)
    {
        var bySlug = known.Services.ToDictionary(service => service.Slug, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (entry, read, profile) in entries)
        {
            if (!seen.TryAdd(read.Slug, entry.Row))
            {
                faults.Add(
                    entry.Row,
                    "slug",
                    $"“{read.Slug}” stands in row {seen[read.Slug]} already. Leave one of the two."
                );
                continue;
            }
            var before = bySlug.GetValueOrDefault(read.Slug);
            var unit = Unit(entry, before, rule);
            var service = read with
            {
                ServiceId = before?.ServiceId ?? Ids.New(time),
                UnitId = before?.UnitId ?? unit?.UnitId ?? Guid.Empty,
            };
            var json = StoredProfile.Write(profile);
            var stored = known.Profiles.GetValueOrDefault(service.ServiceId);
            planned.Add(
                new ServicePlan(entry, service)
                {
                    IsNew = before is null,
                    IsChanged = before is not null && before != service,
                    Profile =
                        stored?.Json == json
                            ? null
                            : new StoredProfile((stored?.Revision ?? 0) + 1, json),
                }
            );
        }
        Clashes();
        Supports();
    }

    private OrgUnit? Unit(ServiceEntry entry, Service? before, CatalogueRule rule)
    {
        var unit = units.Find(entry.Unit);
        if (unit is null && rule.AddUnits && before is null)
        {
            var own = new FaultList();
            unit = units.Add(entry.Unit, entry.UnitKind, own);
            faults.Take(entry.Row, own);
        }
        else
            faults.When(
                unit is null,
                entry.Row,
                "unit",
                string.IsNullOrWhiteSpace(entry.Unit)
                    ? "Name the unit that provides it."
                    : $"There is no unit “{entry.Unit.Trim()}”. There are: {string.Join("; ", units.Names.Take(12))}."
            );
        faults.When(
            before is not null && unit is not null && unit.UnitId != before.UnitId,
            entry.Row,
            "unit",
            $"The service belongs to {units.Name(before?.UnitId ?? Guid.Empty)}. A file cannot move it to another unit: who may see its figures hangs on it."
        );
        return unit;
    }

    private void Clashes()
    {
        var changed = planned.Select(each => each.Service.ServiceId).ToHashSet();
        var others = known.Services.Where(service => !changed.Contains(service.ServiceId)).ToList();
        foreach (var each in planned)
        {
            var service = each.Service;
            faults.When(
                others.Any(other =>
                    other.UnitId == service.UnitId
                    && other.Name.Equals(service.Name, StringComparison.OrdinalIgnoreCase)
                ),
                each.Row,
                "name",
                $"The unit has another service called “{service.Name}” already."
            );
            faults.When(
                service.ExternalId is not null
                    && others.Any(other => other.ExternalId == service.ExternalId),
                each.Row,
                "externalId",
                $"The id {service.ExternalId} belongs to another service already."
            );
            others.Add(service);
        }
    }

    private void Supports()
    {
        var ids = known.Services.ToDictionary(
            service => service.Slug,
            service => service.ServiceId,
            StringComparer.Ordinal
        );
        foreach (var each in planned)
            ids[each.Service.Slug] = each.Service.ServiceId;
        var slugs = ids.ToDictionary(each => each.Value, each => each.Key);
        var links = known.Supports.ToDictionary(
            same => same.Key,
            same => (IReadOnlyList<Guid>)[.. same]
        );
        for (var i = 0; i < planned.Count; i++)
        {
            var each = planned[i];
            var wanted = new SortedSet<Guid>();
            foreach (
                var slug in (each.Entry.Supports ?? []).Where(slug =>
                    !string.IsNullOrWhiteSpace(slug)
                )
            )
                if (ids.TryGetValue(slug.Trim(), out var id))
                    wanted.Add(id);
                else
                    faults.Add(
                        each.Row,
                        "supports",
                        $"There is no service “{slug.Trim()}”, neither here nor in the file. Use its address, as renewing-a-passport."
                    );
            var now = known.Supports[each.Service.ServiceId].ToHashSet();
            if (!wanted.SetEquals(now))
                planned[i] = each with { Supports = [.. wanted] };
            links[each.Service.ServiceId] = [.. wanted];
        }
        foreach (var each in planned)
            if (SupportCycle.Find(each.Service.ServiceId, links) is { } way)
                faults.Add(
                    each.Row,
                    "supports",
                    $"This goes round in a circle: {string.Join(" → ", way.Select(id => slugs[id]))}. Take one of these links away."
                );
    }
}

/// <summary>One service as it will be.</summary>
internal sealed record ServicePlan(ServiceEntry Entry, Service Service)
{
    public int Row => Entry.Row;

    public bool IsNew { get; init; }

    public bool IsChanged { get; init; }

    public StoredProfile? Profile { get; init; }

    public IReadOnlyList<Guid>? Supports { get; init; }
}
