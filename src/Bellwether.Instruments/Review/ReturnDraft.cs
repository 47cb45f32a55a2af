using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Sends a draft back to its author with a note; every yes to it is void.</summary>
public sealed class ReturnDraft(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Returns the text that was looked at; the note says what must change.</summary>
    public Task<Outcome<Review>> Run(
        Actor actor,
        Guid instrumentId,
        string contentHash,
        string note,
        CancellationToken cancel = default
    ) =>
        Reviews.Take(
            db,
            audit,
            actor,
            instrumentId,
            time.GetUtcNow(),
            (_, instrument, review) =>
            {
                if (ReviewRules.RefuseLook(instrument, review, contentHash) is { } refusal)
                    return Task.FromResult<Outcome<(StepKind, string)>>(refusal);
                var words = Reviews.Note(note, isNeeded: true);
                return Task.FromResult<Outcome<(StepKind, string)>>(
                    words.IsDone ? (StepKind.Returned, words.Value) : words.Refusal
                );
            },
            cancel
        );
}
