using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Instruments;

/// <summary>
/// Freezes the draft as the next version. From then on not a letter of it changes. What a person wrote needs the yes of an
/// approver and of a privacy officer to exactly this text; what no person wrote (an import, a job) needs none.
/// </summary>
public sealed class PublishInstrument(Db db, Outbox outbox, RecordAudit audit, TimeProvider time)
{
    /// <summary>
    /// Publishes the revision that was looked at. Refused with every fault the lint finds; a draft that says the same as
    /// the current version is a conflict; one that says the same as an earlier version makes that one current again.
    /// </summary>
    public Task<Outcome<InstrumentVersion>> Run(
        Actor actor,
        Guid instrumentId,
        long revision,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<InstrumentVersion>>(
            async tx =>
            {
                var found = await Drafts.Find(tx, actor.AgencyId, instrumentId, revision);
                if (!found.IsDone)
                    return found.Refusal;
                var content = Frozen.Tidy(found.Value.Content);
                if (LintInstrument.Refuse(LintInstrument.Run(content)) is { } refusal)
                    return refusal;
                var (before, review) = await Reviews.Read(
                    tx.Connection!,
                    actor.AgencyId,
                    instrumentId,
                    tx
                );
                if (
                    (ArchiveInstrument.Refuse(before!) ?? ReviewRules.RefusePublishing(review!)) is
                    { } notYet
                )
                    return notYet;
                var now = time.GetUtcNow();
                var (version, isNew) = await VersionStore.GetOrAdd(
                    tx,
                    actor,
                    instrumentId,
                    content,
                    now
                );
                if (version.VersionId == before!.CurrentVersionId)
                    return Unchanged(version);
                if (!isNew)
                    await VersionStore.MakeCurrent(tx, version);
                await InstrumentStore.RemoveDraft(tx, actor.AgencyId, instrumentId);
                await ReviewStore.RemoveAuthors(tx, actor.AgencyId, instrumentId);
                await outbox.Append(tx, [FreezeVersion.Published(version)], cancel);
                await Reviews.Write(
                    tx,
                    audit,
                    actor,
                    instrumentId,
                    new ReviewStep(
                        0,
                        StepKind.Published,
                        now,
                        actor.AccountId,
                        actor.Name,
                        version.ContentHash,
                        version.Number.ToString(CultureInfo.InvariantCulture)
                    )
                );
                return version;
            },
            cancel
        );

    private static Refusal Unchanged(InstrumentVersion version) =>
        new Refusal(
            "instrument.unchanged",
            RefusalKind.Conflict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The draft says word for word what version {version.Number} says. Change something, or keep using that version."
            )
        );
}
