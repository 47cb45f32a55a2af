using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>Which responses to read, and from where on.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="CollectorIds">Of which collectors; they are walked in the order of their ids.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, included.</param>
public sealed record ResponseQuery(
    Guid AgencyId,
    IReadOnlyCollection<Guid> CollectorIds,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>Only those after this place: the place of the last one of the page before.</summary>
    public ResponsePlace? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Most { get; init; } = 1000;

    /// <summary>
    /// True only for a read that puts people into groups and shows none smaller than their form promised: single responses of
    /// such forms come too, and never leave that read.
    /// </summary>
    public bool ForGroups { get; init; }
}

/// <summary>Some responses in the order of their places.</summary>
/// <param name="Responses">The responses.</param>
/// <param name="Next">The place to go on from, or null when there are no more.</param>
public sealed record ResponsePage(IReadOnlyList<StoredResponse> Responses, ResponsePlace? Next)
{
    /// <summary>How many responses of the page are kept back: their form promised that no small group is shown, and one person is one.</summary>
    public int KeptBack { get; init; }
}

/// <summary>
/// Reads responses as they are kept, page by page: those that count and those that do not, each with why. Words only as
/// redaction left them. Files, the interface for programs and filings all read here, so they tell of the same people.
/// </summary>
public sealed class ReadResponses
{
    private readonly ReadStore store;

    private readonly FindVersion versions;

    internal ReadResponses(ReadStore store, FindVersion versions)
    {
        this.store = store;
        this.versions = versions;
    }

    /// <summary>A page. Responses that arrive meanwhile neither move nor double what a later page holds.</summary>
    public async Task<ResponsePage> Run(ResponseQuery query, CancellationToken cancel = default)
    {
        var page = await store.Read(query, cancel);
        if (query.ForGroups)
            return page;
        var promised = new HashSet<Guid>();
        foreach (var versionId in page.Responses.Select(each => each.VersionId).Distinct())
            if (
                await versions.Run(query.AgencyId, versionId, cancel) is
                { Participation.SmallestGroup: > 0 }
            )
                promised.Add(versionId);
        if (promised.Count == 0)
            return page;
        var shown = page
            .Responses.Where(response => !promised.Contains(response.VersionId))
            .ToList();
        return page with { Responses = shown, KeptBack = page.Responses.Count - shown.Count };
    }
}
