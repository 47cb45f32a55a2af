using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>Units by their way from the top (Department / Bureau), as files name them.</summary>
internal sealed class UnitPaths(UnitTree tree, Guid agencyId, TimeProvider time)
{
    private const string Between = " / ";
    private readonly Dictionary<Guid, OrgUnit> byId = tree.Units.ToDictionary(unit => unit.UnitId);
    private readonly List<OrgUnit> added = [];

    public IReadOnlyList<OrgUnit> Added => added;

    public IEnumerable<string> Names =>
        byId.Keys.Select(Name).Order(StringComparer.InvariantCulture);

    public string Name(Guid unitId) =>
        byId.TryGetValue(unitId, out var unit)
            ? unit.ParentId is { } parent
                ? $"{Name(parent)}{Between}{unit.Name}"
                : unit.Name
            : "";

    /// <summary>The unit by its whole way, or by its name or abbreviation where only one has it.</summary>
    public OrgUnit? Find(string? given)
    {
        var wanted = given?.Trim() ?? "";
        if (byId.Values.FirstOrDefault(unit => Same(Name(unit.UnitId), wanted)) is { } whole)
            return whole;
        var named = byId
            .Values.Where(unit =>
                Same(unit.Name, wanted) || (wanted.Length > 0 && Same(unit.Abbreviation, wanted))
            )
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>Adds what is missing of the way.</summary>
    public OrgUnit? Add(string? path, string? kind, FaultList faults)
    {
        var last = Words.Kind<UnitKind>(kind, "unitKind", faults) ?? UnitKind.Bureau;
        OrgUnit? at = null;
        var names = (path ?? "").Split(Between, StringSplitOptions.TrimEntries);
        for (var i = 0; i < names.Length; i++)
        {
            var parent = at;
            var name = faults.Name(names[i], "unit");
            at = byId.Values.FirstOrDefault(unit =>
                unit.ParentId == parent?.UnitId && Same(unit.Name, name)
            );
            if (at is not null)
                continue;
            at = new OrgUnit(
                Ids.New(time),
                agencyId,
                parent?.UnitId,
                name,
                "",
                i == names.Length - 1 ? last : UnitKind.Department
            );
            byId[at.UnitId] = at;
            added.Add(at);
        }
        return at;
    }

    private static bool Same(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
