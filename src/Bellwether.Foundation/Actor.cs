namespace Bellwether.Foundation;

/// <summary>Who does something, and for which agency. Every operation takes one; nothing crosses agencies.</summary>
/// <param name="AgencyId">The agency whose data is read or changed.</param>
/// <param name="AccountId">The signed-in account, or null for the public, the command line and jobs.</param>
/// <param name="Name">How the audit trail names the actor.</param>
public sealed record Actor(Guid AgencyId, Guid? AccountId, string Name)
{
    /// <summary>A member of the public answering a form: no account, no name, nothing kept.</summary>
    public static Actor Public(Guid agencyId) => new(agencyId, null, "public");

    /// <summary>The system itself: jobs, imports, the demo.</summary>
    public static Actor System(Guid agencyId) => new(agencyId, null, "system");
}
