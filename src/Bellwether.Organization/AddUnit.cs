using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A unit to add.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Abbreviation">Its short name; may be empty.</param>
/// <param name="Kind">What kind of part it is.</param>
/// <param name="ParentId">The unit it belongs to, or null at the top.</param>
public sealed record UnitToAdd(
    string Name,
    string Abbreviation,
    UnitKind Kind,
    Guid? ParentId = null
)
{
    /// <summary>Its id, where it must be the same each time (imports, the demo); null: a new one.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Its id in another system, unique in the agency.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>Adds a unit to the agency's tree.</summary>
public sealed class AddUnit(Db db, TimeProvider time)
{
    private const int Deepest = 12;

    /// <summary>Adds it. A name that its parent has already is a conflict, and so is a known external id.</summary>
    public async Task<Outcome<OrgUnit>> Run(
        Actor actor,
        UnitToAdd what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var unit = Read(actor, what, what.UnitId ?? Ids.New(time), faults);
        return await db.Write<Outcome<OrgUnit>>(
            async tx =>
            {
                if (!await UnitStore.LockTree(tx, actor.AgencyId))
                    return new Refusal(
                        "agency.unknown",
                        RefusalKind.NotFound,
                        "There is no such agency."
                    );
                var tree = new UnitTree(await UnitStore.List(tx.Connection!, actor.AgencyId, tx));
                if (unit.ParentId is { } parentId)
                    CheckParent(tree, parentId, faults);
                if (
                    faults.Refuse(
                        new Refusal(
                            "unit.invalid",
                            RefusalKind.Invalid,
                            "The unit cannot be added yet. Please look at the marked fields."
                        )
                    ) is
                    { } refusal
                )
                    return refusal;
                return await UnitStore.Add(tx, unit, actor.Name, time.GetUtcNow())
                    ? unit
                    : Duplicate(unit);
            },
            cancel
        );
    }

    /// <summary>The unit as it was given; what is wrong with it goes to the faults, under names that begin with the prefix.</summary>
    internal static OrgUnit Read(
        Actor actor,
        UnitToAdd what,
        Guid unitId,
        FaultList faults,
        string prefix = ""
    )
    {
        faults.When(
            !Enum.IsDefined(what.Kind),
            prefix + "kind",
            "Choose department, bureau, service provider or office."
        );
        return new OrgUnit(
            unitId,
            actor.AgencyId,
            what.ParentId,
            faults.Name(what.Name, prefix + "name"),
            faults.Text(what.Abbreviation, prefix + "abbreviation", 20) ?? "",
            what.Kind,
            faults.Text(what.ExternalId, prefix + "externalId")
        );
    }

    internal static Refusal Duplicate(OrgUnit unit, string prefix = "") =>
        new Refusal("unit.duplicate", RefusalKind.Conflict, Taken(unit))
        {
            Faults = [new Fault(prefix + "name", Taken(unit))],
        };

    private static string Taken(OrgUnit unit) =>
        $"A unit called “{unit.Name}”, or with the same id, is there already. Use that one, or another name.";

    internal static void CheckParent(
        UnitTree tree,
        Guid parentId,
        FaultList faults,
        string prefix = ""
    )
    {
        faults.When(
            tree.Find(parentId) is null,
            prefix + "parentId",
            "The unit above it is not in this agency. Choose one of the agency's units."
        );
        faults.When(
            tree.DepthOf(parentId) + 2 > Deepest,
            prefix + "parentId",
            "The tree would be more than twelve levels deep. Choose a unit further up."
        );
    }
}
