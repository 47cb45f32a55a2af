using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>A response as it is kept, without anything that tells who or exactly when.</summary>
/// <param name="VersionId">The frozen version that was answered.</param>
/// <param name="Place">Where it stands: collector, day, id.</param>
/// <param name="Slice">The dimensions it is counted under.</param>
/// <param name="Disposition">How far the respondent came.</param>
/// <param name="Values">The answers, one number per item of the version (<see cref="AnswerSheet"/>).</param>
/// <param name="Words">What redaction left of the words written, by item position.</param>
public sealed record StoredResponse(
    Guid VersionId,
    ResponsePlace Place,
    Slice Slice,
    Disposition Disposition,
    ImmutableArray<long> Values,
    ImmutableArray<WrittenAnswer> Words
)
{
    /// <summary>Why it is in no figure and in no filing, or "" when it is in all of them.</summary>
    public string Excluded { get; init; } = "";

    /// <summary>The answers with the words that may be shown.</summary>
    public AnswerSheet Sheet => new(Values, Words);
}
