using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Takes evidence away. What rested on it says so, and its confidence falls; nothing is silently kept.</summary>
public sealed class RemoveEvidence(Db db, TimeProvider time)
{
    /// <summary>Takes it away, with the reason; refused when there is none that stands.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid evidenceId,
        string reason,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var why = faults.Text(reason, "reason", 300);
        faults.When(why is null, "reason", "Write why: withdrawn, out of date, wrong people.");
        if (
            faults.Refuse(
                new Refusal("evidence.invalid", RefusalKind.Invalid, "Please say why.")
            ) is
            { } refusal
        )
            return refusal;
        return await db.Write<Outcome<Nothing>>(
            async transaction =>
                await EvidenceStore.Remove(
                    transaction,
                    actor.AgencyId,
                    evidenceId,
                    why!,
                    actor.Name,
                    time.GetUtcNow()
                )
                    ? default(Nothing)
                    : new Refusal(
                        "evidence.unknown",
                        RefusalKind.NotFound,
                        "There is no such evidence in this agency, or it was taken away before."
                    ),
            cancel
        );
    }
}
