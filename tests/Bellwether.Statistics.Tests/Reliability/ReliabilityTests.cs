using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Reliability;

namespace Bellwether.Statistics.Tests.Reliability;

public sealed class ReliabilityTests
{
    private static Moments Parallel(int items, double r, long n) =>
        Moments.OfCorrelation(
            Enumerable.Range(0, items).Select(i => $"q{i}").ToList(),
            Matrix.Create(items, items, (i, j) => i == j ? 1 : r),
            n
        );

    [Fact]
    public void Parallel_items_follow_Spearman_and_Brown()
    {
        var alpha = Alpha.Of(Parallel(4, 0.4, 200));
        var omega = Omega.Of(Parallel(4, 0.4, 200));

        Assert.Equal(4 * 0.4 / (1 + (3 * 0.4)), alpha.Value.Value!.Value, 1e-12);
        Assert.Equal(alpha.Value.Value!.Value, omega.Value.Value!.Value, 1e-9);
        Assert.Equal(0.4, omega.AverageVarianceExtracted!.Value, 1e-9);
        Assert.InRange(
            alpha.Value.Value!.Value,
            alpha.Value.Interval!.Value.Low,
            alpha.Value.Interval!.Value.High
        );
    }

    [Fact]
    public void One_item_has_no_reliability()
    {
        var one = Moments.OfCorrelation(
            ["a"],
            Matrix.From(
                new double[,]
                {
                    { 1 },
                }
            ),
            50
        );

        Assert.Equal(EstimateStatus.NotIdentified, Alpha.Of(one).Value.Status);
        Assert.Equal(EstimateStatus.NotIdentified, Omega.Of(one).Value.Status);
        Assert.Null(Alpha.Of(one).Value.Value);
    }

    [Fact]
    public void Two_items_have_alpha_but_no_omega()
    {
        var two = Parallel(2, 0.5, 50);

        Assert.Equal(2 * 0.5 / 1.5, Alpha.Of(two).Value.Value!.Value, 1e-12);
        Assert.Equal(EstimateStatus.NotIdentified, Omega.Of(two).Value.Status);
    }

    [Fact]
    public void Items_without_variance_are_dropped_and_named()
    {
        var moments = new Moments(
            ["a", "same", "b"],
            [3, 4, 3],
            Matrix.From(
                new double[,]
                {
                    { 1, 0, 0.5 },
                    { 0, 0, 0 },
                    { 0.5, 0, 1 },
                }
            ),
            60
        );

        var alpha = Alpha.Of(moments);

        Assert.Equal(["same"], alpha.Dropped);
        Assert.Equal(2, alpha.Items.Count);
    }

    [Fact]
    public void A_uniqueness_at_its_bound_is_flagged()
    {
        var moments = Moments.OfCorrelation(
            ["a", "b", "c", "d"],
            Matrix.From(
                new double[,]
                {
                    { 1, .9, .9, .6 },
                    { .9, 1, .7, .4 },
                    { .9, .7, 1, .4 },
                    { .6, .4, .4, 1 },
                }
            ),
            300
        );

        Assert.Contains("a", Omega.Of(moments).Model.Heywood);
    }

    [Theory]
    [InlineData(0, 0, 0.5, 1 / 3.0)]
    [InlineData(0, 0, -0.5, 1 / 6.0)]
    [InlineData(0, 0, 0, 0.25)]
    [InlineData(1, -1, 0.9, 0.158655253931457)]
    public void Bivariate_normal_probabilities_are_the_known_ones(
        double h,
        double k,
        double rho,
        double expected
    ) => Assert.Equal(expected, Polychoric.BivariateNormal(h, k, rho), rho == 0.9 ? 1e-4 : 1e-12);

    [Fact]
    public void Polychoric_of_a_table_with_one_column_is_undefined() =>
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            Polychoric
                .Of(
                    new long[,]
                    {
                        { 5, 0 },
                        { 3, 0 },
                    }
                )
                .Status
        );
}
