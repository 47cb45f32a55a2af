using System.Data.Common;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>What every step has in common: the instrument is locked, its review read, the step written with its line in the audit trail.</summary>
internal static class Reviews
{
    private const int LongestNote = 2000;

    /// <summary>Runs a step in a transaction; the step decides, from the review as it is, what to write.</summary>
    public static Task<Outcome<Review>> Take(
        Db db,
        RecordAudit audit,
        Actor actor,
        Guid instrumentId,
        DateTimeOffset now,
        Func<DbTransaction, Instrument, Review, Task<Outcome<(StepKind Kind, string Note)>>> decide,
        CancellationToken cancel
    ) =>
        db.Write<Outcome<Review>>(
            async tx =>
            {
                if (!await InstrumentStore.Lock(tx, actor.AgencyId, instrumentId))
                    return ReviseInstrument.Unknown;
                var (instrument, review) = await Read(
                    tx.Connection!,
                    actor.AgencyId,
                    instrumentId,
                    tx
                );
                var decided = await decide(tx, instrument!, review!);
                if (!decided.IsDone)
                    return decided.Refusal;
                await Write(
                    tx,
                    audit,
                    actor,
                    instrumentId,
                    new ReviewStep(
                        0,
                        decided.Value.Kind,
                        now,
                        actor.AccountId,
                        actor.Name,
                        review!.DraftHash ?? "",
                        decided.Value.Note
                    )
                );
                return (await Read(tx.Connection!, actor.AgencyId, instrumentId, tx)).Review!;
            },
            cancel
        );

    public static async Task Write(
        DbTransaction transaction,
        RecordAudit audit,
        Actor actor,
        Guid instrumentId,
        ReviewStep step
    )
    {
        await ReviewStore.Add(transaction, actor.AgencyId, instrumentId, step);
        await audit.Run(
            transaction,
            actor,
            $"instruments.{Word(step.Kind)}",
            instrumentId.ToString(),
            step.ContentHash.Length > 0 ? $"hash={step.ContentHash}" : ""
        );
    }

    public static async Task<(Instrument? Instrument, Review? Review)> Read(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId,
        DbTransaction? transaction = null
    )
    {
        var instrument = await InstrumentStore.Find(
            connection,
            agencyId,
            instrumentId,
            transaction
        );
        if (instrument is null)
            return (null, null);
        var draft = await InstrumentStore.FindDraft(
            connection,
            agencyId,
            instrumentId,
            transaction
        );
        return (
            instrument,
            Review.Of(
                instrument,
                draft is null ? null : DraftHash.Of(draft.Draft(agencyId, instrumentId).Content),
                await ReviewStore.Authors(connection, agencyId, instrumentId, transaction),
                await ReviewStore.Steps(connection, agencyId, instrumentId, transaction)
            )
        );
    }

    /// <summary>A note tidied, or the refusal when it is too long or, where one is needed, missing.</summary>
    public static Outcome<string> Note(string? written, bool isNeeded)
    {
        var note = TidyText.Wording(written ?? "");
        if (note.Length > LongestNote || (isNeeded && note.Length == 0))
            return new Refusal(
                "review.note",
                RefusalKind.Invalid,
                $"Say in up to {LongestNote} characters what must change, so that the author can mend it."
            )
            {
                Faults = [new Fault("note", "Write what must change, not too long.")],
            };
        return note;
    }

    private static string Word(StepKind kind) =>
        kind switch
        {
            StepKind.Submitted => "submitted",
            StepKind.Approved => "approved",
            StepKind.PrivacyApproved => "privacy-approved",
            StepKind.Returned => "returned",
            StepKind.Published => "published",
            StepKind.Archived => "archived",
            _ => "restored",
        };
}

/// <summary>What an approval is bound to: the SHA-256 of the document that a draft would be frozen as.</summary>
public static class DraftHash
{
    /// <summary>The hash; a half-finished translation is no part of it, because it is not frozen.</summary>
    public static string Of(InstrumentContent content) =>
        InstrumentDocument.Hash(InstrumentDocument.Write(Frozen.Tidy(content)));
}
