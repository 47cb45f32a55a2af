using Bellwether.Statistics.Durations;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Durations;

public sealed class DurationTests
{
    [Fact]
    public void Competing_outcomes_and_open_cases_add_to_everybody()
    {
        var table = DurationTable.OfCases(
            Simulated(500, 3).Select(c => new CaseLife(c.Days, c.Open ? null : c.Days % 3)),
            3
        );

        var curves = AalenJohansen.Of(table);

        Assert.All(curves.Points, p => Assert.Equal(1, p.Shares.Sum() + p.Open, 1e-12));
        Assert.Equal(
            KaplanMeier.Of(table).At(60).Value!.Value,
            1 - Enumerable.Range(0, 3).Sum(k => curves.At(60, k).Value!.Value),
            1e-12
        );
    }

    [Fact]
    public void One_outcome_is_the_ordinary_curve_with_Greenwoods_variance()
    {
        var table = DurationTable.OfCases(
            Simulated(200, 4).Select(c => new CaseLife(c.Days, c.Open ? null : 0))
        );

        var (single, curve) = (AalenJohansen.Of(table), KaplanMeier.Of(table));

        foreach (var point in single.Points.SkipLast(1))
        {
            var ordinary = curve.Points.First(p => p.Day == point.Day);
            Assert.Equal(ordinary.Survival, point.Open, 1e-12);
            Assert.Equal(
                ordinary.Survival
                    * ordinary.Survival
                    * ordinary.StandardError
                    * ordinary.StandardError,
                point.Variances[0],
                1e-12
            );
        }
    }

    [Fact]
    public void A_small_worked_example_of_competing_outcomes()
    {
        // Five cases: day 1 approved, day 2 refused, day 2 last seen, day 3 approved, day 4 open.
        var curves = AalenJohansen.Of(
            DurationTable.OfCases(
                [
                    new CaseLife(1, 0),
                    new CaseLife(2, 1),
                    new CaseLife(2, null),
                    new CaseLife(3, 0),
                    new CaseLife(4, null),
                ],
                2
            )
        );

        Assert.Equal(0.2 + (0.6 * 0.5), curves.At(3, 0).Value!.Value, 1e-12);
        Assert.Equal(0.8 * 0.25, curves.At(3, 1).Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Merged_tables_give_the_curve_of_all_cases_and_erasure_is_exact(int seed)
    {
        var random = new Random(seed);
        var cases = Simulated(400, seed)
            .Select(c => new CaseLife(
                c.Days + 5,
                c.Open ? null : 0,
                random.Next(2) == 0 ? 4 : null
            ))
            .ToList();
        var whole = DurationTable.OfCases(cases);
        var parts = cases
            .GroupBy(_ => random.Next(5))
            .Select(g => DurationTable.OfCases(g))
            .ToList();

        var merged = parts.OrderBy(_ => random.Next()).Aggregate((a, b) => a.Merge(b));
        var erased = merged.Merge(parts[0]).Subtract(parts[0]);

        Assert.Equal(KaplanMeier.Of(whole).Points, KaplanMeier.Of(merged).Points);
        Assert.Equal(KaplanMeier.Of(whole).Points, KaplanMeier.Of(erased).Points);
    }

    [Fact]
    public void Completed_cases_mislead_and_the_period_view_does_not()
    {
        // Specification 10: Weibull(1.3, 90) days to decision, arrivals on 1,000 days; true median 67.9.
        var random = new Random(17);
        var cases = Enumerable
            .Range(0, 60_000)
            .Select(_ =>
            {
                var received = random.Next(1, 1001);
                var days = 90 * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / 1.3);
                return (Received: received, Ended: received + (int)days);
            })
            .ToList();
        var seen = cases
            .Select(c => (c.Received, Ended: c.Ended <= 1000 ? c.Ended : (int?)null, Outcome: 0))
            .ToList();

        var period = KaplanMeier
            .Of(DurationTable.Window(seen, 970, 1000))
            .Quantile(0.5)
            .Days!.Value;
        var intake = KaplanMeier.Of(
            DurationTable.OfCases(
                seen.Where(c => c.Received > 910)
                    .Select(c => new CaseLife(
                        (c.Ended ?? 1000) - c.Received,
                        c.Ended is null ? null : 0
                    ))
            )
        );
        var completed = seen.Where(c => c.Received > 910 && c.Ended is not null)
            .Select(c => c.Ended!.Value - c.Received)
            .Order()
            .ToList();

        Assert.InRange(period, 64, 71);
        Assert.InRange(intake.Quantile(0.5).Days!.Value, 64, 71);
        Assert.InRange(completed[completed.Count / 2], 24, 31);
    }

    [Fact]
    public void Nothing_is_said_beyond_what_was_observed()
    {
        var curve = KaplanMeier.Of(
            DurationTable.OfCases([
                new CaseLife(2, 0),
                new CaseLife(5, null),
                new CaseLife(6, 0),
                new CaseLife(9, null),
            ])
        );

        Assert.Equal(EstimateStatus.NotIdentified, curve.At(10).Status);
        Assert.Equal(EstimateStatus.NotIdentified, curve.RestrictedMean(30).Status);
        Assert.Equal(EstimateStatus.NotIdentified, curve.Between(3, 20).Status);
        Assert.Equal(EstimateStatus.NotIdentified, curve.Remaining(6, 0.5).Status);
        Assert.Equal(EstimateStatus.NoAnswers, KaplanMeier.Of(DurationTable.OfCases([])).Status);
        Assert.Equal(
            EstimateStatus.TooFew,
            KaplanMeier.Of(DurationTable.OfCases([new CaseLife(2, 0)]), fewestEvents: 30).Status
        );
    }

    [Fact]
    public void Early_ages_with_hardly_anybody_at_risk_do_not_throw_the_curve()
    {
        var late = Enumerable.Range(0, 50).Select(i => new CaseLife(20 + i, 0, 10));
        var early = new[] { new CaseLife(3, 0, 1) };

        var curve = KaplanMeier.Of(DurationTable.OfCases(late.Concat(early)));

        Assert.Equal(3, curve.StartsAt);
        Assert.Equal(EstimateStatus.NotIdentified, curve.At(2).Status);
        Assert.True(curve.At(30).Value > 0.7);
    }

    [Fact]
    public void Kept_sums_give_the_curve_of_the_cases()
    {
        var random = new Random(8);
        var cases = Enumerable
            .Range(0, 300)
            .Select(i =>
                (
                    Entered: i % 3 == 0 ? 5L : 0,
                    Left: (long)random.Next(6, 80),
                    Way: random.Next(4) == 0 ? (int?)null : random.Next(2)
                )
            )
            .ToList();

        var kept = DurationTable.Of(
            cases.Chunk(37).Select(c => DurationSums.Of(2, c)).Aggregate((a, b) => a.Merge(b))
        );
        var direct = DurationTable.OfCases(
            cases.Select(c => new CaseLife(
                (int)c.Left,
                c.Way,
                c.Entered > 0 ? (int)c.Entered - 1 : null
            )),
            2
        );

        Assert.Equal(KaplanMeier.Of(direct).Points, KaplanMeier.Of(kept).Points);
        Assert.Equal(AalenJohansen.Of(direct).At(40, 1), AalenJohansen.Of(kept).At(40, 1));
    }

    [Fact]
    public void Impossible_cases_are_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => DurationTable.OfCases([new CaseLife(-1, 0)]));
        Assert.Throws<ArgumentException>(() => DurationTable.OfCases([new CaseLife(3, 0, 3)]));
        Assert.Throws<ArgumentException>(() => DurationTable.OfCases([new CaseLife(3, 2)], 2));
        Assert.Throws<ArgumentException>(() => DurationTable.Window([], 5, 5));
        Assert.Throws<ArgumentException>(() =>
            KaplanMeier.Of(DurationTable.OfCases([])).Quantile(1)
        );
    }

    private static List<(int Days, bool Open)> Simulated(int n, int seed)
    {
        var random = new Random(seed);
        return Enumerable
            .Range(0, n)
            .Select(_ => (random.Next(0, 90), random.Next(4) == 0))
            .ToList();
    }
}
