namespace Bellwether.Responses;

/// <summary>Words of a comment that somebody wants to show outside.</summary>
/// <param name="QuoteId">Its id.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Place">The comment.</param>
/// <param name="Words">The words, as redaction left them.</param>
/// <param name="Language">Their language.</param>
/// <param name="Themes">What the comment is about, as " status waiting ".</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="IsApproved">True: it may be shown outside; false: it may not; null: nobody has decided.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record Quote(
    Guid QuoteId,
    Guid CollectorId,
    CommentPlace Place,
    string Words,
    string Language,
    string Themes,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    bool? IsApproved,
    string? DecidedBy
);
