using System.Collections.Immutable;

namespace Bellwether.Organization;

/// <summary>The units of one agency as a tree.</summary>
public sealed record UnitTree
{
    private readonly ImmutableDictionary<Guid, OrgUnit> byId;
    private readonly ILookup<Guid, OrgUnit> children;

    internal UnitTree(IEnumerable<OrgUnit> units)
    {
        byId = units.ToImmutableDictionary(unit => unit.UnitId);
        children = byId
            .Values.OrderBy(unit => unit.Name, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(unit => unit.UnitId)
            .ToLookup(unit => unit.ParentId ?? Guid.Empty);
        Units = [.. Below(Guid.Empty)];
    }

    /// <summary>Every unit, each before what is below it, by name among its neighbours.</summary>
    public ImmutableArray<OrgUnit> Units { get; }

    /// <summary>The units at the top.</summary>
    public IReadOnlyList<OrgUnit> Roots => ChildrenOf(Guid.Empty);

    /// <summary>The unit with that id, or null.</summary>
    public OrgUnit? Find(Guid unitId) => byId.GetValueOrDefault(unitId);

    /// <summary>The units directly below.</summary>
    public IReadOnlyList<OrgUnit> ChildrenOf(Guid unitId) => [.. children[unitId]];

    /// <summary>The units above, nearest first; empty at the top and for an unknown unit.</summary>
    public IReadOnlyList<OrgUnit> AncestorsOf(Guid unitId)
    {
        var above = new List<OrgUnit>();
        var at = Find(unitId);
        while (at?.ParentId is { } parentId && Find(parentId) is { } parent)
        {
            above.Add(parent);
            at = parent;
        }
        return above;
    }

    /// <summary>Every unit below, without the unit itself.</summary>
    public IReadOnlyList<OrgUnit> DescendantsOf(Guid unitId) => [.. Below(unitId)];

    /// <summary>True when the unit is that one or somewhere below it: the reach of a role.</summary>
    public bool IsWithin(Guid unitId, Guid topId) =>
        byId.ContainsKey(unitId)
        && (unitId == topId || AncestorsOf(unitId).Any(above => above.UnitId == topId));

    /// <summary>How many units are above it.</summary>
    public int DepthOf(Guid unitId) => AncestorsOf(unitId).Count;

    private IEnumerable<OrgUnit> Below(Guid unitId)
    {
        foreach (var child in children[unitId])
        {
            yield return child;
            foreach (var below in Below(child.UnitId))
                yield return below;
        }
    }
}
