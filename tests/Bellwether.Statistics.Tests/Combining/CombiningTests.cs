using Bellwether.Statistics.Combining;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Combining;

public sealed class CombiningTests
{
    [Fact]
    public void A_random_intercept_from_group_sums_has_the_likelihood_of_the_rows()
    {
        var random = new Random(3);
        var groups = Enumerable
            .Range(0, 12)
            .Select(_ =>
            {
                var level = 3 + random.NextDouble();
                return Enumerable
                    .Range(0, random.Next(2, 9))
                    .Select(_ => level + random.NextDouble() - 0.5)
                    .ToArray();
            })
            .ToList();
        var fit = RandomIntercept.Of(
            groups.Select(g => new GroupSum(g.Length, g.Sum())).ToList(),
            groups.SelectMany(g => g).Sum(x => x * x),
            restricted: false
        );

        var atFit = RowDeviance(groups, fit.Mean, fit.Within, fit.Between);

        Assert.Equal(atFit, fit.Deviance, 1e-9);
        foreach (
            var (within, between, mean) in new[]
            {
                (1.02, 1.0, 0.0),
                (0.98, 1.0, 0.0),
                (1.0, 1.02, 0.0),
                (1.0, 0.98, 0.0),
                (1, 1, 0.01),
            }
        )
        {
            Assert.True(
                RowDeviance(groups, fit.Mean + mean, fit.Within * within, fit.Between * between)
                    > atFit
            );
        }
    }

    [Fact]
    public void Small_groups_are_drawn_further_to_the_mean()
    {
        var groups = new List<GroupSum>
        {
            new(4, 20),
            new(400, 2000),
            new(300, 900),
            new(300, 930),
            new(0, 0),
        };

        var fit = RandomIntercept.Of(groups, 20 * 5.5 + 2000 * 5.5 + 900 * 3.6 + 930 * 3.7);

        Assert.Equal(EstimateStatus.Enough, fit.Status);
        Assert.True(fit.Groups[0].Value < fit.Groups[1].Value);
        Assert.Equal(fit.Mean, fit.Groups[4].Value!.Value, 1e-12);
        Assert.All(
            fit.Groups,
            g => Assert.InRange(g.Value!.Value, g.Interval!.Value.Low, g.Interval!.Value.High)
        );
    }

    [Fact]
    public void Merged_unit_sums_give_the_fit_of_all_answers()
    {
        var random = new Random(4);
        var answers = Enumerable
            .Range(0, 400)
            .Select(_ => new KeyValuePair<long, int>(random.Next(9), random.Next(1, 6)))
            .ToList();

        var whole = RandomIntercept.Of(UnitSums.Of(answers));
        var merged = RandomIntercept.Of(
            answers.Chunk(53).Select(c => UnitSums.Of(c)).Aggregate((a, b) => a.Merge(b))
        );

        Assert.Equal(whole.Groups, merged.Groups);
        Assert.Equal(whole.Between, merged.Between);
    }

    [Fact]
    public void Groups_without_repeats_or_variance_say_so()
    {
        Assert.Equal(EstimateStatus.NoAnswers, RandomIntercept.Of([], 0).Status);
        Assert.Equal(
            EstimateStatus.TooFew,
            RandomIntercept.Of([new(1, 2), new(1, 3), new(1, 4)], 29).Status
        );
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            RandomIntercept.Of([new(2, 4), new(2, 6), new(2, 8)], 58).Status
        );
        Assert.Throws<ArgumentException>(() => RandomIntercept.Of([new(2, 4)], 1));
    }

    [Fact]
    public void A_survey_that_contradicts_the_nowcast_opens_the_bias_anew()
    {
        var periods = Enumerable
            .Range(0, 40)
            .Select(t => new TrackPeriod(
                t % 10 == 0 ? (t < 30 ? 70 : 55) : null,
                1,
                t < 25 ? 75 : 75.1,
                0.3
            ))
            .ToList();

        var track = AnchorTrack.Of(periods, new TrackSettings(0.05, 0.01));

        Assert.True(track.States[30].Broken);
        Assert.InRange(track.States[30].Level, 54, 60);
        Assert.Single(track.States, s => s.Broken);
    }

    [Fact]
    public void A_feed_without_any_survey_has_no_level()
    {
        Assert.Equal(
            EstimateStatus.NotIdentified,
            AnchorTrack.Of([new TrackPeriod(null, null, 70, 1)]).Nowcast.Status
        );
        Assert.Equal(EstimateStatus.NoAnswers, AnchorTrack.Of([]).Nowcast.Status);
        Assert.Throws<ArgumentException>(() =>
            AnchorTrack.Of([new TrackPeriod(70, 0, null, null)])
        );
    }

    [Fact]
    public void Areas_that_do_not_differ_are_all_synthetic()
    {
        var areas = Enumerable
            .Range(0, 10)
            .Select(i => new Area(5 + (i % 2 * 0.01), 1, [1.0]))
            .ToList();

        var fit = FayHerriot.Of(areas);

        Assert.Equal(0, fit.AreaVariance);
        Assert.All(fit.Areas, a => Assert.Equal(1, a.Borrowed));
        Assert.Equal(EstimateStatus.TooFew, FayHerriot.Of(areas.Take(3).ToList()).Status);
        Assert.Equal(
            EstimateStatus.NotPositiveDefinite,
            FayHerriot.Of(areas.Select(a => a with { Covariates = [1, 2] }).ToList()).Status
        );
        Assert.Throws<ArgumentException>(() => FayHerriot.Of([new Area(1, 0, [1])]));
    }

    private static double RowDeviance(
        List<double[]> groups,
        double mean,
        double within,
        double between
    )
    {
        // log density of each group with covariance within I + between J, by its determinant and inverse in closed form.
        var deviance = 0.0;
        foreach (var g in groups)
        {
            var n = g.Length;
            var total = g.Sum(x => x - mean);
            var squares = g.Sum(x => (x - mean) * (x - mean));
            var quadratic =
                (squares - (between / (within + (n * between)) * total * total)) / within;
            deviance +=
                (n * Math.Log(2 * Math.PI))
                + ((n - 1) * Math.Log(within))
                + Math.Log(within + (n * between))
                + quadratic;
        }

        return deviance;
    }
}
