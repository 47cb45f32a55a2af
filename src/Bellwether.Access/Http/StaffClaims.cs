using System.Security.Claims;
using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>What the cookie says of a person: who, which agency, which session. Never what they may do.</summary>
public static class StaffClaims
{
    internal const string Session = "session";
    internal const string Agency = "agency";

    /// <summary>The signed-in person as operations know them.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the route lacks RequirePermission.</exception>
    public static Actor ToActor(this ClaimsPrincipal principal) =>
        new(
            principal.Id(Agency),
            principal.Id(ClaimTypes.NameIdentifier),
            principal.Identity!.Name ?? ""
        );

    internal static ClaimsPrincipal ToPrincipal(this Session session) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(Session, session.SessionId.ToString()),
                    new Claim(Agency, session.AgencyId.ToString()),
                    new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString()),
                    new Claim(ClaimTypes.Name, session.Name),
                ],
                StaffCookie.Scheme
            )
        );

    /// <summary>A key as the actor of what it does: its own id and name, so that the trail can tell it from people, and so
    /// that it has no grants of anybody.</summary>
    internal static ClaimsPrincipal ToPrincipal(this ApiKey key) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(Agency, key.AgencyId.ToString()),
                    new Claim(ClaimTypes.NameIdentifier, key.KeyId.ToString()),
                    new Claim(ClaimTypes.Name, key.Name),
                ],
                KeyBearer.Scheme
            )
        );

    internal static Guid Id(this ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id)
            ? id
            : throw new InvalidOperationException(
                "Nobody is signed in here. A route that needs a person says RequirePermission."
            );
}
