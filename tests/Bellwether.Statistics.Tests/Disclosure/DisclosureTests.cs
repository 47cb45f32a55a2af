using Bellwether.Statistics.Disclosure;

namespace Bellwether.Statistics.Tests.Disclosure;

public sealed class DisclosureTests
{
    private static readonly PublicationRule Ten = new(10);

    private static readonly long[,] Published =
    {
        { 25, 4, 31, 18 },
        { 12, 40, 7, 22 },
        { 30, 16, 28, 11 },
        { 15, 14, 12, 13 },
    };

    [Fact]
    public void The_example_table_is_protected_as_published()
    {
        OracleSheet sheet = OracleSheet.Open("11_poisson_privacy.json");
        double[,] counts = sheet.Table2("suppression/table");
        var table = new long[4, 4];
        for (int i = 0; i < 16; i++)
            table[i / 4, i % 4] = (long)counts[i / 4, i % 4];
        SuppressionResult result = TableSuppression.Protect(
            table,
            new PublicationRule((int)sheet.Number("suppression/threshold"))
        );

        sheet.Agrees("suppression/primary", Cells(result.Audit.Where(a => a.Primary)), 0);
        sheet.Agrees("suppression/suppressed", Cells(result.Audit), 0);
        for (int i = 0; i < result.Audit.Count; i++)
        {
            CellAudit a = result.Audit[i];
            sheet.Agrees($"suppression/known_interval/{i}/0", [a.Row, a.Column], 0);
            sheet.Agrees($"suppression/known_interval/{i}/1", a.Value, 0);
            sheet.Agrees($"suppression/known_interval/{i}/2", a.Low, 0);
            sheet.Agrees($"suppression/known_interval/{i}/3", a.High, 0);
        }
    }

    [Fact]
    public void Cell_keys_give_the_published_counts_and_the_same_people_always_the_same()
    {
        OracleSheet sheet = OracleSheet.Open("11_poisson_privacy.json");
        CellKey first = People(0, 36);
        CellKey second = People(20, 59);

        sheet.Agrees(
            "cell_key/rkeys_first3",
            Enumerable.Range(0, 3).Select(i => (double)CellKey.RecordKey((ulong)i, 0xC0FFEE)),
            0
        );
        sheet.Agrees("cell_key/cells/0/cell_key", first.Key, 0);
        sheet.Agrees("cell_key/cells/0/published", first.Published(PerturbationTable.Example), 0);
        sheet.Agrees("cell_key/cells/1/cell_key", second.Key, 0);
        sheet.Agrees("cell_key/cells/1/published", second.Published(PerturbationTable.Example), 0);
        sheet.Agrees("cell_key/cells/2/cell_key", People(0, 19).Merge(People(20, 36)).Key, 0);
        sheet.Agrees(
            "cell_key/cells/2/published",
            People(0, 19).Merge(People(20, 36)).Published(PerturbationTable.Example),
            0
        );
    }

    [Fact]
    public void Small_cells_of_the_typed_in_example_stay_unknown()
    {
        SuppressionResult result = TableSuppression.Protect(Published, Ten);

        Assert.Equal(EstimateStatus.Enough, result.Status);
        Assert.Equal(
            (0, 20),
            result.Audit.Where(a => a.Value == 4).Select(a => (a.Low, a.High)).Single()
        );
        Assert.Equal(
            (0, 19),
            result.Audit.Where(a => a.Value == 7).Select(a => (a.Low, a.High)).Single()
        );
        Assert.Equal(8, result.Audit.Count);
    }

    [Fact]
    public void The_audit_finds_exactly_what_brute_force_finds()
    {
        var random = new Random(23);
        int checkedCells = 0;
        for (int round = 0; round < 20; round++)
        {
            var table = new long[2, 3];
            for (int i = 0; i < 6; i++)
                table[i / 3, i % 3] = random.Next(0, 7);
            SuppressionResult result = TableSuppression.Protect(table, new PublicationRule(5));
            if (result.Withheld[2, 3])
                continue;

            (long, long)[,] ranges = BruteForce(table, result.Withheld);
            foreach (CellAudit cell in result.Audit)
            {
                Assert.Equal(ranges[cell.Row, cell.Column], (cell.Low, cell.High));
                checkedCells++;
            }
        }
        Assert.InRange(checkedCells, 50, 1000);
    }

    [Fact]
    public void A_protected_table_hides_every_small_cell_within_the_smallest_number()
    {
        var random = new Random(24);
        int infeasible = 0;
        for (int round = 0; round < 200; round++)
        {
            var table = new long[4, 5];
            for (int i = 0; i < 20; i++)
                table[i / 5, i % 5] = random.Next(0, 40);
            SuppressionResult result = TableSuppression.Protect(table, Ten);
            infeasible += result.Status == EstimateStatus.Infeasible ? 1 : 0;

            if (result.Status == EstimateStatus.Enough)
                Assert.All(
                    result.Audit.Where(a => a.Primary),
                    a => Assert.True(a.High - a.Low >= 10, a.ToString())
                );
        }
        Assert.InRange(infeasible, 0, 5);
    }

    [Fact]
    public void A_small_total_is_withheld_as_well()
    {
        SuppressionResult result = TableSuppression.Protect(
            new long[,]
            {
                { 2, 3, 0 },
                { 40, 50, 60 },
                { 70, 80, 90 },
            },
            Ten
        );

        Assert.True(result.Withheld[0, 3]);
        Assert.Contains(result.Audit, a => a is { Row: 0, Column: 3, Primary: true });
    }

    [Fact]
    public void A_table_without_small_cells_is_published_whole()
    {
        SuppressionResult result = TableSuppression.Protect(
            new long[,]
            {
                { 10, 0 },
                { 20, 30 },
            },
            Ten
        );

        Assert.Equal(EstimateStatus.Enough, result.Status);
        Assert.Empty(result.Audit);
        Assert.Throws<ArgumentException>(() => TableSuppression.Protect(new long[1, 3], Ten));
        Assert.Throws<ArgumentException>(() =>
            TableSuppression.Protect(
                new long[,]
                {
                    { 1, -1 },
                    { 2, 2 },
                },
                Ten
            )
        );
    }

    [Fact]
    public void One_small_count_of_a_list_takes_a_companion()
    {
        Assert.Equal([true, false, true, false], TableSuppression.ProtectList([4, 30, 12], Ten));
        Assert.Equal([false, false, false], TableSuppression.ProtectList([0, 30], Ten));
        Assert.Equal([true, true, true], TableSuppression.ProtectList([4, 3], Ten));
        Assert.Equal([true, true, false, false], TableSuppression.ProtectList([6, 7, 50], Ten));
    }

    [Fact]
    public void Few_answers_are_withheld_with_their_number()
    {
        var nine = new Estimate(4.2, new Interval(3, 5), 9, 9, "mean", EstimateStatus.Enough);
        var ten = nine with { N = 10, EffectiveN = 10 };

        Assert.Equal(
            (EstimateStatus.Suppressed, null, 0),
            (Ten.Protect(nine).Status, Ten.Protect(nine).Value, Ten.Protect(nine).N)
        );
        Assert.Equal(ten, Ten.Protect(ten));
        Assert.Equal(EstimateStatus.Suppressed, Ten.Protect(ten with { EffectiveN = 4.9 }).Status);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            Ten.Protect(Estimate.Without(EstimateStatus.NoAnswers, 0, "mean")).Status
        );
        Assert.Equal(
            EstimateStatus.Suppressed,
            Ten.Protect(Estimate.Without(EstimateStatus.TooFew, 3, "mean")).Status
        );
        Assert.Throws<ArgumentException>(() => new PublicationRule(2));
    }

    [Fact]
    public void All_or_nobody_of_a_small_group_is_withheld_for_sensitive_items()
    {
        var all = new Estimate(1, new Interval(0.7, 1), 12, 12, "wilson", EstimateStatus.Enough);

        Assert.Equal(EstimateStatus.Suppressed, Ten.ProtectSensitive(all).Status);
        Assert.Equal(
            EstimateStatus.Enough,
            Ten.ProtectSensitive(all with { N = 20, EffectiveN = 20 }).Status
        );
        Assert.Equal(EstimateStatus.Enough, Ten.ProtectSensitive(all with { Value = 0.5 }).Status);
        Assert.Equal(EstimateStatus.Enough, Ten.Protect(all).Status);
    }

    [Fact]
    public void A_slice_is_withheld_when_its_parent_less_the_slice_is_small()
    {
        Assert.True(Ten.AllowsBeside(30, [40, 100]));
        Assert.True(Ten.AllowsBeside(30, [30]));
        Assert.False(Ten.AllowsBeside(30, [100, 33]));
        Assert.False(Ten.AllowsBeside(9, [100]));
        Assert.Throws<ArgumentException>(() => Ten.AllowsBeside(30, [20]));
    }

    [Fact]
    public void Perturbed_counts_are_unbiased_bounded_and_additive_in_their_keys()
    {
        double sum = 0;
        for (int i = 0; i < 20_000; i++)
        {
            CellKey cell = CellKey.Of((ulong)i, 7) with { N = 25 };
            long change = cell.Published(PerturbationTable.Example) - 25;
            sum += change;
            Assert.InRange(
                change,
                -PerturbationTable.Example.LargestChange,
                PerturbationTable.Example.LargestChange
            );
        }

        Assert.InRange(sum / 20_000, -0.05, 0.05);
        Assert.Equal(People(5, 9), People(0, 9).Subtract(People(0, 4)));
        Assert.Equal(0, new CellKey(0, 12345).Published(PerturbationTable.Example));
    }

    [Fact]
    public void Means_are_rounded_to_what_the_published_count_supports()
    {
        var mean = new Estimate(
            81.2345,
            new Interval(79.11, 83.32),
            500,
            500,
            "mean",
            EstimateStatus.Enough
        );
        CellKey cell = People(0, 499);
        Estimate published = cell.PublishMean(mean, 100, PerturbationTable.Example);

        Assert.Equal(81.2, published.Value!.Value, 10);
        Assert.Equal(
            (79.1, 83.4),
            (
                Math.Round(published.Interval!.Value.Low, 9),
                Math.Round(published.Interval!.Value.High, 9)
            )
        );
        Assert.Equal(cell.Published(PerturbationTable.Example), published.N);
        Assert.Equal(1, CellKey.Step(100, 37));
        Assert.Equal(0.1, CellKey.Step(100, 100), 12);
        Assert.Equal(0.01, CellKey.Step(4, 5000), 12);
    }

    [Fact]
    public void A_biased_or_impossible_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PerturbationTable([]));
        Assert.Throws<ArgumentException>(() =>
            new PerturbationTable([
                [KeyValuePair.Create(0L, 0.5)],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            new PerturbationTable([
                [KeyValuePair.Create(1L, 1.0)],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            new PerturbationTable([
                [KeyValuePair.Create(-2L, 0.5), KeyValuePair.Create(2L, 0.5)],
            ])
        );
    }

    private static CellKey People(int from, int to)
    {
        CellKey cell = default;
        for (int i = from; i <= to; i++)
            cell = cell.Merge(CellKey.Of((ulong)i, 0xC0FFEE));
        return cell;
    }

    private static double[,] Cells(IEnumerable<CellAudit> audit)
    {
        CellAudit[] cells = [.. audit];
        var table = new double[cells.Length, 2];
        for (int i = 0; i < cells.Length; i++)
            (table[i, 0], table[i, 1]) = (cells[i].Row, cells[i].Column);
        return table;
    }

    // Walks through all tables of non-negative counts that agree with everything published; the grand total is.
    private static (long Low, long High)[,] BruteForce(long[,] table, bool[,] withheld)
    {
        var ranges = new (long Low, long High)[3, 4];
        for (int i = 0; i < 12; i++)
            ranges[i / 4, i % 4] = (long.MaxValue, long.MinValue);
        long[,] truth = WithTotals(table);
        var guess = new long[2, 3];
        void Walk(int at, long left)
        {
            if (at == 6)
            {
                long[,] all = WithTotals(guess);
                if (left != 0 || !Agree(truth, all, withheld))
                    return;
                for (int i = 0; i < 12; i++)
                {
                    ref (long Low, long High) range = ref ranges[i / 4, i % 4];
                    range = (
                        Math.Min(range.Low, all[i / 4, i % 4]),
                        Math.Max(range.High, all[i / 4, i % 4])
                    );
                }
                return;
            }
            bool open = withheld[at / 3, at % 3];
            for (
                long n = open ? 0 : table[at / 3, at % 3];
                n <= (open ? left : Math.Min(left, table[at / 3, at % 3]));
                n++
            )
            {
                guess[at / 3, at % 3] = n;
                Walk(at + 1, left - n);
            }
        }
        Walk(0, truth[2, 3]);
        return ranges;
    }

    private static bool Agree(long[,] truth, long[,] guess, bool[,] withheld)
    {
        for (int i = 0; i < 12; i++)
        {
            if (!withheld[i / 4, i % 4] && truth[i / 4, i % 4] != guess[i / 4, i % 4])
                return false;
        }
        return true;
    }

    private static long[,] WithTotals(long[,] table)
    {
        var all = new long[3, 4];
        for (int i = 0; i < 6; i++)
        {
            (int r, int c) = (i / 3, i % 3);
            all[r, c] = table[r, c];
            all[r, 3] += table[r, c];
            all[2, c] += table[r, c];
            all[2, 3] += table[r, c];
        }
        return all;
    }
}
