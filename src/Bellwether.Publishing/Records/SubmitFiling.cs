using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Submits a filing that somebody else prepared: with its rating, its respondents and the hash of its files.</summary>
public sealed class SubmitFiling
{
    private readonly FilingStore store;
    private readonly MakeReport make;
    private readonly FindAgency findAgency;
    private readonly Outbox outbox;
    private readonly TimeProvider time;

    internal SubmitFiling(
        FilingStore store,
        MakeReport make,
        FindAgency findAgency,
        Outbox outbox,
        TimeProvider time
    )
    {
        this.store = store;
        this.make = make;
        this.findAgency = findAgency;
        this.outbox = outbox;
        this.time = time;
    }

    /// <summary>Submits it. Refused to whoever prepared it, before the quarter is over, and while a rule is broken.</summary>
    public async Task<Outcome<FilingReport>> Run(
        Actor actor,
        FilingQuery query,
        CancellationToken cancel = default
    )
    {
        var made = await make.Run(
            query with
            {
                AgencyId = actor.AgencyId,
                WithRows = true,
            },
            cancel
        );
        if (!made.IsDone)
            return made.Refusal;
        var report = made.Value;
        if (report.Filing is not { } filing)
            return Refusals.Unknown;
        if (!FilingStates.CanBeSubmitted(filing.State))
            return Refusals.State(filing.State, FilingState.Submitted);
        if (IsSame(actor, filing))
            return Refusals.SamePerson;
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        if (agency!.Calendar.LocalDay(time.GetUtcNow()) <= query.Quarter.Last)
            return Refusals.NotOver;
        if (report.Surveys.Count == 0)
            return Refusals.NoSurvey(report.Service.Name, query.Quarter.Name, true);
        if (report.Rating != FilingRating.Green)
            return Refusals.Broken(report.Broken);
        return await store.Write<Outcome<FilingReport>>(
            async tx =>
            {
                var now = await FilingStore.Find(
                    tx.Connection!,
                    tx,
                    actor.AgencyId,
                    filing.FilingId
                );
                // Somebody changed it while the rows were read: look at it again.
                if (now is null || now.PreparedAt != filing.PreparedAt || now.State != filing.State)
                    return Refusals.State(now?.State ?? filing.State, FilingState.Submitted);
                var submitted = now with
                {
                    State = FilingState.Submitted,
                    SubmittedBy = actor.Name,
                    SubmittedAt = time.GetUtcNow(),
                    Rating = report.Rating,
                    Respondents = report.Respondents,
                    Hash = report.Hash,
                };
                await FilingStore.Put(tx, submitted);
                await outbox.Append(
                    tx,
                    [
                        new FilingSubmitted(
                            actor.AgencyId,
                            filing.FilingId,
                            filing.ServiceId,
                            report.Hash!
                        ),
                    ],
                    cancel
                );
                return report with { Filing = submitted };
            },
            cancel
        );
    }

    private static bool IsSame(Actor actor, QuarterFiling filing) =>
        actor.AccountId is { } account && filing.PreparedById is { } preparer
            ? account == preparer
            : actor.AccountId == filing.PreparedById && actor.Name == filing.PreparedBy;
}
