using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>One person's visit, from sign-in to sign-out, to 30 idle minutes, or to 12 hours.</summary>
/// <param name="SessionId">Its id; the cookie carries it, sealed.</param>
/// <param name="AgencyId">The agency the person works for.</param>
/// <param name="AccountId">The person's account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="StartedAt">When they signed in.</param>
public sealed record Session(
    Guid SessionId,
    Guid AgencyId,
    Guid AccountId,
    string Name,
    DateTimeOffset StartedAt
)
{
    /// <summary>Without a request for this long, a visit ends.</summary>
    public static TimeSpan LongestIdle { get; } = TimeSpan.FromMinutes(30);

    /// <summary>A visit ends after this long, whatever happens.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>The person as operations know them.</summary>
    public Actor ToActor() => new(AgencyId, AccountId, Name);
}
