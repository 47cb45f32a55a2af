using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>Why a contact is opened.</summary>
public enum CallReason
{
    /// <summary>To call or write back as the person asked.</summary>
    CallBack = 1,

    /// <summary>The person asks what is kept about them.</summary>
    Request = 2,

    /// <summary>A court or an inspector demands it.</summary>
    Legal = 3,
}

/// <summary>
/// Makes a case of its own for calling somebody back. The new case holds the contact and what the handler writes; it knows
/// neither the comment nor the case it came from, and no row joins the two but the sealed one that sends letters.
/// </summary>
public sealed class HandOverForCall
{
    private readonly CaseDesk desk;
    private readonly PassContact pass;
    private readonly TimeProvider time;

    internal HandOverForCall(CaseDesk desk, PassContact pass, TimeProvider time)
    {
        this.desk = desk;
        this.pass = pass;
        this.time = time;
    }

    /// <summary>Hands over, and returns the case it was handed over from: the new one is found in the list, like any other.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="caseId">The case from a comment.</param>
    /// <param name="subject">What to talk about, in the handler's words.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        string? subject,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone)
            return found;
        var it = found.Value;
        if (it.Contact == ContactKinds.None || it.Source == CaseSource.CallBack)
            return CaseRefusals.NoContact;
        if (string.IsNullOrWhiteSpace(subject) || subject.Length > OpenCase.LongestSubject)
            return CaseRefusals.Incomplete(
                new Fault(
                    "subject",
                    $"Say in at most {OpenCase.LongestSubject} characters what to talk about, without quoting the comment."
                )
            );
        var written = await desk.Write(actor, it, CaseStepKind.HandedOver, "", cancel);
        if (!written.IsDone)
            return written;
        var id = Ids.New(time);
        var contact = await pass.Run(actor.AgencyId, caseId, id, cancel);
        // Only the day, so that no clock joins the two.
        var (_, ticking) = await desk.Clock(it.AgencyId, cancel);
        var day = new DateTimeOffset(
            ticking.LocalDay(desk.Now).ToDateTime(TimeOnly.MinValue),
            TimeSpan.Zero
        );
        var call = await desk.In(
            new Case(
                id,
                actor.AgencyId,
                0,
                it.ServiceId,
                CaseSource.CallBack,
                CaseDesk.Clean(subject),
                day
            )
            {
                ClockFrom = day,
                TeamId = it.TeamId,
                Contact = contact,
            },
            CaseState.Received,
            cancel
        );
        await desk.Store.Insert(
            call,
            new CaseStep(Ids.New(day), CaseStepKind.Opened, day, "a handler", ""),
            null,
            cancel
        );
        return written;
    }
}

/// <summary>Opens the contact of a call back, for its owner or a privacy officer, with the reason in the audit trail before anything is shown.</summary>
public sealed class OpenCaseContact
{
    private readonly CaseDesk desk;
    private readonly OpenContact open;
    private readonly RecordAudit audit;

    internal OpenCaseContact(CaseDesk desk, OpenContact open, RecordAudit audit)
    {
        this.desk = desk;
        this.open = open;
        this.audit = audit;
    }

    /// <summary>The addresses and numbers. A case that came from a comment never gives them.</summary>
    /// <param name="actor">Who; they must look after the case where the reason is to call back.</param>
    /// <param name="caseId">Which case.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<IReadOnlyList<HeldContact>>> Run(
        Actor actor,
        Guid caseId,
        CallReason? reason,
        CancellationToken cancel = default
    )
    {
        if (await desk.Store.Find(actor.AgencyId, caseId, cancel) is not { } it)
            return CaseRefusals.Unknown;
        if (it.Source != CaseSource.CallBack || it.Contact == ContactKinds.None)
            return CaseRefusals.NoContact;
        if (reason is not { } why || !Enum.IsDefined(why))
            return CaseRefusals.Incomplete(
                new Fault("reason", "Say why you open it; the audit trail keeps it.")
            );
        if (why == CallReason.CallBack && it.Owner?.AccountId != actor.AccountId)
            return CaseRefusals.NotOwner;
        var word = why switch
        {
            CallReason.CallBack => "call-back",
            CallReason.Request => "request",
            _ => "legal",
        };
        var written = await desk.Write(
            actor,
            it,
            CaseStepKind.ContactOpened,
            word,
            cancel,
            new CaseChange(it, [], null)
            {
                Also = tx => audit.Run(tx, actor, "contacts.opened", $"{caseId}", $"reason={word}"),
            }
        );
        return written.IsDone
            ? Outcome<IReadOnlyList<HeldContact>>.Done(
                await open.Run(actor.AgencyId, caseId, cancel)
            )
            : written.Refusal;
    }
}
