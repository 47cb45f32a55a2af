using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>What one round over the cases did.</summary>
/// <param name="Escalated">Cases that went up.</param>
/// <param name="Left">Cases whose owner is gone.</param>
/// <param name="Sent">Replies that left.</param>
/// <param name="Failed">Replies that could not be delivered for good.</param>
/// <param name="Forgotten">Cases whose contact was deleted.</param>
public sealed record CasesTended(int Escalated, int Left, int Sent, int Failed, int Forgotten);

/// <summary>
/// The round that the server makes by itself: late cases go up, cases whose owner is gone wait for another, replies leave,
/// contacts that were kept long enough are deleted. Each is a fact in the case's history; a round that was cut off goes on with the next.
/// </summary>
public sealed class TendCases
{
    private const int MostLetters = 50;
    private const int MostTries = 8;
    private readonly CaseDesk desk;
    private readonly ReplyStore replies;
    private readonly ListAgencies agencies;
    private readonly ListAccounts accounts;
    private readonly OpenContact contacts;
    private readonly ForgetContact forget;
    private readonly SendLetter send;

    internal TendCases(
        CaseDesk desk,
        ReplyStore replies,
        ListAgencies agencies,
        ListAccounts accounts,
        OpenContact contacts,
        ForgetContact forget,
        SendLetter send
    )
    {
        this.desk = desk;
        this.replies = replies;
        this.agencies = agencies;
        this.accounts = accounts;
        this.contacts = contacts;
        this.forget = forget;
        this.send = send;
    }

    /// <summary>Makes one round over all agencies.</summary>
    public async Task<CasesTended> Run(CancellationToken cancel = default)
    {
        var done = new CasesTended(0, 0, 0, 0, 0);
        foreach (var agency in await agencies.Run(cancel))
        {
            var system = Actor.System(agency.AgencyId);
            done = done with
            {
                Left = done.Left + await Leave(system, cancel),
                Escalated = done.Escalated + await Escalate(system, cancel),
            };
            var (sent, failed) = await Send(system, cancel);
            done = done with
            {
                Sent = done.Sent + sent,
                Failed = done.Failed + failed,
                Forgotten = done.Forgotten + await Forget(agency, system, cancel),
            };
        }
        return done;
    }

    private async Task<int> Escalate(Actor system, CancellationToken cancel)
    {
        var count = 0;
        foreach (var it in await desk.Store.GoingUp(system.AgencyId, desk.Now, cancel))
        {
            var (clock, ticking) = await desk.Clock(it.AgencyId, cancel);
            var level = it.Level + 1;
            var after = it with
            {
                Level = level,
                // Late by as much again as it had: then it is the agency's.
                LevelAt =
                    level == 1 && clock.DaysAfter(it.State) is { } days
                        ? ticking.AfterDays(it.LevelAt!.Value, days)
                        : null,
            };
            var written = await desk.Write(
                system,
                after,
                CaseStepKind.Escalated,
                $"{level} {it.State}",
                cancel,
                new CaseChange(after, [], null)
                {
                    Events = [new CaseEscalated(it.AgencyId, it.CaseId, level)],
                }
            );
            count += written.IsDone ? 1 : 0;
        }
        return count;
    }

    // Who is gone, or may not handle cases any more, answers nobody: the case waits for another owner, one step up.
    private async Task<int> Leave(Actor system, CancellationToken cancel)
    {
        var open = (await desk.Store.List(system.AgencyId, closed: false, int.MaxValue, cancel))
            .Where(it => it.Owner is not null)
            .ToList();
        if (open.Count == 0)
            return 0;
        var able = (await accounts.Run(system.AgencyId, cancel))
            .Where(AssignCase.MayHandle)
            .Select(account => account.AccountId)
            .ToHashSet();
        var count = 0;
        foreach (var it in open.Where(it => !able.Contains(it.Owner!.AccountId)))
        {
            var state = it.State == CaseState.WithOwner ? CaseState.Acknowledged : it.State;
            var after = await desk.In(it, state, cancel) with { Owner = null, Level = 1 };
            var written = await desk.Write(
                system,
                after,
                CaseStepKind.OwnerLeft,
                it.Owner!.Name,
                cancel,
                new CaseChange(after, [], null)
                {
                    Events = [new CaseEscalated(it.AgencyId, it.CaseId, 1)],
                }
            );
            count += written.IsDone ? 1 : 0;
        }
        return count;
    }

    private async Task<(int Sent, int Failed)> Send(Actor system, CancellationToken cancel)
    {
        var (sent, failed) = (0, 0);
        foreach (var reply in await replies.Due(system.AgencyId, desk.Now, MostLetters, cancel))
        {
            var address = (await contacts.Run(reply.AgencyId, reply.CaseId, cancel)).FirstOrDefault(
                contact => contact.Kind == ContactKinds.Email
            );
            var problem = address is null
                ? "The address is gone."
                : await Try(reply, address.Address, cancel);
            if (problem is null)
            {
                await replies.Settle(reply, ReplyState.Sent, desk.Now, null, cancel);
                await Say(system, reply.CaseId, CaseStepKind.ReplySent, "", cancel);
                sent++;
            }
            else if (address is null || reply.Tries + 1 >= MostTries)
            {
                await replies.Settle(reply, ReplyState.Failed, desk.Now, problem, cancel);
                await Say(system, reply.CaseId, CaseStepKind.ReplyFailed, "", cancel);
                failed++;
            }
            else
                await replies.Settle(
                    reply,
                    ReplyState.Waiting,
                    desk.Now.AddMinutes(Math.Pow(3, reply.Tries)),
                    problem,
                    cancel
                );
        }
        return (sent, failed);
    }

    // What a mail server says may name the address: only that it did not work is kept.
    private async Task<string?> Try(Reply reply, string address, CancellationToken cancel)
    {
        try
        {
            await send.Run(
                new Letter(
                    $"{reply.ReplyId}",
                    address,
                    ReplyLetter.Subject(reply.Language),
                    reply.Words
                ),
                cancel
            );
            return null;
        }
        catch (DeliveryException)
        {
            return "The mail server did not take it.";
        }
    }

    private async Task<int> Forget(Agency agency, Actor system, CancellationToken cancel)
    {
        var today = agency.Calendar.LocalDay(desk.Now);
        var count = 0;
        foreach (var it in await desk.Store.ContactsDue(agency.AgencyId, today, cancel))
        {
            await forget.Run(agency.AgencyId, it.CaseId, cancel);
            var after = it with { Contact = ContactKinds.None };
            var written = await desk.Write(
                system,
                after,
                CaseStepKind.ContactDeleted,
                "",
                cancel,
                new CaseChange(after, [], null)
                {
                    Also = tx => ReplyStore.Forget(tx, it.AgencyId, it.CaseId),
                }
            );
            count += written.IsDone ? 1 : 0;
        }
        return count;
    }

    private async Task Say(
        Actor system,
        Guid caseId,
        CaseStepKind kind,
        string note,
        CancellationToken cancel
    )
    {
        if (await desk.Store.Find(system.AgencyId, caseId, cancel) is { } it)
            await desk.Write(system, it, kind, note, cancel);
    }
}
