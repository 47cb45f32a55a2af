using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.ListCollectors;

/// <summary>What waits for a yes that the reader may give.</summary>
/// <param name="Instruments">Questionnaires in review.</param>
/// <param name="Words">How many open forms have no approved handling of words.</param>
public sealed record Waiting(IReadOnlyList<Instrument> Instruments, int Words);

/// <summary>Reads what waits for the reader's yes.</summary>
internal sealed class ReadWaiting(ListReviews listReviews, ListWordPolicies listWordPolicies)
{
    public async Task<Waiting> Run(
        HttpContext http,
        IReadOnlyList<Collector> open,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var (approver, officer) = (
            http.MayAnywhere(Permission.PublishInstruments),
            http.MayAnywhere(Permission.ApprovePrivacy)
        );
        if (!approver && !officer)
            return new Waiting([], 0);
        var reviews = await listReviews.Run(actor.AgencyId, cancel);
        var policies = officer ? await listWordPolicies.Run(actor.AgencyId, cancel) : [];
        var ids = open.Select(collector => collector.CollectorId).ToHashSet();
        return new Waiting(
            [
                .. reviews
                    .Where(each => Waits(each.Review, approver, officer, actor))
                    .Select(each => each.Instrument),
            ],
            policies.Count(policy => !policy.IsApproved && ids.Contains(policy.CollectorId))
        );
    }

    private static bool Waits(
        Review review,
        bool approver,
        bool officer,
        Bellwether.Foundation.Actor actor
    ) =>
        review.State switch
        {
            InstrumentState.InReview => !review.IsAuthor(actor.AccountId)
                && (
                    (approver && review.Approved is null)
                    || (officer && review.PrivacyApproved is null)
                ),
            InstrumentState.Approved => approver,
            _ => false,
        };
}
