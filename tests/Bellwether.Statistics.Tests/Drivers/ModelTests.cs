using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Drivers;

public sealed class ModelTests
{
    [Fact]
    public void Perfect_prediction_is_penalised_and_said()
    {
        PatternRow[] rows = [new([0], 0, 20), new([1], 20, 20)];

        var fit = LogisticFit.Of(rows);

        Assert.Equal(EstimateStatus.Enough, fit.Status);
        Assert.True(fit.Firth);
        // Firth's estimate for a two by two table is the log odds ratio with one half added to each cell.
        Assert.Equal(2 * Math.Log(20.5 / 0.5), fit.Coefficients[1], 1e-6);
    }

    [Fact]
    public void Logistic_of_one_check_box_is_the_log_odds_ratio()
    {
        var fit = LogisticFit.Of([new([0], 10, 40), new([1], 30, 50)]);

        Assert.Equal(Math.Log(10 / 30.0), fit.Coefficients[0], 1e-10);
        Assert.Equal(Math.Log(30 / 20.0) - Math.Log(10 / 30.0), fit.Coefficients[1], 1e-10);
        Assert.Equal(
            Math.Sqrt((1 / 30.0) + (1 / 20.0) + (1 / 10.0) + (1 / 30.0)),
            fit.StandardErrors[1],
            1e-10
        );
        Assert.False(fit.Firth);
    }

    [Fact]
    public void Outcomes_that_are_all_alike_have_no_drivers()
    {
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            LogisticFit.Of([new([0], 5, 5), new([1], 4, 4)]).Status
        );
        Assert.Equal(EstimateStatus.NoAnswers, LogisticFit.Of([new([0], 0, 0)]).Status);
        Assert.Equal(
            EstimateStatus.NotPositiveDefinite,
            LogisticFit.Of([new([0, 0], 5, 9), new([1, 1], 4, 9)]).Status
        );
        Assert.Throws<ArgumentException>(() => LogisticFit.Of([new([0], 6, 5)]));
        Assert.Throws<ArgumentException>(() => LogisticDrivers.Of([]));
    }

    [Fact]
    public void Merged_pattern_counts_give_the_model_of_all_rows()
    {
        var random = new Random(1);
        var rows = Enumerable
            .Range(0, 400)
            .Select(_ => new[] { random.Next(2), random.Next(2), random.Next(3) > 0 ? 1 : 0 })
            .ToList();
        var whole = PatternCounts.Of(3, rows.SelectMany(r => r).ToArray());
        var merged = rows.Chunk(37)
            .Select(c => PatternCounts.Of(3, c.SelectMany(r => r).ToArray()))
            .Aggregate((a, b) => a.Merge(b));

        Assert.Equal(
            LogisticFit.Of(LogisticFit.Rows(whole, 2)).Coefficients,
            LogisticFit.Of(LogisticFit.Rows(merged, 2)).Coefficients
        );
    }

    [Fact]
    public void Without_missing_answers_maximum_likelihood_is_the_plain_covariance()
    {
        var random = new Random(2);
        var rows = Enumerable
            .Range(0, 150)
            .Select(_ => new[] { random.Next(1, 6), random.Next(1, 6), random.Next(1, 6) })
            .ToList();
        var plain = Moments.OfRows(
            ["a", "b", "c"],
            rows.Select(r => r.Select(x => (double)x).ToArray()).ToList()
        );

        var fit = MissingAnswers.Of(
            MissingPatternSums.Of(3, rows.SelectMany(r => r).ToArray()),
            ["a", "b", "c"]
        );

        Assert.Equal(plain.Means, fit.Moments!.Means, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(plain.Covariance[0, 1] * 149 / 150, fit.Moments.Covariance[0, 1], 1e-12);
    }

    [Fact]
    public void Items_never_answered_together_are_not_identified()
    {
        var sums = MissingPatternSums.Of(2, [1, 0, 2, 0, 3, 0, 0, 1, 0, 2, 0, 4]);

        Assert.Equal(EstimateStatus.NotIdentified, MissingAnswers.Of(sums, ["a", "b"]).Status);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            MissingAnswers.Of(MissingPatternSums.Empty(2), ["a", "b"]).Status
        );
    }

    [Fact]
    public void An_item_that_weighs_negatively_stops_the_index()
    {
        var r = Matrix.From(
            new double[,]
            {
                { 1, .5, -.3, .5 },
                { .5, 1, -.2, .4 },
                { -.3, -.2, 1, -.3 },
                { .5, .4, -.3, 1 },
            }
        );
        var moments = new Moments(["a", "b", "c", "d"], [5, 5, 5, 5], r, 300);

        var model = PathModel.Of(
            moments,
            new PathDesign([("One", [0, 1, 2]), ("Two", [3])], [(0, 1)])
        );

        Assert.Equal(["c"], model.NegativeWeights);
        Assert.Equal(EstimateStatus.NotIdentified, model.Latents[0].Index.Status);
        Assert.Null(model.Latents[0].Index.Value);
        Assert.Equal(EstimateStatus.Enough, model.Latents[1].Index.Status);
    }

    [Fact]
    public void A_circle_of_arrows_is_an_argument_error()
    {
        var moments = Moments.OfCorrelation(
            ["a", "b"],
            Matrix.From(
                new double[,]
                {
                    { 1, .5 },
                    { .5, 1 },
                }
            ),
            100
        );

        Assert.Throws<ArgumentException>(() =>
            PathModel.Of(moments, new PathDesign([("A", [0]), ("B", [1])], [(0, 1), (1, 0)]))
        );
        Assert.Throws<ArgumentException>(() =>
            PathModel.Of(moments, new PathDesign([("A", [0]), ("B", [0])], [(0, 1)]))
        );
    }

    [Fact]
    public void Two_single_items_make_a_path_of_their_correlation()
    {
        var moments = Moments.OfCorrelation(
            ["a", "b"],
            Matrix.From(
                new double[,]
                {
                    { 1, .5 },
                    { .5, 1 },
                }
            ),
            100
        );

        var model = PathModel.Of(
            moments,
            new PathDesign([("A", [0]), ("B", [1])], [(0, 1)], -3, 3)
        );

        Assert.Equal(0.5, model.Paths[0, 1], 1e-12);
        Assert.Equal(0.25, model.Latents[1].R2!.Value, 1e-12);
        Assert.Equal(50, model.Latents[0].Index.Value!.Value, 1e-12);
    }
}
