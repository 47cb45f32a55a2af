using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>The rules of a review that several operations share.</summary>
public static class ReviewRules
{
    /// <summary>The permission that a yes needs.</summary>
    public static Permission Needs(Approval approval) =>
        approval == Approval.Approver ? Permission.PublishInstruments : Permission.ApprovePrivacy;

    /// <summary>Why a reviewer cannot judge now, or null: nothing was sent, or what was looked at is not what is there.</summary>
    internal static Refusal? RefuseLook(Instrument instrument, Review review, string contentHash)
    {
        if (ArchiveInstrument.Refuse(instrument) is { } away)
            return away;
        if (review.DraftHash is { } hash && hash != contentHash)
            return new Refusal(
                "review.changed",
                RefusalKind.Conflict,
                "The text has changed since you opened it. Look at it again before you decide."
            );
        if (review.Submitted is null)
            return new Refusal(
                "review.not-submitted",
                RefusalKind.Conflict,
                "This text has not been sent for review. Its author sends it when it is ready."
            );
        return null;
    }

    /// <summary>
    /// Why a draft may not be published, or null. A draft that no person wrote (an import, a job) needs no review; every other
    /// needs both yeses to exactly the text that would be frozen.
    /// </summary>
    internal static Refusal? RefusePublishing(Review review)
    {
        if (review.Authors.IsEmpty)
            return null;
        if (review.Void is { } was)
            return new Refusal(
                "review.void",
                RefusalKind.Conflict,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The wording was changed after {was.TakenBy} said yes on {was.TakenAt:MMMM d, yyyy}, so that yes does not count for it. Send the draft for review again."
                )
            );
        return review switch
        {
            { Submitted: null } => new Refusal(
                "review.not-submitted",
                RefusalKind.Conflict,
                "This text has not been sent for review. Its author sends it when it is ready."
            ),
            { Approved: null } or { PrivacyApproved: null } => new Refusal(
                "review.incomplete",
                RefusalKind.Conflict,
                (review.Approved, review.PrivacyApproved) switch
                {
                    (null, null) => "An approver and a privacy officer must say yes first.",
                    (null, _) => "An approver must say yes first.",
                    _ => "A privacy officer must say yes first.",
                }
            ),
            _ => null,
        };
    }
}
