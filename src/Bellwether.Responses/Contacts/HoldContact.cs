namespace Bellwether.Responses;

/// <summary>Lets a case write to the person who left a contact with a response, without anybody seeing it.</summary>
public sealed class HoldContact
{
    private readonly HoldStore store;

    internal HoldContact(HoldStore store) => this.store = store;

    /// <summary>Holds the contact for the case; a repeat changes nothing.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="caseId">The case that may write.</param>
    /// <param name="collectorId">Where the response came in.</param>
    /// <param name="responseId">The response.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What kinds of contact there are; none when nothing was left or it is gone.</returns>
    public async Task<ContactKinds> Run(
        Guid agencyId,
        Guid caseId,
        Guid collectorId,
        Guid responseId,
        CancellationToken cancel = default
    ) => HeldContact.KindsOf(await store.Hold(agencyId, caseId, collectorId, responseId, cancel));
}

/// <summary>Gives the contact of one case to another, which then has it without knowing the first.</summary>
public sealed class PassContact
{
    private readonly HoldStore store;

    internal PassContact(HoldStore store) => this.store = store;

    /// <summary>Passes it on; what kinds of contact the other case has now.</summary>
    public async Task<ContactKinds> Run(
        Guid agencyId,
        Guid caseId,
        Guid toCaseId,
        CancellationToken cancel = default
    ) => HeldContact.KindsOf(await store.Copy(agencyId, caseId, toCaseId, cancel));
}

/// <summary>Opens the contact that a case holds. Who shows it to a person asks for the permission and writes down the reason.</summary>
public sealed class OpenContact
{
    private readonly HoldStore store;

    internal OpenContact(HoldStore store) => this.store = store;

    /// <summary>The addresses and numbers; empty when there are none or they are gone.</summary>
    public async Task<IReadOnlyList<HeldContact>> Run(
        Guid agencyId,
        Guid caseId,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.Read(agencyId, caseId, cancel)).Select(address => new HeldContact(
                address
            )),
        ];
}

/// <summary>Deletes the contact that a case holds, once no other case needs it.</summary>
public sealed class ForgetContact
{
    private readonly HoldStore store;

    internal ForgetContact(HoldStore store) => this.store = store;

    /// <summary>Lets go of it; how many addresses and numbers were deleted.</summary>
    public Task<int> Run(Guid agencyId, Guid caseId, CancellationToken cancel = default) =>
        store.Forget(agencyId, caseId, cancel);
}

/// <summary>What kinds of contact somebody left.</summary>
[Flags]
public enum ContactKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An e-mail address.</summary>
    Email = 1,

    /// <summary>A telephone number.</summary>
    Telephone = 2,
}

/// <summary>An address or number that a case holds: no collector, no answer, no day comes with it.</summary>
/// <param name="Address">What was left.</param>
public sealed record HeldContact(string Address)
{
    /// <summary>Which kind it is.</summary>
    public ContactKinds Kind =>
        Address.Contains('@', StringComparison.Ordinal)
            ? ContactKinds.Email
            : ContactKinds.Telephone;

    internal static ContactKinds KindsOf(IEnumerable<string> addresses) =>
        addresses.Aggregate(
            ContactKinds.None,
            (kinds, address) => kinds | new HeldContact(address).Kind
        );
}
