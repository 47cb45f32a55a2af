using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Combining;

namespace Bellwether.Measurement;

/// <summary>Makes a nowcast of two series of months. Pure; shares are tracked in points of 100.</summary>
internal static class MakeNowcast
{
    private const int FewSurveys = 3;

    public static Nowcast Of(
        NowcastQuery query,
        Measure measure,
        NowcastMonths survey,
        NowcastMonths feed,
        (DateOnly First, DateOnly Last, long Customers)? customers
    )
    {
        var words = new NowcastWords(query, measure);
        var months = Enumerable
            .Range(
                Period.MonthNumber(query.First.First),
                Period.MonthNumber(query.Last.First) - Period.MonthNumber(query.First.First) + 1
            )
            .Select(number =>
                (
                    Number: number,
                    Survey: survey.Share(number, VerdictRule.Default.LeastAnswers),
                    Feed: feed.Share(number, ReadFigure.FewestAnswers)
                )
            )
            .SkipWhile(each => each.Survey.Value is null && each.Feed.Value is null)
            .ToList();
        if (months.TrueForAll(each => each.Survey.Value is null))
            return words.Without(
                survey.Counts.Count > 0 ? EstimateStatus.TooFew
                : feed.Counts.Count > 0 ? EstimateStatus.NotIdentified
                : EstimateStatus.NoAnswers
            );
        if (months.TrueForAll(each => each.Feed.Value is null))
            return words.NoFeed();
        var track = AnchorTrack.Of(
            [.. months.Select(each => Period100(each.Survey, each.Feed))],
            n: months.Sum(each => Answers(each.Survey) + Answers(each.Feed))
        );
        var points = months
            .Select((each, i) => Point(each.Number, each.Survey, each.Feed, track, i))
            .ToImmutableArray();
        var now = Share(track.States[^1].Level, track.States[^1].LevelVariance, track.Nowcast.N);
        var lastSurvey = points.Last(point => point.Survey.Value is not null);
        return words.Say(
            new Nowcast
            {
                Measure = measure,
                Scope = query.Scope,
                Status = EstimateStatus.Enough,
                Now = now,
                Points = points,
                FeedShare = track.FeedShare,
                Selection = Selection(feed, lastSurvey, now, customers),
                Words = LocalText.Of(""),
            },
            months.Count(each => each.Survey.Value is not null) < FewSurveys,
            survey.OtherWords + feed.OtherWords
        );
    }

    private static NowcastSelection? Selection(
        NowcastMonths feed,
        NowcastPoint lastSurvey,
        Estimate now,
        (DateOnly First, DateOnly Last, long Customers)? customers
    )
    {
        if (customers is not var (first, last, people))
            return null;
        var within = feed
            .Counts.Where(each =>
                Period.Month(each.Key).First >= first && Period.Month(each.Key).Last <= last
            )
            .Select(each => each.Value)
            .ToList();
        var answers = within.Sum(each => each.Answers);
        if (answers < ReadFigure.FewestAnswers || answers >= people)
            return null;
        var survey = lastSurvey.Survey.Value!.Value;
        var sd = Math.Sqrt(survey * (1 - survey));
        if (!(sd > 0))
            return null;
        var live = within.Sum(each => each.Favourable) / (double)answers;
        var covered = answers / (double)people;
        var defect = DataDefect.Of(live, survey, sd, covered);
        var since = now.Value!.Value - survey;
        var isSaid =
            now.Interval is { } range
            && (range.Low > survey || range.High < survey)
            && Math.Abs(since) >= VerdictRule.Default.SmallestThatMatters;
        return new NowcastSelection(
            answers,
            people,
            live - survey,
            defect.Correlation,
            defect.EffectiveN,
            DataDefect.ToMove(VerdictRule.Default.SmallestThatMatters, sd, covered),
            isSaid ? DataDefect.ToMove(Math.Abs(since), sd, covered) : null
        );
    }

    private static TrackPeriod Period100(Estimate survey, Estimate feed) =>
        new(Value(survey), Variance(survey), Value(feed), Variance(feed));

    private static double? Value(Estimate share) => 100 * share.Value;

    // Half an answer on either side, so that a month in which all agree is not taken for certainty.
    private static double? Variance(Estimate share)
    {
        if (share.Value is not { } p)
            return null;
        var kept = ((p * share.N) + 0.5) / (share.N + 1);
        return 10_000 * kept * (1 - kept) / share.N;
    }

    private static long Answers(Estimate share) => share.Value is null ? 0 : share.N;

    private static NowcastPoint Point(
        int month,
        Estimate survey,
        Estimate feed,
        AnchorTrack track,
        int at
    )
    {
        var state = track.States[at];
        return new NowcastPoint(
            Period.Month(month),
            survey,
            feed,
            Share(state.SmoothedLevel, state.SmoothedVariance, Answers(survey) + Answers(feed)),
            state.Broken
        );
    }

    private static Estimate Share(double points, double variance, long n)
    {
        var half = 1.959963984540054 * Math.Sqrt(variance);
        return new Estimate(
            Math.Clamp(points / 100, 0, 1),
            new Interval(
                Math.Clamp((points - half) / 100, 0, 1),
                Math.Clamp((points + half) / 100, 0, 1)
            ),
            n,
            n,
            AnchorTrack.Method,
            EstimateStatus.Enough
        );
    }
}
