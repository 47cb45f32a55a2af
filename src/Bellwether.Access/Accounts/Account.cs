namespace Bellwether.Access;

/// <summary>A person who can sign in. An account belongs to one agency; who works for two has two.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="AgencyId">The agency it belongs to.</param>
/// <param name="Name">The person's name, as the audit trail and the pages show it.</param>
/// <param name="Email">The address to sign in with; null until the first administrator gives one.</param>
/// <param name="HasPassword">False until a link was used and a password chosen.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Grants">What it may do, and where.</param>
public sealed record Account(
    Guid AccountId,
    Guid AgencyId,
    string Name,
    string? Email,
    bool HasPassword,
    DateTimeOffset CreatedAt,
    IReadOnlyList<Grant> Grants
);
