using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Access.ManageAccounts;

/// <summary>The units in which the signed-in person may give roles (or make keys), and the path of each.</summary>
public sealed class Reach
{
    private readonly HttpContext http;
    private readonly UnitTree tree;
    private readonly Permission permission;

    private Reach(HttpContext http, UnitTree tree, Permission permission)
    {
        this.http = http;
        this.tree = tree;
        this.permission = permission;
    }

    /// <summary>The reach of the signed-in person of this request.</summary>
    public static async Task<Reach> Of(
        HttpContext http,
        ReadUnitTree trees,
        CancellationToken cancel,
        Permission permission = Permission.ManageAccounts
    ) => new(http, await trees.Run(http.User.ToActor().AgencyId, cancel), permission);

    /// <summary>True when the whole agency is within reach.</summary>
    public bool IsWhole => http.MayI(permission);

    /// <summary>The whole agency first, then every unit within reach, indented by how deep it lies.</summary>
    public IReadOnlyList<Choice> Choices(Texts texts) =>
        [
            .. IsWhole
                ? [new Choice("agency", texts["access.unit.agency"])]
                : Array.Empty<Choice>(),
            .. tree
                .Units.Where(unit => http.MayI(permission, Path(unit.UnitId)!))
                .Select(unit => new Choice(
                    unit.UnitId.ToString(),
                    string.Concat(Enumerable.Repeat("· ", tree.DepthOf(unit.UnitId))) + unit.Name
                )),
        ];

    /// <summary>The name of the place of a grant.</summary>
    public string Name(Texts texts, Guid? unitId) =>
        unitId is not { } id ? texts["access.unit.agency"]
        : tree.Find(id) is { } unit ? unit.Name
        : texts["access.unit.gone"];

    /// <summary>True when the person may take this grant.</summary>
    public bool Covers(Grant grant) => Covers(grant.UnitId);

    /// <summary>True when the unit (null: the whole agency) is within reach.</summary>
    public bool Covers(Guid? unitId) =>
        unitId is not { } unit ? IsWhole
        : Path(unit) is { } path ? http.MayI(permission, path)
        : IsWhole;

    /// <summary>The path to what a form sent: "agency" or a unit's id; null when it is neither.</summary>
    public IReadOnlyList<Guid>? Path(string? sent) =>
        sent == "agency" ? []
        : !Guid.TryParse(sent, out var unit) ? null
        // A unit that is gone can still be cleaned up by whoever has the whole agency.
        : Path(unit) ?? (IsWhole ? [unit] : null);

    private IReadOnlyList<Guid>? Path(Guid unitId) =>
        tree.Find(unitId) is null
            ? null
            : [.. tree.AncestorsOf(unitId).Reverse().Select(unit => unit.UnitId), unitId];
}
