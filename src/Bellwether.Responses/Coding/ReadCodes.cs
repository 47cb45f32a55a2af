using System.Collections.Immutable;

namespace Bellwether.Responses;

/// <summary>Which codes are counted.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="CollectorIds">Of which collectors.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record CodesQuery(
    Guid AgencyId,
    IReadOnlyCollection<Guid> CollectorIds,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>Who reads: codes of words that may not be read are not counted.</summary>
    public CommentReader Reader { get; init; } = CommentReader.Staff;
}

/// <summary>How many comments have the same day, channel, score, feeling and themes.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Favourable">Whether the answer beside them was favourable; null when it was not asked.</param>
/// <param name="Feeling">1 to 5, or null.</param>
/// <param name="Themes">The themes; empty: unclassified.</param>
/// <param name="Count">How many.</param>
public sealed record CodeCount(
    DateOnly Day,
    string Channel,
    string Language,
    bool? Favourable,
    int? Feeling,
    ImmutableArray<string> Themes,
    long Count
);

/// <summary>Counts coded comments of reportable responses whose words the reader may read.</summary>
public sealed class ReadCodes
{
    private readonly CodeCountStore store;

    internal ReadCodes(CodeCountStore store) => this.store = store;

    /// <summary>The counts, by day.</summary>
    public Task<IReadOnlyList<CodeCount>> Run(
        CodesQuery query,
        CancellationToken cancel = default
    ) => store.Count(query, cancel);
}
