using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Sends a draft for review: from then on an approver and a privacy officer look at exactly this text.</summary>
public sealed class SubmitDraft(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Sends the revision that was looked at; refused with every fault the lint finds.</summary>
    public Task<Outcome<Review>> Run(
        Actor actor,
        Guid instrumentId,
        long revision,
        string? note = null,
        CancellationToken cancel = default
    ) =>
        Reviews.Take(
            db,
            audit,
            actor,
            instrumentId,
            time.GetUtcNow(),
            async (tx, instrument, review) =>
            {
                if (ArchiveInstrument.Refuse(instrument) is { } away)
                    return away;
                var found = await Drafts.Find(tx, actor.AgencyId, instrumentId, revision);
                if (!found.IsDone)
                    return found.Refusal;
                if (review.Submitted is { } sent)
                    return new Refusal(
                        "review.submitted",
                        RefusalKind.Conflict,
                        $"{sent.TakenBy} has sent exactly this text for review already."
                    );
                if (
                    LintInstrument.Refuse(LintInstrument.Run(Frozen.Tidy(found.Value.Content))) is
                    { } refusal
                )
                    return refusal;
                var words = Reviews.Note(note, isNeeded: false);
                return words.IsDone ? (StepKind.Submitted, words.Value) : words.Refusal;
            },
            cancel
        );
}
