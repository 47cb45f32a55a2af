namespace Bellwether.Access;

/// <summary>What a program of the agency holds instead of an account: it may do some things, on some units, for some time.</summary>
/// <param name="KeyId">Its id; the audit trail names it.</param>
/// <param name="AgencyId">Whose it is. A key never reaches another agency.</param>
/// <param name="Name">What it is for, in words: “Nightly warehouse load”.</param>
/// <param name="Hint">The first characters of the secret, to tell keys apart. The secret itself is not kept.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="UnitId">Where: this unit and everything below it; null is the whole agency.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">The name of who made it.</param>
/// <param name="ExpiresAt">When it stops working by itself.</param>
/// <param name="LastUsedOn">The last day (UTC) on which a program came with it, or null.</param>
/// <param name="RevokedAt">When it was taken back, or null.</param>
public sealed record ApiKey(
    Guid KeyId,
    Guid AgencyId,
    string Name,
    string Hint,
    IReadOnlyList<Permission> Scopes,
    Guid? UnitId,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateOnly? LastUsedOn,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>True when it still opens the door at that time.</summary>
    public bool WorksAt(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <summary>True when it has the scope on the last unit of the path (empty: the whole agency).</summary>
    public bool May(Permission permission, IReadOnlyList<Guid> unitPath) =>
        Scopes.Contains(permission) && (UnitId is not { } unit || unitPath.Contains(unit));
}
