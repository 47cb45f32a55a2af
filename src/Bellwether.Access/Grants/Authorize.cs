using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>The one question of who may do what, and where. Pure: it looks at grants and at a path, at nothing else.</summary>
/// <remarks>A path is the ids of the units from the top of the agency down to the one in question. An empty path is the
/// agency as a whole, which only a grant on the whole agency covers.</remarks>
public static class Authorize
{
    /// <summary>True when one of the grants gives the permission on the last unit of the path.</summary>
    public static bool MayI(
        IReadOnlyList<Grant> grants,
        Permission permission,
        IReadOnlyList<Guid> unitPath
    ) =>
        grants.Any(grant =>
            Covers(grant, unitPath) && Permissions.Includes(grant.Role, permission)
        );

    /// <summary>True when one of the grants gives the permission somewhere in the agency: enough to open a page whose
    /// contents are then asked for unit by unit.</summary>
    public static bool MayAnywhere(IReadOnlyList<Grant> grants, Permission permission) =>
        grants.Any(grant => Permissions.Includes(grant.Role, permission));

    /// <summary>Done when the grants allow it; otherwise the refusal to show.</summary>
    public static Outcome<Nothing> Run(
        IReadOnlyList<Grant> grants,
        Permission permission,
        IReadOnlyList<Guid> unitPath
    ) => MayI(grants, permission, unitPath) ? default(Nothing) : Refusals.MayNot(permission);

    private static bool Covers(Grant grant, IReadOnlyList<Guid> unitPath) =>
        grant.UnitId is not { } unit || unitPath.Contains(unit);
}
