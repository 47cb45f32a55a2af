using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>Where a case stands, by the number its owner was given: no account, no person, nothing written down.</summary>
public sealed class LookUpStatus
{
    private readonly StatusStore store;
    private readonly FindNextPages pages;
    private readonly ReadHowLong howLong;
    private readonly BlindNames names;

    internal LookUpStatus(
        StatusStore store,
        FindNextPages pages,
        ReadHowLong howLong,
        BlindNames names
    )
    {
        this.store = store;
        this.pages = pages;
        this.howLong = howLong;
        this.names = names;
    }

    /// <summary>Looks it up; null when nothing may be said: no such number, or a service whose page is not public.</summary>
    public async Task<StatusTold?> Run(
        Guid agencyId,
        string reference,
        CancellationToken cancel = default
    )
    {
        var name = StatusRules.Normal(reference);
        if (name.Length is 0 or > StatusRules.LongestReference)
            return null;
        var published = await pages.Run(agencyId, publishedOnly: true, cancel);
        var found = (await store.Find(agencyId, names.Of("case number", agencyId, name), cancel))
            .Where(status => published.ContainsKey(status.ServiceId))
            .ToList();
        // Two services that gave the same number cannot be told apart: neither is shown.
        if (found.Count != 1)
            return null;
        var status = found[0];
        var words = published[status.ServiceId].Words;
        return new StatusTold(
            status,
            words.StepOf(status.Stage),
            words,
            await howLong.Run(agencyId, status.ServiceId, words.PromiseDays, cancel)
        );
    }
}

/// <summary>What a person is told of their case.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Step">What happens in this stage, or null when the service's page does not describe it.</param>
/// <param name="Words">The words of the service's page.</param>
/// <param name="HowLong">How long cases take now, and how old that knowledge is.</param>
public sealed record StatusTold(
    CaseStatus Status,
    NextStep? Step,
    NextWords Words,
    HowLong HowLong
);
