using System.Globalization;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Scores;

public sealed class A11Tests
{
    [Fact]
    public void The_published_trust_of_a_federal_service_is_reproduced()
    {
        // Veterans Health Administration, outpatient services, fiscal year 2021 quarter 2: published 4.52.
        A11Question trust = A11Question.Of(new Histogram(1, 3798, 5267, 22026, 80315, 209573));

        Assert.Equal(4.52m, trust.PublishedMean);
        Assert.Equal(320979, trust.Answers.N);
        Assert.Equal(289888.0 / 320979, trust.Favourable.Value!.Value, 12);
        Assert.Equal(4.52, trust.Mean.Value!.Value, 2);
    }

    [Fact]
    public void Every_published_trust_mean_of_the_federal_file_is_reproduced()
    {
        string folder = OracleSheet.Folder("data/a11");
        string[] names =
        [
            "strongly_disagree_num",
            "disagree_num",
            "neutral_num",
            "agree_num",
            "strongly_agree_num",
        ];
        int checkedMeans = 0;
        foreach (
            Dictionary<string, string> row in Csv.Rows(
                Path.Combine(folder, "trust_survey_counts_quick.csv")
            )
        )
        {
            long[] counts =
            [
                .. names.Select(name => long.TryParse(row[name], out long count) ? count : 0),
            ];
            if (counts.Sum() == 0 || row["point_scale"].Length == 0)
                continue;
            decimal published = decimal.Parse(row["point_scale"], CultureInfo.InvariantCulture);

            Assert.Equal(published, A11Question.Of(new Histogram(1, counts)).PublishedMean);
            checkedMeans++;
        }

        Assert.Equal(446, checkedMeans);
    }

    [Theory]
    [InlineData(33, 8, "4.13")]
    [InlineData(-33, 8, "-4.13")]
    [InlineData(1, 3, "0.33")]
    [InlineData(0, 7, "0.00")]
    public void Halves_are_rounded_away_from_zero(int sum, int n, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, CultureInfo.InvariantCulture),
            Rounding.HalfAwayFromZero(sum, n, 2)
        );

    [Fact]
    public void Rates_that_contradict_each_other_are_not_claimed()
    {
        A11Rates good = A11Rates.Of(320, 1000, 10000);
        A11Rates odd = A11Rates.Of(1200, 1000, null);

        Assert.Equal((0.32, 0.1), (good.Response.Value, good.Offering.Value));
        Assert.Equal(EstimateStatus.NotIdentified, odd.Response.Status);
        Assert.Equal(EstimateStatus.NotIdentified, odd.Offering.Status);
        Assert.Equal(EstimateStatus.NoAnswers, A11Rates.Of(0, 0, 0).Response.Status);
    }

    [Fact]
    public void Driver_rates_have_their_branch_as_denominator()
    {
        // 200 favourable (80 praise ease), 50 unfavourable (20 blame ease, 30 blame other).
        IReadOnlyList<A11Driver> drivers = A11Drivers.Of(
            200,
            50,
            [new("ease", 80, 20), new("other", 10, 30)]
        );

        Assert.Equal(0.4, drivers[0].Praise.Value);
        Assert.Equal(0.4, drivers[0].Blame.Value);
        Assert.Equal(60.0 / 250, drivers[0].Balance.Value!.Value, 12);
        Assert.Equal(0.4, drivers[0].BlameShare.Value);
        Assert.Equal(0.6, drivers[1].BlameShare.Value);
        Assert.Equal(
            Math.Log(80.5 / 120.5) - Math.Log(20.5 / 30.5),
            drivers[0].Tilt.Value!.Value,
            12
        );
    }

    [Fact]
    public void The_interval_of_a_driver_balance_is_that_of_a_recommend_score()
    {
        A11Driver driver = A11Drivers.Of(150, 100, [new("ease", 95, 60)])[0];
        Estimate score = RecommendScore.Of(ScoreOracleTests.Recommend(95, 95, 60));

        Assert.Equal(score.Interval!.Value.Low / 100, driver.Balance.Interval!.Value.Low, 12);
        Assert.Equal(score.Interval!.Value.High / 100, driver.Balance.Interval!.Value.High, 12);
    }

    [Fact]
    public void The_parts_of_a_changed_balance_add_to_the_change()
    {
        A11DriverTicks[] before = [new("ease", 80, 20), new("other", 10, 30)];
        A11DriverTicks[] after = [new("ease", 90, 35), new("other", 40, 5)];
        IReadOnlyList<A11DriverChange> changes = A11Drivers.Change(
            (200, 50, before),
            (150, 90, after)
        );

        for (int i = 0; i < 2; i++)
        {
            double expected =
                (after[i].Praised - after[i].Blamed) / 240.0
                - (before[i].Praised - before[i].Blamed) / 250.0;
            Assert.Equal(expected, changes[i].Change, 12);
            Assert.Equal(
                expected,
                changes[i].FromPraise + changes[i].FromBlame + changes[i].FromTrust,
                12
            );
        }
        Assert.Empty(
            A11Drivers.Change((200, 0, [new("ease", 1, 0)]), (200, 3, [new("ease", 1, 0)]))
        );
    }

    [Fact]
    public void An_empty_branch_is_said_and_not_divided_by()
    {
        A11Driver driver = A11Drivers.Of(0, 10, [new("ease", 0, 4)])[0];

        Assert.Equal(EstimateStatus.NoAnswers, driver.Praise.Status);
        Assert.Equal(EstimateStatus.NoAnswers, driver.Tilt.Status);
        Assert.Equal(-0.4, driver.Balance.Value);
        Assert.Throws<ArgumentException>(() => A11Drivers.Of(5, 5, [new("ease", 6, 0)]));
    }
}
