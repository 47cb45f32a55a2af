using System.Collections.Immutable;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Why people got in touch in a week, ranked by volume times pain times trend, with what the contacts cost.</summary>
/// <remarks>Method: docs/methods/top-issues.md.</remarks>
public sealed class ReadTopIssues
{
    /// <summary>Days with which a week is compared.</summary>
    public const int DaysBefore = 28;

    private const int PainDays = 91;
    private const double TrendPrior = 5;
    private const double PainPrior = 10;

    private readonly GatherReasons reasons;
    private readonly GatherBallots ballots;
    private readonly ReadCodes codes;
    private readonly ReadFacts facts;

    internal ReadTopIssues(
        GatherReasons reasons,
        GatherBallots ballots,
        ReadCodes codes,
        ReadFacts facts
    )
    {
        this.reasons = reasons;
        this.ballots = ballots;
        this.codes = codes;
        this.facts = facts;
    }

    /// <summary>The issues of the week that ends on a Sunday.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="scope">Contacts and comments of which services.</param>
    /// <param name="sunday">The last day of the week.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<TopIssues> Run(
        Guid agencyId,
        Scope scope,
        DateOnly sunday,
        CancellationToken cancel = default
    )
    {
        var first = sunday.AddDays(-6);
        var (counts, lists) = await reasons.Run(
            agencyId,
            scope,
            first.AddDays(-DaysBefore),
            sunday,
            cancel
        );
        var week = counts.Where(count => count.First >= first).ToList();
        var before = counts.Where(count => count.Last < first).ToList();
        var pain = await Pain(agencyId, scope, sunday, cancel);
        var votes = await ballots.Run(agencyId, scope, first, sunday, cancel);
        var costs = Costs(await Facts(agencyId, scope, first, sunday, cancel));
        var names = lists
            .SelectMany(list => list.Reasons)
            .DistinctBy(reason => reason.Key)
            .ToDictionary(reason => reason.Key, reason => reason.Name);
        var found = counts
            .Select(count => count.Reason)
            .Distinct()
            .Where(key => key != ContactReason.Praise)
            .Select(key =>
                Issue(
                    ContactReason.Of(key, names.GetValueOrDefault(key)),
                    week,
                    before,
                    pain,
                    votes,
                    costs
                )
            )
            .Where(issue => issue.Contacts > 0)
            .ToList();
        return new TopIssues(
            scope,
            first,
            sunday,
            Sum(week),
            Missing(week, before, first),
            Cost(week, costs),
            Share(Sum(week.Where(count => ContactReason.Of(count.Reason).IsAvoidable)), Sum(week)),
            votes?.Voters,
            Ranked(found)
        );
    }

    private static TopIssue Issue(
        ContactReason reason,
        List<ReasonCount> week,
        List<ReasonCount> before,
        PainRead pain,
        Votes? votes,
        IReadOnlyDictionary<(Guid, string), decimal> costs
    )
    {
        var (n, m) = (Sum(week), Sum(before));
        var those = week.Where(count => count.Reason == reason.Key).ToList();
        var then = Sum(before.Where(count => count.Reason == reason.Key));
        var (bad, known) = pain.Of(reason.Themes);
        var comments = (bad + (PainPrior * pain.Usual)) / (known + PainPrior) / pain.Usual;
        var voted = votes?.Times(reason.Key);
        return new TopIssue(
            reason,
            Sum(those),
            Share(Sum(those), n),
            Share(then, m),
            n == 0 || m == 0
                ? Estimate.Without(EstimateStatus.NoAnswers, n + m, "newcombe")
                : Difference.OfShares(Sum(those), n, then, m).Difference,
            Share(bad, known),
            voted is { } times ? (comments + times) / 2 : comments,
            Trend(Sum(those), Days(week), then, Days(before)),
            0,
            0,
            0
        )
        {
            Cost = Cost(those, costs),
            Votes = votes?.Worst.GetValueOrDefault(reason.Key),
        };
    }

    // A day of which nothing is known is left out of both sides: a gap is no fall.
    private static double Trend(long now, int days, long then, int daysThen) =>
        days == 0 || daysThen == 0
            ? 1
            : (now + TrendPrior)
                / (days + 0.0)
                / ((then + (TrendPrior * daysThen / days)) / (daysThen + 0.0));

    private static ImmutableArray<TopIssue> Ranked(List<TopIssue> found)
    {
        double Raw(TopIssue issue) => issue.Contacts * issue.PainTimes * issue.TrendTimes;
        var all = found.Sum(Raw);
        var volume = found.OrderByDescending(issue => issue.Contacts).ToList();
        var pain = found.OrderByDescending(issue => issue.PainTimes).ToList();
        return
        [
            .. found
                .Select(issue =>
                    issue with
                    {
                        Weight = all == 0 ? 0 : Raw(issue) / all,
                        RankByVolume = volume.IndexOf(issue) + 1,
                        RankByPain = pain.IndexOf(issue) + 1,
                    }
                )
                .OrderByDescending(issue => issue.Weight)
                .ThenBy(issue => issue.Reason.Key, StringComparer.Ordinal),
        ];
    }

    private async Task<PainRead> Pain(
        Guid agencyId,
        Scope scope,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var known = (
            await codes.Run(
                new CodesQuery(agencyId, scope.CollectorIds, last.AddDays(1 - PainDays), last),
                cancel
            )
        )
            .Where(count => count.Favourable is not null)
            .ToList();
        return new PainRead(known);
    }

    private async Task<IReadOnlyList<OperationalFact>> Facts(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var services = scope.ServiceIds;
        return
        [
            .. (await facts.Run(agencyId, first.AddDays(-366), last, null, cancel)).Where(fact =>
                fact.Kind == "cost_per_contact" && services.Contains(fact.ServiceId)
            ),
        ];
    }

    // What a contact costs is what was said last.
    private static Dictionary<(Guid, string), decimal> Costs(
        IReadOnlyList<OperationalFact> facts
    ) =>
        facts
            .GroupBy(fact => (fact.ServiceId, fact.Channel))
            .ToDictionary(
                place => place.Key,
                place => place.OrderBy(fact => fact.Last).Last().Value
            );

    private static decimal? Cost(
        List<ReasonCount> counts,
        IReadOnlyDictionary<(Guid, string), decimal> costs
    )
    {
        decimal sum = 0;
        foreach (var place in counts.GroupBy(count => (count.ServiceId, count.Channel)))
        {
            if (Sum(place) == 0)
                continue;
            if (!costs.TryGetValue(place.Key, out var one))
                return null;
            sum += one * Sum(place);
        }
        return sum;
    }

    // A weekday is missing when nothing is known of it while that weekday was known in the weeks before.
    private static ImmutableArray<DateOnly> Missing(
        List<ReasonCount> week,
        List<ReasonCount> before,
        DateOnly first
    )
    {
        var known = week.Select(count => count.First).ToHashSet();
        var usual = before
            .Where(count => count.First == count.Last)
            .Select(count => count.First.DayOfWeek)
            .ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, 7)
                .Select(first.AddDays)
                .Where(day =>
                    usual.Contains(day.DayOfWeek)
                    && !known.Contains(day)
                    && FederalHolidays.On(day) is null
                ),
        ];
    }

    private static int Days(IEnumerable<ReasonCount> counts) =>
        counts
            .Select(count => (count.First, count.Last))
            .Distinct()
            .Sum(days => days.Last.DayNumber - days.First.DayNumber + 1);

    private static long Sum(IEnumerable<ReasonCount> counts) => counts.Sum(count => count.Contacts);

    private static Estimate Share(long hits, long n) =>
        n == 0 ? Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson")
        : n < ReadFigure.FewestAnswers ? Estimate.Without(EstimateStatus.TooFew, n, "wilson")
        : Proportion.Of(hits, n);

    /// <summary>How comments go with their answers, by theme.</summary>
    private sealed class PainRead(IReadOnlyList<CodeCount> known)
    {
        /// <summary>The share of all comments whose answer was not favourable; a half where nothing is known.</summary>
        public double Usual { get; } =
            known.Sum(count => count.Count) is > 0 and var n
            && known.Where(count => count.Favourable == false).Sum(count => count.Count)
                is > 0
                    and var bad
                ? (double)bad / n
                : 0.5;

        public (long Bad, long Known) Of(ImmutableArray<string> themes)
        {
            var about = known.Where(count => count.Themes.Any(theme => themes.Contains(theme)));
            return (
                about.Where(count => count.Favourable == false).Sum(count => count.Count),
                about.Sum(count => count.Count)
            );
        }
    }
}
