using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

/// <summary>Every level of sums obeys: any split in any order gives the same bits, packing returns them, erasure is exact.</summary>
public sealed class LevelTests
{
    private const int Items = 4;

    [Fact]
    public void Complete_rows() =>
        Laws(
            rows => CompleteRowSums.Of(Items, Flat(rows)),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => CompleteRowSums.Unpack(Items, s.Pack())
        );

    [Fact]
    public void Raking_cells() =>
        Laws(
            rows =>
                KeyedSums.Of(
                    2,
                    rows.Select(r => KeyValuePair.Create((long)r[0], new long[] { 1, r[1] }))
                ),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => KeyedSums.Unpack(s.Pack())
        );

    [Fact]
    public void Hash_groups() =>
        Laws(
            rows =>
                rows.Aggregate(
                    GroupSums.Empty(1),
                    (sums, r) => sums.Add((ulong)(r[0] * 1000 + r[1]), r[2])
                ),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => GroupSums.Unpack(s.Pack())
        );

    [Fact]
    public void Yes_or_no_patterns() =>
        Laws(
            rows =>
                PatternCounts.Of(
                    Items,
                    Flat([
                        .. rows.Select(r =>
                            r.Select(x =>
                                    x > 5 ? 1
                                    : x > 0 ? 0
                                    : -1
                                )
                                .ToArray()
                        ),
                    ])
                ),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => PatternCounts.Unpack(Items, s.Pack())
        );

    [Fact]
    public void Missing_patterns() =>
        Laws(
            rows => MissingPatternSums.Of(Items, Flat(rows)),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => MissingPatternSums.Unpack(Items, s.Pack())
        );

    [Fact]
    public void Units() =>
        Laws(
            rows => UnitSums.Of(rows.Select(r => KeyValuePair.Create((long)r[0], r[1]))),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => UnitSums.Unpack(s.Pack())
        );

    [Fact]
    public void Durations() =>
        Laws(
            rows =>
                DurationSums.Of(
                    2,
                    rows.Select(r => ((long)r[0], (long)r[0] + r[1], r[2] < 2 ? r[2] : (int?)null))
                ),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => DurationSums.Unpack(s.Pack())
        );

    [Fact]
    public void Fourth_moments() =>
        Laws(
            rows => FourthMoments.Of(Items, Flat(rows)),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => FourthMoments.Unpack(Items, s.Pack())
        );

    [Fact]
    public void Fixed_point_weights() =>
        Laws(
            rows => rows.Aggregate(FixedPointSums.Empty, (sums, r) => sums.Add(r[0] / 7.0, r[1])),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => FixedPointSums.Unpack(s.Pack())
        );

    [Fact]
    public void Poisson_replicates() =>
        Laws(
            rows =>
                PoissonReplicates.Of(
                    5,
                    1,
                    rows.Select(r =>
                        KeyValuePair.Create((ulong)(r[0] * 100 + r[1]), new long[] { r[2] })
                    )
                ),
            (a, b) => a.Merge(b),
            (a, b) => a.Subtract(b),
            s => PoissonReplicates.Unpack(5, s.Pack())
        );

    [Fact]
    public void Fourth_moments_are_what_their_definition_says()
    {
        int[][] rows = RandomRows(new Random(14), 20);
        FourthMoments sums = FourthMoments.Of(Items, Flat(rows));
        long Z(int[] row, int i) => i == 0 ? 1 : row[i - 1];

        for (int a = 0; a <= Items; a++)
        {
            for (int b = 0; b <= Items; b++)
            {
                Assert.Equal(rows.Sum(r => Z(r, a) * Z(r, b)), sums[a, b, 0, 0]);
                Assert.Equal(
                    rows.Sum(r => Z(r, a) * Z(r, b) * Z(r, 2) * Z(r, 4)),
                    sums[4, b, 2, a]
                );
            }
        }
    }

    [Fact]
    public void Complete_row_sums_are_what_their_definition_says()
    {
        CompleteRowSums sums = CompleteRowSums.Of(2, [3, 5, 2, 4, 7, 0]);

        Assert.Equal(2, sums.N);
        Assert.Equal((5, 9), (sums.Sum(0), sums.Sum(1)));
        Assert.Equal((13, 23, 41), (sums.Product(0, 0), sums.Product(1, 0), sums.Product(1, 1)));
    }

    [Fact]
    public void Fixed_point_means_equal_row_level_means()
    {
        var random = new Random(15);
        (double Weight, int Code)[] rows =
        [
            .. Enumerable
                .Range(0, 400)
                .Select(_ => (0.2 + 5 * random.NextDouble(), random.Next(1, 6))),
        ];
        FixedPointSums sums = rows.Aggregate(
            FixedPointSums.Empty,
            (s, r) => s.Add(r.Weight, r.Code)
        );
        double total = rows.Sum(r => r.Weight);
        double mean = rows.Sum(r => r.Weight * r.Code) / total;
        double error =
            Math.Sqrt(rows.Sum(r => Math.Pow(r.Weight * (r.Code - mean), 2)) * 400 / 399) / total;
        Estimate estimate = sums.Mean();

        Assert.Equal(mean, estimate.Value!.Value, 9);
        Assert.Equal(error, sums.StandardError!.Value, 9);
        Assert.Equal(total * total / rows.Sum(r => r.Weight * r.Weight), estimate.EffectiveN, 6);
        Assert.Equal(EstimateStatus.NoAnswers, FixedPointSums.Empty.Mean().Status);
    }

    [Fact]
    public void Key_layouts_go_there_and_back()
    {
        var layout = new KeyLayout(3, 2, 5);

        for (long key = 0; key < layout.Count; key++)
            Assert.Equal(key, layout.Key(layout.Categories(key)));
        Assert.Throws<ArgumentException>(() => layout.Key(3, 0, 0));
        Assert.Throws<ArgumentException>(() => new KeyLayout(3, 0));
    }

    [Fact]
    public void Groups_leave_one_out_and_spread_respondents_evenly()
    {
        GroupSums sums = Enumerable
            .Range(0, 6400)
            .Aggregate(GroupSums.Empty(1), (s, i) => s.Add((ulong)i, 1));
        long[] sizes = [.. Enumerable.Range(0, GroupSums.Count).Select(g => sums.Sums[g][0])];

        Assert.Equal(6400, sums.Total()[0]);
        Assert.Equal(6400 - sizes[17], sums.Without(17)[0]);
        Assert.All(sizes, size => Assert.InRange(size, 60, 145));
    }

    [Fact]
    public void Cells_roll_up_to_the_cells_of_fewer_categories()
    {
        var fine = new KeyLayout(3, 4);
        KeyedSums sums = KeyedSums.Of(
            1,
            Enumerable.Range(0, 12).Select(i => KeyValuePair.Create((long)i, new long[] { i }))
        );
        KeyedSums rolled = sums.Regroup(key => fine.Categories(key)[0]);

        Assert.Equal([0 + 1 + 2 + 3], rolled[0].ToArray());
        Assert.Equal(sums.Total(), rolled.Total());
    }

    [Fact]
    public void Malformed_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KeyedSums.Empty(0));
        Assert.Throws<ArgumentException>(() => KeyedSums.Empty(2).Add(1, 5));
        Assert.Throws<ArgumentException>(() => KeyedSums.Empty(2).Merge(KeyedSums.Empty(3)));
        Assert.Throws<ArgumentException>(() => GroupSums.From(KeyedSums.Empty(1).Add(64, 1)));
        Assert.Throws<ArgumentException>(() => UnitSums.From(KeyedSums.Empty(2)));
        Assert.Throws<ArgumentException>(() => PatternCounts.Empty(2).Add(4));
        Assert.Throws<ArgumentException>(() => DurationSums.Empty().Add(5, 3, 0));
        Assert.Throws<ArgumentException>(() => DurationSums.Empty().Add(0, 3, 1));
        Assert.Throws<ArgumentException>(() => FixedPointSums.Empty.Add(double.NaN, 3));
        Assert.Throws<ArgumentException>(() => MissingPatternSums.Empty(2).Add([1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => KeyedSums.Unpack(PackedSums.Pack([2, 1, 0])));
        Assert.Throws<InvalidDataException>(() =>
            KeyedSums.Unpack(PackedSums.Pack([1, 2, 5, 0, 1, 1]))
        );
    }

    private static void Laws<T>(
        Func<int[][], T> of,
        Func<T, T, T> merge,
        Func<T, T, T> subtract,
        Func<T, T> roundTrip
    )
        where T : notnull
    {
        var random = new Random(16);
        for (int round = 0; round < 40; round++)
        {
            int[][] rows = RandomRows(random, random.Next(1, 25));
            int cut = random.Next(rows.Length + 1);
            (T first, T second) = (of(rows[..cut]), of(rows[cut..]));
            int[][] shuffled = [.. rows];
            random.Shuffle(shuffled);
            T all = of(shuffled);

            Assert.Equal(all, merge(second, first));
            Assert.Equal(first, subtract(all, second));
            Assert.Equal(all, roundTrip(all));
            Assert.Equal(all.GetHashCode(), merge(first, second).GetHashCode());
        }
    }

    private static int[][] RandomRows(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    Enumerable
                        .Range(0, Items)
                        .Select(_ => random.Next(4) == 0 ? 0 : random.Next(1, 11))
                        .ToArray()
                ),
        ];

    private static int[] Flat(int[][] rows) => [.. rows.SelectMany(r => r)];
}
