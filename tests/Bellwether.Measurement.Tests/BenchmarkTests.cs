using Bellwether.Statistics;
using static Bellwether.Measurement.Tests.IndexWorld;

namespace Bellwether.Measurement.Tests;

public sealed class BenchmarkTests
{
    [Fact]
    public void Twenty_three_are_shipped_each_with_population_dates_grade_and_caution()
    {
        var all = ListBenchmarks.All;

        Assert.Equal(Enumerable.Range(1, 23).Select(n => $"B{n}"), all.Select(each => each.Id));
        Assert.All(
            all,
            each =>
            {
                Assert.True(each.First <= each.Last);
                Assert.NotEmpty(each.Values);
                Assert.NotEmpty(each.Population.In("es"));
                Assert.NotEmpty(each.Caution.In("es"));
                Assert.NotEmpty(each.Source);
                Assert.True(Enum.IsDefined(each.Grade));
            }
        );
        Assert.Equal(
            [81, 76, 70, 58, 51, 48, 54, 54, 57, 46],
            all.Take(10).Select(each => each.Values[0])
        );
        Assert.Equal(
            ["B3", "B11", "B14"],
            all.Where(each => each.Unverified is not null).Select(each => each.Id)
        );
        Assert.All(
            all.Take(10),
            each => Assert.True(each.Item is not null && each.Twin is not null)
        );
    }

    [Fact]
    public async Task A_service_has_a_place_in_the_federal_distribution_no_surer_than_its_interval()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 700, 1000);

        var read = (await world.Get<ReadBenchmarks>().Run(Query(world, "psqi", web))).Value;

        var trust = read.Places.Single(place => place.Measure.Key == "trust");
        Assert.Equal((2, 3), (trust.From, trust.To));
        var employee = read.Places.Single(place => place.Measure.Key == "employee");
        Assert.Equal((1, 2), (employee.From, employee.To));
    }

    [Fact]
    public async Task What_is_not_measured_says_so_and_what_is_counted_has_no_interval()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 20, 40);
        await Customers(world, "website", Now, 3000);
        await Customers(world, "phone", Now, 1000);

        var read = (await world.Get<ReadBenchmarks>().Run(Query(world, "psqi", web))).Value;
        BenchmarkRow Row(string id) => read.Rows.Single(row => row.Benchmark.Id == id);

        Assert.Equal(EstimateStatus.NoAnswers, Row("B3").Ours.Status);
        Assert.Equal(0.5, Row("B7").Twin!.Value);
        Assert.Null(Row("B7").Twin!.Interval);
        Assert.Equal(1, Row("B2").Twin!.Value);
        Assert.Null(Row("B8").Twin);
        Assert.Null(Row("B4").Twin);
    }
}
