using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Writes down who looked at a concern, answered for it, handed it on and closed it.</summary>
public sealed class HandleConcern
{
    private const int LongestNote = 300;

    private readonly Db db;
    private readonly TimeProvider time;
    private readonly ConcernStore store;

    internal HandleConcern(Db db, TimeProvider time, ConcernStore store)
    {
        this.db = db;
        this.time = time;
        this.store = store;
    }

    /// <summary>Takes a step.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="responseId">The concern.</param>
    /// <param name="kind">What is done. The same person's second look changes nothing.</param>
    /// <param name="note">To whom it is handed on (then needed), or what came of it; at most 300 characters.</param>
    /// <param name="verdict">What it turned out to be; needed to close.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Concern>> Run(
        Actor actor,
        Guid responseId,
        ConcernStepKind kind,
        string note = "",
        ConcernVerdict? verdict = null,
        CancellationToken cancel = default
    )
    {
        note = note.Trim();
        if (await store.Find(actor.AgencyId, responseId, cancel) is not { } concern)
            return new Refusal(
                "concern.unknown",
                RefusalKind.NotFound,
                "There is no such concern in this agency. It may have been erased."
            );
        if (Check(concern, kind, note, verdict) is { } refusal)
            return refusal;
        if (kind == ConcernStepKind.Looked)
            if (concern.Steps.Any(step => step.Kind == kind && step.By == actor.Name))
                return concern;
        await db.Write(
            async tx =>
            {
                await ConcernStore.Step(tx, actor, concern, kind, note, time.GetUtcNow());
                if (kind == ConcernStepKind.Closed)
                    await ConcernStore.Close(tx, concern, verdict!.Value);
            },
            cancel
        );
        return (await store.Find(actor.AgencyId, responseId, cancel))!;
    }

    private static Refusal? Check(
        Concern concern,
        ConcernStepKind kind,
        string note,
        ConcernVerdict? verdict
    )
    {
        if (kind is ConcernStepKind.Looked or ConcernStepKind.OpenedOriginal)
            return null;
        if (concern.State == ConcernState.Closed)
            return new Refusal(
                "concern.closed",
                RefusalKind.Conflict,
                "This has been closed already. The page shows by whom and with which verdict."
            );
        var faults = new List<Fault>();
        if (kind == ConcernStepKind.HandedOn && note.Length == 0)
            faults.Add(new Fault("note", "Write to whom it was handed on."));
        if (note.Length > LongestNote)
            faults.Add(new Fault("note", $"Shorten it to {LongestNote} characters or fewer."));
        if (kind == ConcernStepKind.Closed && verdict is null)
            faults.Add(new Fault("verdict", "Choose what it turned out to be."));
        if (concern.IsDrill != (verdict == ConcernVerdict.Drill) && verdict is not null)
            faults.Add(
                new Fault(
                    "verdict",
                    concern.IsDrill
                        ? "This is a drill: close it as a drill."
                        : "This is no drill: say whether it was real."
                )
            );
        return faults.Count == 0
            ? null
            : new Refusal(
                "concern.incomplete",
                RefusalKind.Invalid,
                "This step needs another look."
            )
            {
                Faults = faults,
            };
    }
}
