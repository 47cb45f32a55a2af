using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A segment to write down.</summary>
/// <param name="Slug">Its place in addresses, by which it is known again; empty: made from the name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Who belongs to it.</param>
public sealed record SegmentToKeep(string Slug, string Name, string Definition)
{
    /// <summary>Its name in Spanish.</summary>
    public string? SpanishName { get; init; }

    /// <summary>How many people a year.</summary>
    public long? Size { get; init; }

    /// <summary>Where the size is from.</summary>
    public string? SizeSource { get; init; }

    /// <summary>What they need.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What stands in their way.</summary>
    public IReadOnlyList<string> Barriers { get; init; } = [];

    /// <summary>Slugs of the services they use.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>language:es, channel:phone or location:clinic-17; or null.</summary>
    public string? CountedBy { get; init; }

    /// <summary>When it was last verified.</summary>
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>The revision that was read; another one now is a conflict. Null: not checked.</summary>
    public long? Revision { get; init; }
}

/// <summary>Writes a segment down, or changes it.</summary>
public sealed class KeepSegment(Db db, TimeProvider time)
{
    private static readonly string[] Dimensions = ["language", "channel", "location"];

    /// <summary>Writes it; gives its slug.</summary>
    public async Task<Outcome<string>> Run(
        Actor actor,
        SegmentToKeep what,
        CancellationToken cancel = default
    ) => await db.Write(tx => Keep(tx, actor, what), cancel);

    private async Task<Outcome<string>> Keep(
        DbTransaction transaction,
        Actor actor,
        SegmentToKeep what
    )
    {
        await UnitStore.LockTree(transaction, actor.AgencyId);
        var services = await ServiceStore.List(
            transaction.Connection!,
            actor.AgencyId,
            transaction
        );
        var faults = new FaultList();
        var name = faults.Name(what.Name, "name");
        var slug = string.IsNullOrWhiteSpace(what.Slug) ? ServiceName.Slug(name) : what.Slug.Trim();
        faults.When(
            ServiceName.Slug(slug) != slug || (slug.Length == 0 && name.Length > 0),
            "slug",
            "Use small letters, digits and single hyphens."
        );
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var segment = new StoredSegment
        {
            Name = name,
            SpanishName = faults.Text(what.SpanishName, "spanishName"),
            Definition = faults.Text(what.Definition, "definition", 1000) ?? "",
            Size = what.Size,
            SizeSource = faults.Text(what.SizeSource, "sizeSource", 300),
            Needs = Words.Read(what.Needs, "needs", faults),
            Barriers = Words.Read(what.Barriers, "barriers", faults),
            Services = Services(what.Services, services, faults),
            CountedBy = Counted(what.CountedBy, faults),
            VerifiedOn = what.VerifiedOn,
        };
        faults.When(
            segment.Definition.Length == 0,
            "definition",
            "Write who belongs to it, so that two people would count the same ones."
        );
        faults.When(what.Size < 0, "size", "Write a whole number from 0, or leave it empty.");
        faults.When(
            what.Size is not null && segment.SizeSource is null,
            "sizeSource",
            "Say where the number is from."
        );
        faults.When(
            what.VerifiedOn > today.AddDays(1),
            "verifiedOn",
            "The day lies ahead. Write the day on which somebody last looked at the evidence."
        );
        if (
            faults.Refuse(
                new Refusal(
                    "segment.invalid",
                    RefusalKind.Invalid,
                    "The segment cannot be written down yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;
        var known = await StoredSegment.Store.List(
            transaction.Connection!,
            actor.AgencyId,
            transaction
        );
        if (
            what.Revision is { } revision
            && (known.FirstOrDefault(each => each.Slug == slug)?.Revision ?? 0) != revision
        )
            return new Refusal(
                "segment.stale",
                RefusalKind.Conflict,
                revision == 0
                    ? "A segment of this name is there already. Choose another name."
                    : "Somebody else has changed this segment meanwhile. Look at it as it is now, then make your change again."
            );
        await StoredSegment.Store.Keep(
            transaction,
            actor.AgencyId,
            [(slug, segment)],
            actor.Name,
            time.GetUtcNow()
        );
        return slug;
    }

    private static List<Guid> Services(
        IReadOnlyList<string>? given,
        IReadOnlyList<Service> services,
        FaultList faults
    )
    {
        var found = new List<Guid>();
        foreach (var slug in Words.Read(given, "services", faults))
            if (services.FirstOrDefault(each => each.Slug == slug) is { } service)
                found.Add(service.ServiceId);
            else
                faults.Add("services", $"There is no service “{slug}”.");
        return found;
    }

    private static string? Counted(string? given, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(given))
            return null;
        if (
            given.Trim().Split(':', 2) is [var dimension, { Length: > 0 } value]
            && Dimensions.Contains(dimension)
        )
            return $"{dimension}:{value.Trim()}";
        faults.Add(
            "countedBy",
            "Write language:es, channel:phone or location:clinic-17. Only what is counted of everybody can be named, nothing about a person."
        );
        return null;
    }
}
