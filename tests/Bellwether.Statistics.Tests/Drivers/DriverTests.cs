using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Tests.Drivers;

public sealed class DriverTests
{
    // Fertility, Agriculture, Examination, Education, Catholic, Infant.Mortality of the swiss data (n = 47).
    private static readonly double[][] Swiss =
    [
        [
            1,
            0.353079183619975,
            -0.645882706457288,
            -0.663788857035069,
            0.463684700651794,
            0.416556031434983,
        ],
        [
            0.353079183619975,
            1,
            -0.686542208617137,
            -0.63952251894832,
            0.40109505304874,
            -0.0608586084,
        ],
        [-0.645882706457288, -0.686542208617137, 1, 0.6984152962, -0.5727418069, -0.1140216064],
        [-0.663788857035069, -0.63952251894832, 0.6984152962, 1, -0.1538589170, -0.0993218538],
        [0.463684700651794, 0.40109505304874, -0.5727418069, -0.1538589170, 1, 0.1754959137],
        [0.416556031434983, -0.0608586084, -0.1140216064, -0.0993218538, 0.1754959137, 1],
    ];

    [Fact]
    public void The_swiss_example_of_Groemping_2006_is_reproduced()
    {
        var shares = Lmg.Of(
            Moments.OfCorrelation(["Fertility", "A", "Ex", "Ed", "C", "I"], Matrix.From(Swiss), 47)
        );

        Assert.Equal(
            [0.0571, 0.1712, 0.2601, 0.1056, 0.1128],
            shares.Select(x => Math.Round(x, 4))
        );
        Assert.Equal(0.7067, shares.Sum(), 4);
    }

    [Fact]
    public void Shares_follow_their_drivers_and_add_up_whatever_the_order()
    {
        var moments = Moments.OfCorrelation(["y", "a", "b", "c", "d", "e"], Matrix.From(Swiss), 47);
        var turned = moments.Select([0, 5, 3, 1, 4, 2]);

        var shares = Lmg.Of(moments);

        Assert.Equal(
            new[] { 4, 2, 0, 3, 1 }.Select(i => shares[i]),
            Lmg.Of(turned),
            (x, y) => Math.Abs(x - y) < 1e-14
        );
        Assert.Equal(DriverMeasures.Of(moments).R2, shares.Sum(), 1e-13);
        Assert.Equal(DriverMeasures.Of(moments).R2, Johnson.Of(moments).Sum(), 1e-13);
    }

    [Fact]
    public void Shares_of_many_drivers_equal_the_average_over_orders()
    {
        var moments = Simulated(400, 6, 3);
        var correlation = moments.Correlation().ToArray();
        var fits = SubsetFit.Of(correlation);

        var byOrders = new double[6];
        var orders = 0;
        foreach (var order in Orders([0, 1, 2, 3, 4, 5]))
        {
            var mask = 0;
            foreach (var j in order)
            {
                byOrders[j] += fits[mask | (1 << j)] - fits[mask];
                mask |= 1 << j;
            }

            orders++;
        }

        Assert.Equal(
            byOrders.Select(x => x / orders),
            Lmg.Of(moments),
            (x, y) => Math.Abs(x - y) < 1e-13
        );
    }

    [Fact]
    public void Too_few_answers_per_driver_is_refused()
    {
        var analysis = DriverAnalysis.Of(
            Moments.OfCorrelation(["y", "a", "b", "c", "d", "e"], Matrix.From(Swiss), 47)
        );

        Assert.Equal(EstimateStatus.TooFew, analysis.Status);
        Assert.Null(analysis.R2.Value);
        Assert.Empty(analysis.Drivers);
        Assert.Contains(DriverNote.NoReliableDrivers, analysis.Notes);
    }

    [Fact]
    public void An_item_without_variance_is_dropped_and_named()
    {
        var rows = SimulatedRows(200, 3, 5);
        rows.ForEach(row => row[2] = 4);

        var analysis = DriverAnalysis.Of(Moments.OfRows(["y", "a", "b", "c"], rows));

        Assert.Equal(EstimateStatus.Enough, analysis.Status);
        Assert.Equal(["b"], analysis.Dropped);
        Assert.Equal(["a", "c"], analysis.Drivers.Select(d => d.Name));
    }

    [Fact]
    public void A_constant_outcome_has_no_drivers()
    {
        var rows = SimulatedRows(200, 3, 5);
        rows.ForEach(row => row[0] = 5);

        Assert.Equal(
            EstimateStatus.ZeroVariance,
            DriverAnalysis.Of(Moments.OfRows(["y", "a", "b", "c"], rows)).Status
        );
    }

    [Fact]
    public void Contradicting_pairwise_correlations_are_refused()
    {
        var impossible = Matrix.From(
            new double[,]
            {
                { 1, 0.9, 0.9 },
                { 0.9, 1, -0.9 },
                { 0.9, -0.9, 1 },
            }
        );

        var analysis = DriverAnalysis.Of(Moments.OfCorrelation(["y", "a", "b"], impossible, 500));

        Assert.Equal(EstimateStatus.NotPositiveDefinite, analysis.Status);
        Assert.True(analysis.Repair > 0.05);
    }

    [Fact]
    public void A_slight_contradiction_is_repaired_and_reported()
    {
        var slight = Matrix.From(
            new double[,]
            {
                { 1, 0.7, 0.72 },
                { 0.7, 1, 0.0 },
                { 0.72, 0.0, 1 },
            }
        );

        var nearest = NearestCorrelation.Of(slight);

        Assert.InRange(nearest.Change, 1e-6, 0.05);
        Assert.True(SymmetricEigen.Of(nearest.Correlation.ToArray()).Smallest > -1e-9);
        Assert.Contains(
            DriverNote.Repaired,
            DriverAnalysis.Of(Moments.OfCorrelation(["y", "a", "b"], slight, 500)).Notes
        );
    }

    [Fact]
    public void Intervals_contain_their_shares_and_the_strongest_is_among_the_top()
    {
        var rows = SimulatedRows(640, 4, 9);
        string[] names = ["y", "a", "b", "c", "d"];
        var groups = Enumerable
            .Range(0, 64)
            .Select(g => Moments.OfRows(names, rows.Where((_, i) => i % 64 != g).ToList()))
            .ToList();

        var analysis = DriverAnalysis.Of(Moments.OfRows(names, rows), groups);

        Assert.Equal(EstimateStatus.Enough, analysis.Status);
        Assert.All(
            analysis.Drivers,
            d =>
                Assert.InRange(
                    d.Share.Value!.Value,
                    d.Share.Interval!.Value.Low,
                    d.Share.Interval!.Value.High
                )
        );
        Assert.True(analysis.Drivers.MaxBy(d => d.Share.Value)!.AmongTop);
        Assert.Equal(1, analysis.Drivers.Sum(d => d.ShareOfExplained.Value!.Value), 1e-12);
    }

    [Fact]
    public void Noise_has_no_reliable_drivers()
    {
        var random = new Random(4);
        var rows = Enumerable
            .Range(0, 200)
            .Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })
            .ToList();
        string[] names = ["y", "a", "b"];
        var groups = Enumerable
            .Range(0, 64)
            .Select(g => Moments.OfRows(names, rows.Where((_, i) => i % 64 != g).ToList()))
            .ToList();

        Assert.Equal(
            EstimateStatus.TooFew,
            DriverAnalysis.Of(Moments.OfRows(names, rows), groups).Status
        );
    }

    [Fact]
    public void Malformed_input_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() =>
            Lmg.Of(
                Moments.OfCorrelation(
                    ["y"],
                    Matrix.From(
                        new double[,]
                        {
                            { 1 },
                        }
                    ),
                    9
                )
            )
        );
        Assert.Throws<ArgumentException>(() =>
            Matrix.From(
                new[,]
                {
                    { double.NaN },
                }
            )
        );
        Assert.Throws<ArgumentException>(() => ImportancePerformance.Of([]));
        Assert.Throws<ArgumentException>(() =>
            GroupJackknife.Of([
                [1.0],
            ])
        );
    }

    internal static Moments Simulated(int n, int drivers, int seed) =>
        Moments.OfRows(
            Enumerable.Range(0, drivers + 1).Select(i => $"v{i}").ToList(),
            SimulatedRows(n, drivers, seed)
        );

    private static List<double[]> SimulatedRows(int n, int drivers, int seed)
    {
        var random = new Random(seed);
        return Enumerable
            .Range(0, n)
            .Select(_ =>
            {
                var common = random.NextDouble();
                var x = Enumerable
                    .Range(0, drivers)
                    .Select(_ => common + random.NextDouble())
                    .ToArray();
                return x.Prepend(x.Select((v, i) => v * (i + 1)).Sum() + (2 * random.NextDouble()))
                    .ToArray();
            })
            .ToList();
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 1
            ? [items]
            : items.SelectMany(first =>
                Orders(items.Where(i => i != first).ToArray())
                    .Select(rest => rest.Prepend(first).ToArray())
            );
}
