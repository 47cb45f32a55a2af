namespace Bellwether.Responses;

/// <summary>Reads the e-mail addresses and telephone numbers people left with one collector. No answer, no word, no day comes with them.</summary>
public sealed class ReadContacts
{
    private readonly ContactStore store;

    internal ReadContacts(ContactStore store) => this.store = store;

    /// <summary>The contacts, ordered by their text, so that their order tells nothing of when they came.</summary>
    public Task<IReadOnlyList<Contact>> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) => store.Read(agencyId, collectorId, cancel);
}

/// <summary>An e-mail address or a telephone number that somebody left.</summary>
/// <param name="CollectorId">Where it was left.</param>
/// <param name="VersionId">The version that asked for it.</param>
/// <param name="ItemIndex">Position of the item in the version.</param>
/// <param name="MonthNumber">The month in which it was left (Period.Month).</param>
/// <param name="Address">What was left.</param>
public sealed record Contact(
    Guid CollectorId,
    Guid VersionId,
    long ItemIndex,
    long MonthNumber,
    string Address
);
