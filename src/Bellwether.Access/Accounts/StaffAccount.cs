using Microsoft.AspNetCore.Identity;

namespace Bellwether.Access;

/// <summary>The row that ASP.NET Core Identity keeps: password hash, lock-out, later passkeys.</summary>
/// <remarks>An account belongs to one agency. UserName is "agency/address", so that the same address may have an
/// account in two agencies and neither can tell.</remarks>
internal sealed class StaffAccount : IdentityUser<Guid>
{
    public Guid AgencyId { get; set; }

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public static string UserNameOf(Guid agencyId, string address) => $"{agencyId:N}/{address}";
}
