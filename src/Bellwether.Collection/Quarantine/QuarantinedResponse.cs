namespace Bellwether.Collection;

/// <summary>Something that was meant as an answer and could not be understood. Its words are shown after redaction only.</summary>
/// <param name="QuarantineId">Its id.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Day">The local day it came.</param>
/// <param name="Door">The door it came through: form or api.</param>
/// <param name="Reason">A refusal's code, such as answers.outside-version or intake.unreadable.</param>
/// <param name="Field">The field that could not be understood, or "".</param>
/// <param name="Words">What came, with personal details removed.</param>
public sealed record QuarantinedResponse(
    Guid QuarantineId,
    Guid CollectorId,
    DateOnly Day,
    string Door,
    string Reason,
    string Field,
    string Words
);

/// <summary>Something that came to a collector's door and could not even be read.</summary>
/// <param name="CollectorKey">The key of the address it came to.</param>
/// <param name="Door">The door: form or api.</param>
/// <param name="Body">What came, as text.</param>
/// <param name="Sender">The sender's network address, for the rate limit only.</param>
public sealed record UnreadableResponse(
    string CollectorKey,
    string Door,
    string Body,
    ReadOnlyMemory<byte> Sender
)
{
    /// <summary>The door's own id for it, when it could be read.</summary>
    public string? ExternalId { get; init; }
}
