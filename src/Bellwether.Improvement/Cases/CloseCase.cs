using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>Closes a case: from now on its contact is kept for some days only.</summary>
public sealed class CloseCase
{
    private readonly CaseDesk desk;

    internal CloseCase(CaseDesk desk) => this.desk = desk;

    /// <summary>Closes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="caseId">Which case.</param>
    /// <param name="rootCause">What lay behind it, as a code of <see cref="RootCauses"/>.</param>
    /// <param name="note">What came of it; needed where nobody was answered.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        string? rootCause,
        string? note,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone)
            return found;
        var it = found.Value;
        var cause = RootCauses.Find(rootCause ?? it.RootCause);
        var faults = CaseDesk.NoteFaults(note, "note", isNeeded: it.AnsweredAt is null).ToList();
        if (cause is null)
            faults.Insert(0, new Fault("rootCause", "Choose what lay behind it."));
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        var after = await Closed(desk, it, cancel) with { RootCause = cause!.Code };
        return await desk.Write(
            actor,
            after,
            CaseStepKind.Closed,
            $"{cause.Code} {CaseDesk.Clean(note)}".Trim(),
            cancel,
            new CaseChange(after, [], null)
            {
                Events = [new CaseClosed(it.AgencyId, it.CaseId, it.ServiceId)],
            }
        );
    }

    internal static async Task<Case> Closed(CaseDesk desk, Case it, CancellationToken cancel)
    {
        var (clock, ticking) = await desk.Clock(it.AgencyId, cancel);
        return await desk.In(it, CaseState.Closed, cancel) with
        {
            ClosedAt = desk.Now,
            ContactUntil =
                it.Contact == ContactKinds.None
                    ? null
                    : ticking.LocalDay(desk.Now).AddDays(clock.ContactDays),
        };
    }
}

/// <summary>Opens a closed case again: its clocks start anew.</summary>
public sealed class ReopenCase
{
    private readonly CaseDesk desk;

    internal ReopenCase(CaseDesk desk) => this.desk = desk;

    /// <summary>Reopens it, with the reason. What was merged into another stays there.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        string? reason,
        CancellationToken cancel = default
    )
    {
        if (await desk.Store.Find(actor.AgencyId, caseId, cancel) is not { } it)
            return CaseRefusals.Unknown;
        if (it.State != CaseState.Closed)
            return CaseRefusals.NotClosed;
        if (it.MergedInto is not null)
            return new Refusal(
                "case.merged",
                RefusalKind.Conflict,
                "This case became part of another. Go on with that one."
            );
        var faults = CaseDesk.NoteFaults(reason, "reason", isNeeded: true).ToList();
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        var state = it.Owner is null ? CaseState.Acknowledged : CaseState.WithOwner;
        var after = await desk.In(it with { ClockFrom = desk.Now }, state, cancel) with
        {
            AnsweredAt = null,
            ClosedAt = null,
            ContactUntil = null,
        };
        return await desk.Write(
            actor,
            after,
            CaseStepKind.Reopened,
            CaseDesk.Clean(reason),
            cancel
        );
    }
}

/// <summary>Makes a case part of another: it is closed, and the other says so.</summary>
public sealed class MergeCase
{
    private readonly CaseDesk desk;

    internal MergeCase(CaseDesk desk) => this.desk = desk;

    /// <summary>Merges the first into the one with that number.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        long intoNumber,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone)
            return found;
        var it = found.Value;
        var into = await desk.Store.Find(actor.AgencyId, intoNumber, cancel);
        if (into is null || into.CaseId == it.CaseId || into.State == CaseState.Closed)
            return CaseRefusals.Incomplete(
                new Fault("into", "Give the number of another case that is open.")
            );
        if (into.ServiceId != it.ServiceId)
            return CaseRefusals.Incomplete(
                new Fault("into", "Both cases must be about the same service.")
            );
        // A call back and a comment in one case would be the two that must never meet.
        if ((it.Source == CaseSource.CallBack) != (into.Source == CaseSource.CallBack))
            return CaseRefusals.Incomplete(
                new Fault(
                    "into",
                    "A call back is never merged with another case: its contact must not come near a comment."
                )
            );
        var after = await CloseCase.Closed(desk, it, cancel) with { MergedInto = into.CaseId };
        var done = await desk.Store.Change(
            new CaseChange(
                after,
                [desk.Step(actor, CaseStepKind.Merged, $"{into.Number}")],
                actor.AccountId
            )
            {
                Events = [new CaseClosed(it.AgencyId, it.CaseId, it.ServiceId)],
            },
            new CaseChange(
                into,
                [desk.Step(actor, CaseStepKind.TookIn, $"{it.Number}")],
                actor.AccountId
            ),
            cancel
        );
        return done ? after with { Revision = after.Revision + 1 } : CaseRefusals.Changed;
    }
}
