using Bellwether.Access;
using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Says that somebody has looked and that the case will be taken up.</summary>
public sealed class AcknowledgeCase
{
    private readonly CaseDesk desk;

    internal AcknowledgeCase(CaseDesk desk) => this.desk = desk;

    /// <summary>Acknowledges it; a case that is further stays where it is.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone || found.Value.State != CaseState.Received)
            return found;
        var after = await desk.In(found.Value, CaseState.Acknowledged, cancel) with
        {
            AcknowledgedAt = desk.Now,
        };
        return await desk.Write(actor, after, CaseStepKind.Acknowledged, "", cancel);
    }
}

/// <summary>Gives a case to somebody who may handle cases.</summary>
public sealed class AssignCase
{
    private readonly CaseDesk desk;
    private readonly FindAccount accounts;

    internal AssignCase(CaseDesk desk, FindAccount accounts)
    {
        this.desk = desk;
        this.accounts = accounts;
    }

    /// <summary>Assigns it; the first time it leaves the waiting.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="caseId">Which case.</param>
    /// <param name="accountId">To whom.</param>
    /// <param name="teamId">To which unit; null = as before.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        Guid accountId,
        Guid? teamId = null,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone)
            return found;
        if (
            await accounts.Run(actor.AgencyId, accountId, cancel) is not { } account
            || !MayHandle(account)
        )
            return CaseRefusals.Incomplete(
                new Fault("owner", "Choose somebody who may handle cases.")
            );
        var it = found.Value;
        var after =
            it.State < CaseState.WithOwner ? await desk.In(it, CaseState.WithOwner, cancel) : it;
        return await desk.Write(
            actor,
            after with
            {
                Owner = new CaseOwner(account.AccountId, account.Name),
                TeamId = teamId ?? it.TeamId,
                AcknowledgedAt = it.AcknowledgedAt ?? desk.Now,
                SentAt = it.SentAt ?? desk.Now,
            },
            CaseStepKind.Assigned,
            account.Name,
            cancel
        );
    }

    internal static bool MayHandle(Account account) =>
        account.Grants.Any(grant => Permissions.Includes(grant.Role, Permission.HandleCases));
}

/// <summary>Writes something down about a case, or what lay behind it.</summary>
public sealed class NoteCase
{
    private readonly CaseDesk desk;

    internal NoteCase(CaseDesk desk) => this.desk = desk;

    /// <summary>Adds a note, a cause, or both. Personal details are taken out of the note.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        string? note,
        string? rootCause = null,
        CancellationToken cancel = default
    )
    {
        var it = await desk.Store.Find(actor.AgencyId, caseId, cancel);
        if (it is null)
            return CaseRefusals.Unknown;
        var cause = RootCauses.Find(rootCause);
        var faults = CaseDesk.NoteFaults(note, "note", isNeeded: cause is null).ToList();
        if (!string.IsNullOrWhiteSpace(rootCause) && cause is null)
            faults.Add(new Fault("rootCause", "Choose one of the causes."));
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        return await desk.Write(
            actor,
            it with
            {
                RootCause = cause?.Code ?? it.RootCause,
            },
            cause is null ? CaseStepKind.Noted : CaseStepKind.CauseSet,
            string.Join(
                ' ',
                new[] { cause?.Code, CaseDesk.Clean(note) }.Where(each => each?.Length > 0)
            ),
            cancel
        );
    }
}
