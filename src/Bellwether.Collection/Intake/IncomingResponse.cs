using System.Collections.Immutable;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>An answer as it came to a door, unchecked.</summary>
/// <param name="CollectorKey">The key of the address it came to.</param>
/// <param name="Answers">By item key: the keys of the chosen options, or the words written.</param>
public sealed record IncomingResponse(
    string CollectorKey,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers
)
{
    /// <summary>The door's own id for it: the visit of a form, the idempotency key of a program. Null: every arrival is a new answer.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Language of the form that was answered (en, es).</summary>
    public string Language { get; init; } = "en";

    /// <summary>The version that was shown, when it may be older than the current one.</summary>
    public Guid? VersionId { get; init; }

    /// <summary>True when the person's browser asks not to be followed (Sec-GPC, DNT): no referrer, page or exact time is kept.</summary>
    public bool OptedOut { get; init; }

    /// <summary>Where the visitor came from.</summary>
    public string? Referrer { get; init; }

    /// <summary>The page the form was on.</summary>
    public string? Page { get; init; }

    /// <summary>The sender's network address, for the rate limit only: it is hashed with a salt of the day and never kept.</summary>
    public ReadOnlyMemory<byte> Sender { get; init; }

    /// <summary>What stands in the field that people do not see. Only programs fill it in.</summary>
    public string? Trap { get; init; }

    /// <summary>Seconds between showing and sending, or null when not known.</summary>
    public double? Seconds { get; init; }

    /// <summary>True when the person stopped before the end and sent what they had; taken where the instrument takes it.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Which door it came through: form, embed, kiosk, paper, phone or api.</summary>
    public string Door { get; init; } = "api";

    /// <summary>The code of the channel it was answered on, where that is not the collector's own (paper, kiosk, phone).</summary>
    public string? Channel { get; init; }

    /// <summary>True when the showing of the form was not counted as an offer (it looked like a program); with its answer it is.</summary>
    public bool Unseen { get; init; }

    /// <summary>True when the sender did a little work for it, or is staff: the limit of a shared address does not hold it back.</summary>
    public bool Earned { get; init; }

    /// <summary>True when work was sent that does not fit: people's browsers never send such, programs that forge it do.</summary>
    public bool WrongWork { get; init; }
}

/// <summary>An answer that is stored.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="CutItems">Keys of the items whose words were too long: the beginning is kept.</param>
public sealed record Received(Receipt Receipt, ImmutableArray<string> CutItems)
{
    /// <summary>How far the person came: complete, partial, screened out.</summary>
    public Disposition Disposition { get; init; } = Disposition.Complete;
}
