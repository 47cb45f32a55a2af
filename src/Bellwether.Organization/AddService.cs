using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A service to add.</summary>
/// <param name="UnitId">The unit that provides it.</param>
/// <param name="Name">Its name, a verb first.</param>
/// <param name="Audience">Whom it serves.</param>
public sealed record ServiceToAdd(Guid UnitId, string Name, Audience Audience = Audience.Public)
{
    /// <summary>Its id, where it must be the same each time (imports, the demo); null: a new one.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Its place in addresses; null: made from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>True when it is designated for government-wide measuring.</summary>
    public bool IsDesignated { get; init; }

    /// <summary>Its id in another system, unique in the agency.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its name in Spanish.</summary>
    public string? SpanishName { get; init; }

    /// <summary>A unit that is added together with it and provides it; then <see cref="UnitId"/> is not read.</summary>
    public UnitToAdd? NewUnit { get; init; }
}

/// <summary>Adds a service to a unit.</summary>
public sealed class AddService(Db db, TimeProvider time)
{
    private const string UnitPrefix = "unit.";

    /// <summary>
    /// Adds it. A name that its unit has already, a slug or an external id that is taken is a conflict. A name without a
    /// verb first is taken; <see cref="Service.NameAdvice"/> says so gently.
    /// </summary>
    public async Task<Outcome<Service>> Run(
        Actor actor,
        ServiceToAdd what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var unit = what.NewUnit is { } added
            ? AddUnit.Read(actor, added, added.UnitId ?? Ids.New(time), faults, UnitPrefix)
            : null;
        var service = new Service(
            what.ServiceId ?? Ids.New(time),
            actor.AgencyId,
            unit?.UnitId ?? what.UnitId,
            faults.Name(what.Name, "name"),
            what.Slug?.Trim() ?? "",
            what.Audience,
            what.IsDesignated,
            faults.Text(what.ExternalId, "externalId"),
            faults.Text(what.SpanishName, "spanishName")
        );
        faults.When(
            what.Slug is not null && ServiceName.Slug(service.Slug) != service.Slug,
            "slug",
            "Use small letters, digits and single hyphens, for example renewing-a-passport."
        );
        faults.When(
            !Enum.IsDefined(what.Audience),
            "audience",
            "Choose public, agency-facing or internal."
        );
        return await db.Write(tx => Add(tx, actor, service, unit, faults), cancel);
    }

    private async Task<Outcome<Service>> Add(
        System.Data.Common.DbTransaction transaction,
        Actor actor,
        Service service,
        OrgUnit? newUnit,
        FaultList faults
    )
    {
        // Slugs are made from what is taken, so two additions at once must wait for each other.
        await UnitStore.LockTree(transaction, actor.AgencyId);
        var tree = new UnitTree(
            await UnitStore.List(transaction.Connection!, actor.AgencyId, transaction)
        );
        var unit = newUnit ?? tree.Find(service.UnitId);
        if (newUnit?.ParentId is { } parentId)
            AddUnit.CheckParent(tree, parentId, faults, UnitPrefix);
        if (unit is null)
            faults.Add("unitId", "There is no such unit in this agency. Choose one of its units.");
        if (
            faults.Refuse(
                new Refusal(
                    "service.invalid",
                    RefusalKind.Invalid,
                    "The service cannot be added yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;
        var others = await ServiceStore.List(transaction.Connection!, actor.AgencyId, transaction);
        if (Clash(service, others) is { } clash)
            return clash;
        if (service.Slug.Length == 0)
            service = service with { Slug = FreeSlug(service, unit!, others) };
        // Last of all that may be refused: a unit is never left behind without its service.
        if (
            newUnit is not null
            && !await UnitStore.Add(transaction, newUnit, actor.Name, time.GetUtcNow())
        )
            return AddUnit.Duplicate(newUnit, UnitPrefix);
        return await ServiceStore.Add(transaction, service, actor.Name, time.GetUtcNow())
            ? service
            : Duplicate("serviceId", "A service with this id is there already.");
    }

    private static Refusal? Clash(Service service, IReadOnlyList<Service> others)
    {
        if (others.Any(other => other.ServiceId == service.ServiceId))
            return Duplicate("serviceId", "A service with this id is there already.");
        if (
            others.FirstOrDefault(other =>
                other.UnitId == service.UnitId
                && other.Name.Equals(service.Name, StringComparison.OrdinalIgnoreCase)
            ) is
            { } same
        )
            return Duplicate(
                "name",
                $"The unit has a service called “{same.Name}” already. Use that one, or another name."
            );
        if (others.Any(other => other.Slug == service.Slug))
            return Duplicate(
                "slug",
                $"The address “{service.Slug}” belongs to another service. Choose another."
            );
        if (
            service.ExternalId is not null
            && others.FirstOrDefault(other => other.ExternalId == service.ExternalId) is { } known
        )
            return Duplicate(
                "externalId",
                $"The id {service.ExternalId} belongs to “{known.Name}” already."
            );
        return null;
    }

    private static Refusal Duplicate(string field, string message) =>
        new Refusal("service.duplicate", RefusalKind.Conflict, message)
        {
            Faults = [new Fault(field, message)],
        };

    private static string FreeSlug(Service service, OrgUnit unit, IReadOnlyList<Service> others)
    {
        var taken = others.Select(other => other.Slug).ToHashSet(StringComparer.Ordinal);
        var plain = ServiceName.Slug(service.Name);
        if (plain.Length == 0)
            plain = "service";
        var own = ServiceName.Slug($"{plain} {unit.Abbreviation}");
        return Candidates(plain, own).First(slug => !taken.Contains(slug));
    }

    private static IEnumerable<string> Candidates(string plain, string own)
    {
        yield return plain;
        yield return own;
        for (var i = 2; ; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{plain}-{i}");
    }
}
