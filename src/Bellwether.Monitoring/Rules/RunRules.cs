using Bellwether.Organization;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Monitoring;

/// <summary>Looks whether rules come true today. Few answers never make one true: the whole interval must lie beyond a bound.</summary>
internal static class RunRules
{
    private const int Before = 56;
    private const int FewestAnswers = 30;
    private const long FewestMentions = 10;
    private const double Level = 0.01;

    public static IEnumerable<Signal> Of(
        IReadOnlyList<AlertRule> rules,
        StreamDays days,
        IReadOnlyList<OperationalFact> facts,
        DateOnly today
    )
    {
        foreach (var rule in rules.Where(rule => rule.IsOn))
        {
            var found = rule.Kind switch
            {
                RuleKind.Threshold => Streams(rule, days, rule.Subject)
                    .Select(i => Threshold(rule, days, i, today)),
                RuleKind.Change => Streams(rule, days, rule.Subject)
                    .Select(i => Change(rule, days, i, today)),
                RuleKind.ThemeSpike => Streams(rule, days, StreamKey.Theme + rule.Subject)
                    .Select(i => Spike(rule, days, i, today)),
                RuleKind.Silence => Streams(rule, days, StreamKey.Volume)
                    .Select(i => Silence(rule, days, i, today)),
                _ => Backlogs(rule, facts, today),
            };
            foreach (var signal in found)
                if (signal is not null)
                    yield return signal with
                    {
                        RuleId = rule.RuleId,
                    };
        }
    }

    private static IEnumerable<int> Streams(AlertRule rule, StreamDays days, string measure) =>
        Enumerable
            .Range(0, days.Keys.Count)
            .Where(i =>
                days.Keys[i].Measure == measure
                && (rule.ServiceId is null || days.Keys[i].ServiceId == rule.ServiceId)
                && (rule.Channel.Length == 0 || days.Keys[i].Channel == rule.Channel)
            );

    private static Signal? Threshold(AlertRule rule, StreamDays days, int stream, DateOnly today)
    {
        var (favourable, answers) = Sum(days, stream, today.AddDays(1 - rule.Days), today);
        return
            answers >= FewestAnswers
            && Proportion.Of(favourable, answers).Interval!.Value.High < rule.Bound
            ? Found(rule, days, stream, today, SignalKind.Rule) with
            {
                UsualShare = rule.Bound,
                FavourableSince = favourable,
                AnswersSince = answers,
            }
            : null;
    }

    private static Signal? Change(AlertRule rule, StreamDays days, int stream, DateOnly today)
    {
        var first = today.AddDays(1 - rule.Days);
        var (favourable, answers) = Sum(days, stream, first, today);
        var (usual, usually) = Sum(days, stream, first.AddDays(-Before), first.AddDays(-1));
        if (answers < FewestAnswers || usually < FewestAnswers)
            return null;
        var compared = Difference.OfShares(favourable, answers, usual, usually);
        return compared.Difference.Value <= -rule.Bound && compared.PValue < Level
            ? Found(rule, days, stream, today, SignalKind.Fall) with
            {
                UsualShare = (double)usual / usually,
                UsualAnswers = usually,
                FavourableSince = favourable,
                AnswersSince = answers,
            }
            : null;
    }

    private static Signal? Spike(AlertRule rule, StreamDays days, int stream, DateOnly today)
    {
        var first = today.AddDays(1 - rule.Days);
        var (others, comments) = Sum(days, stream, first, today);
        var (usual, usually) = Sum(days, stream, first.AddDays(-Before), first.AddDays(-1));
        var mentions = comments - others;
        if (mentions < FewestMentions || usually == 0)
            return null;
        var compared = Difference.OfShares(mentions, comments, usually - usual, usually);
        return
            (double)mentions / comments >= rule.Bound * (usually - usual) / usually
            && compared.PValue < Level
            ? Found(rule, days, stream, today, SignalKind.ThemeRise) with
            {
                UsualShare = (double)usual / usually,
                UsualAnswers = usually,
                FavourableSince = others,
                AnswersSince = comments,
            }
            : null;
    }

    private static Signal? Silence(AlertRule rule, StreamDays days, int stream, DateOnly today)
    {
        if (days.Of(stream) is not { Count: > 0 } all)
            return null;
        var heard = all[^1].Day;
        var service = days.Keys[stream].ServiceId;
        var silent =
            today.DayNumber
            - heard.DayNumber
            - days.Calendar.ClosedBetween(service, heard, today.AddDays(1));
        return silent > rule.Days
            ? Found(rule, days, stream, today, SignalKind.Silence) with
            {
                Stream = new StreamKey(service, "", days.Keys[stream].Channel, rule.Series),
                Since = heard,
            }
            : null;
    }

    private static IEnumerable<Signal?> Backlogs(
        AlertRule rule,
        IReadOnlyList<OperationalFact> facts,
        DateOnly today
    ) =>
        facts
            .Where(fact =>
                (rule.ServiceId is null || fact.ServiceId == rule.ServiceId)
                && (rule.Channel.Length == 0 || fact.Channel == rule.Channel)
            )
            .GroupBy(fact => (fact.ServiceId, fact.Channel))
            .Select(place =>
                WeeksOfWork.Of([.. place], today) is { } weeks && weeks.Weeks > rule.Bound
                    ? WatchFacts.Signal(
                        new StreamKey(
                            place.Key.ServiceId,
                            "backlog",
                            place.Key.Channel,
                            rule.Series
                        ),
                        SignalKind.Backlog,
                        today,
                        weeks.On,
                        weeks.Weeks,
                        rule.Bound
                    )
                    : null
            );

    private static Signal Found(
        AlertRule rule,
        StreamDays days,
        int stream,
        DateOnly today,
        SignalKind kind
    ) =>
        new(
            days.Keys[stream] with
            {
                Series = rule.Series,
            },
            kind,
            today,
            today.AddDays(1 - rule.Days),
            0,
            0,
            0,
            0,
            0,
            1
        );

    private static (long Favourable, long Answers) Sum(
        StreamDays days,
        int stream,
        DateOnly first,
        DateOnly last
    )
    {
        var all = days.Between(stream, first, last.AddDays(1));
        return (all.Sum(day => day.Favourable), all.Sum(day => day.Answers));
    }
}
