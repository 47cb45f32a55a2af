using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Where an instrument is on its way to the public.</summary>
public enum InstrumentState
{
    /// <summary>Somebody is writing.</summary>
    Draft = 1,

    /// <summary>The text waits for the yes of others.</summary>
    InReview = 2,

    /// <summary>An approver and a privacy officer said yes to exactly this text.</summary>
    Approved = 3,

    /// <summary>A version is in use and nobody works on the next.</summary>
    Published = 4,

    /// <summary>It was put away.</summary>
    Archived = 5,
}

/// <summary>The review of an instrument: its steps, and which of them still count for the text as it is now.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="State">Where it is.</param>
/// <param name="DraftHash">SHA-256 of what the draft would be frozen as, or null when there is no draft.</param>
/// <param name="Authors">Who wrote in the draft.</param>
/// <param name="Steps">Every step so far, oldest first.</param>
public sealed record Review(
    Guid InstrumentId,
    InstrumentState State,
    string? DraftHash,
    ImmutableArray<Author> Authors,
    ImmutableArray<ReviewStep> Steps
)
{
    /// <summary>When the text as it is now was sent for review, or null.</summary>
    public ReviewStep? Submitted => Round.FirstOrDefault(step => step.Kind == StepKind.Submitted);

    /// <summary>An approver's yes to the text as it is now, or null.</summary>
    public ReviewStep? Approved => Round.FirstOrDefault(step => step.Kind == StepKind.Approved);

    /// <summary>A privacy officer's yes to the text as it is now, or null.</summary>
    public ReviewStep? PrivacyApproved =>
        Round.FirstOrDefault(step => step.Kind == StepKind.PrivacyApproved);

    /// <summary>The last time it was sent back since the last version, when nothing was sent for review after it.</summary>
    public ReviewStep? Returned =>
        SincePublished.LastOrDefault() is { Kind: StepKind.Returned } last ? last : null;

    /// <summary>
    /// A yes that does not count any more, because the text was changed after it; null when there is none. A draft in which
    /// this stands cannot be published until it has been reviewed again.
    /// </summary>
    public ReviewStep? Void =>
        DraftHash is null || Submitted is not null
            ? null
            : SincePublished.LastOrDefault(step =>
                step.Kind is StepKind.Approved or StepKind.PrivacyApproved
                && step.ContentHash != DraftHash
            );

    /// <summary>True when that account wrote in the draft.</summary>
    public bool IsAuthor(Guid? accountId) =>
        accountId is { } id && Authors.Any(author => author.AccountId == id);

    internal static Review Of(
        Instrument instrument,
        string? draftHash,
        IEnumerable<Author> authors,
        IEnumerable<ReviewStep> steps
    )
    {
        var review = new Review(
            instrument.InstrumentId,
            InstrumentState.Draft,
            draftHash,
            [.. authors],
            [.. steps]
        );
        return review with { State = StateOf(instrument, review) };
    }

    private static InstrumentState StateOf(Instrument instrument, Review review) =>
        instrument.ArchivedAt is not null ? InstrumentState.Archived
        : review.DraftHash is null ? InstrumentState.Published
        : review.Submitted is null ? InstrumentState.Draft
        : review is { Approved: not null, PrivacyApproved: not null } ? InstrumentState.Approved
        : InstrumentState.InReview;

    private IEnumerable<ReviewStep> SincePublished
    {
        get
        {
            var last = Steps.LastOrDefault(step => step.Kind == StepKind.Published);
            return Steps.Where(step =>
                step.Position > (last?.Position ?? 0)
                && step.Kind is not (StepKind.Archived or StepKind.Restored)
            );
        }
    }

    // The steps that count: those after the last sending for review, when it was of the text as it is now and was not returned.
    private IEnumerable<ReviewStep> Round
    {
        get
        {
            var sent = SincePublished.LastOrDefault(step => step.Kind == StepKind.Submitted);
            if (
                DraftHash is null
                || sent is null
                || sent.ContentHash != DraftHash
                || Returned is not null
            )
                return [];
            return SincePublished.Where(step =>
                step.Position >= sent.Position && step.ContentHash == DraftHash
            );
        }
    }
}
