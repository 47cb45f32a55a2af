using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Whether the codes by which contacts are told apart can be trusted: too much "other", codes nobody uses, codes used for each other.</summary>
/// <remarks>Method: docs/methods/top-issues.md.</remarks>
public sealed class ReadReasonHygiene
{
    private const int FewestDays = 20;
    private const double FewestShare = 0.03;
    private const double Sigmas = 3.3;

    private readonly GatherReasons reasons;

    internal ReadReasonHygiene(GatherReasons reasons) => this.reasons = reasons;

    /// <summary>The report of some days; thirteen weeks are a good stretch.</summary>
    public async Task<ReasonHygiene> Run(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    )
    {
        var (counts, lists) = await reasons.Run(agencyId, scope, first, last, cancel);
        var all = counts.Sum(count => count.Contacts);
        var used = counts
            .GroupBy(count => count.Reason)
            .ToDictionary(same => same.Key, same => same.Sum(count => count.Contacts));
        var other = used.GetValueOrDefault(ContactReason.Other);
        return new ReasonHygiene(
            scope,
            first,
            last,
            all,
            all < ReadFigure.FewestAnswers
                ? Estimate.Without(EstimateStatus.TooFew, all, "wilson")
                : Proportion.Of(other, all),
            lists.Count == 0
                ? []
                :
                [
                    .. lists[^1]
                        .Reasons.Where(reason => used.GetValueOrDefault(reason.Key) == 0)
                        .Select(reason => ContactReason.Of(reason.Key, reason.Name)),
                ],
            [.. Overlaps(counts, all).OrderBy(pair => pair.Correlation)],
            [
                .. lists
                    .Zip(lists.Skip(1), Change)
                    .Where(change => change.Began.Length + change.Ended.Length > 0),
            ]
        );
    }

    private static ReasonListChange Change(ReasonList before, ReasonList after) =>
        new(
            [.. after.Reasons.Select(r => r.Key).Except(before.Reasons.Select(r => r.Key))],
            [.. before.Reasons.Select(r => r.Key).Except(after.Reasons.Select(r => r.Key))]
        );

    // Shares of one whole go against each other by themselves, as far as their sizes say; more than that is one code used for another.
    private static IEnumerable<OverlappingReasons> Overlaps(
        IReadOnlyList<ReasonCount> counts,
        long all
    )
    {
        var days = counts
            .Where(count => count.First == count.Last)
            .GroupBy(count => count.First)
            .Where(day => day.Sum(count => count.Contacts) >= ReadFigure.FewestAnswers)
            .OrderBy(day => day.Key)
            .Select(day =>
                (
                    All: (double)day.Sum(count => count.Contacts),
                    By: day.GroupBy(count => count.Reason)
                        .ToDictionary(same => same.Key, same => same.Sum(count => count.Contacts))
                )
            )
            .ToList();
        if (days.Count < FewestDays)
            yield break;
        var keys = counts
            .GroupBy(count => count.Reason)
            .Select(same => (same.Key, Share: same.Sum(count => count.Contacts) / (double)all))
            .Where(same => same.Share >= FewestShare && same.Key != ContactReason.Praise)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .ToList();
        for (var i = 0; i < keys.Count; i++)
        for (var j = i + 1; j < keys.Count; j++)
        {
            var pair = Moments.OfRows(
                ["one", "other"],
                [
                    .. days.Select(day =>
                        new[]
                        {
                            day.By.GetValueOrDefault(keys[i].Key) / day.All,
                            day.By.GetValueOrDefault(keys[j].Key) / day.All,
                        }
                    ),
                ]
            );
            if (pair.Constant.Count > 0)
                continue;
            var together =
                pair.Covariance[0, 1] / Math.Sqrt(pair.Covariance[0, 0] * pair.Covariance[1, 1]);
            var (p, q) = (keys[i].Share, keys[j].Share);
            var alone = -Math.Sqrt(p * q / ((1 - p) * (1 - q)));
            var apart =
                (Math.Atanh(Math.Max(together, -0.9999)) - Math.Atanh(Math.Max(alone, -0.9999)))
                * Math.Sqrt(days.Count - 3);
            if (apart < -Sigmas)
                yield return new OverlappingReasons(
                    ContactReason.Of(keys[i].Key),
                    ContactReason.Of(keys[j].Key),
                    together,
                    days.Count
                );
        }
    }
}
