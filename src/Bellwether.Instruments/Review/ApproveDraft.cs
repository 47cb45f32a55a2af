using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>What somebody says yes as.</summary>
public enum Approval
{
    /// <summary>As the approver: it may go to the public.</summary>
    Approver = 1,

    /// <summary>As the privacy officer: it asks nothing about people that it should not.</summary>
    PrivacyOfficer = 2,
}

/// <summary>
/// Says yes to exactly the text that was looked at. Never by who wrote in it; and by two people, unless nobody else in the
/// agency could give the other yes.
/// </summary>
public sealed class ApproveDraft(Db db, ListAccounts accounts, RecordAudit audit, TimeProvider time)
{
    /// <summary>Says yes. The hash names what was looked at; when the text has changed since, that is a conflict.</summary>
    public async Task<Outcome<Review>> Run(
        Actor actor,
        Guid instrumentId,
        string contentHash,
        Approval approval,
        CancellationToken cancel = default
    )
    {
        if (actor.AccountId is not { } account)
            return new Refusal(
                "review.needs-person",
                RefusalKind.Forbidden,
                "Only a person can say yes to a questionnaire. Sign in, or name the account with --as."
            );
        var people = await accounts.Run(actor.AgencyId, cancel);
        return await Reviews.Take(
            db,
            audit,
            actor,
            instrumentId,
            time.GetUtcNow(),
            (_, instrument, review) =>
                Task.FromResult(Decide(instrument, review, account, contentHash, approval, people)),
            cancel
        );
    }

    private static Outcome<(StepKind, string)> Decide(
        Instrument instrument,
        Review review,
        Guid account,
        string contentHash,
        Approval approval,
        IReadOnlyList<Account> people
    )
    {
        if (ReviewRules.RefuseLook(instrument, review, contentHash) is { } refusal)
            return refusal;
        if (review.IsAuthor(account))
            return new Refusal(
                "review.own-work",
                RefusalKind.Forbidden,
                "You wrote in this draft, so somebody else must say yes to it."
            );
        var (mine, other) =
            approval == Approval.Approver
                ? (review.Approved, review.PrivacyApproved)
                : (review.PrivacyApproved, review.Approved);
        if (mine is not null)
            return new Refusal(
                "review.already",
                RefusalKind.Conflict,
                $"{mine.TakenBy} has said yes to this text already."
            );
        var others = other?.AccountId == account ? Others(review, account, approval, people) : [];
        if (others.Count > 0)
            return new Refusal(
                "review.same-person",
                RefusalKind.Forbidden,
                $"You have given the other yes, and two people must look. Ask {string.Join(", ", others.Take(3))}."
            );
        return (approval == Approval.Approver ? StepKind.Approved : StepKind.PrivacyApproved, "");
    }

    // Who else could give this yes: they can sign in, hold the permission, and did not write the draft.
    private static List<string> Others(
        Review review,
        Guid account,
        Approval approval,
        IReadOnlyList<Account> people
    ) =>
        [
            .. people
                .Where(person =>
                    person.AccountId != account
                    && person.HasPassword
                    && !review.IsAuthor(person.AccountId)
                    && Authorize.MayAnywhere(person.Grants, ReviewRules.Needs(approval))
                )
                .Select(person => person.Name),
        ];
}
