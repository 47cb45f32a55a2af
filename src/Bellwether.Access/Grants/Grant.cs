namespace Bellwether.Access;

/// <summary>A role given to an account, on one unit and everything below it.</summary>
/// <param name="AccountId">Who holds it.</param>
/// <param name="UnitId">Where it holds; null is the whole agency.</param>
/// <param name="Role">What it lets them do.</param>
/// <param name="GrantedAt">Since when.</param>
/// <param name="GrantedBy">The name of who gave it.</param>
public sealed record Grant(
    Guid AccountId,
    Guid? UnitId,
    Role Role,
    DateTimeOffset GrantedAt,
    string GrantedBy
);
