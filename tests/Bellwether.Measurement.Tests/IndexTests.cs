using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using static Bellwether.Measurement.Tests.IndexWorld;

namespace Bellwether.Measurement.Tests;

public sealed class IndexTests
{
    [Fact]
    public async Task The_shipped_definitions_can_be_computed()
    {
        await using var world = await World.Open();

        var all = await world.Get<ListIndices>().Run(world.AgencyId);

        Assert.Equal(["psqi-1", "partner-sqi-1"], all.Select(index => index.Name));
        Assert.All(all, index => Assert.Null(CheckIndex.Of(index)));
        Assert.All(
            all,
            index =>
                Assert.Equal(
                    60,
                    index.Parts.Where(part => part.IsFromCustomers).Sum(part => part.Weight)
                )
        );
    }

    [Fact]
    public async Task A_service_is_weighted_by_the_customers_of_its_channels_and_adds_up_by_hand()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        var phone = world.Collector("Phone", "phone");
        await Answer(world, web, Now, 70, 100);
        await Answer(world, phone, Now, 40, 50);
        await Customers(world, "website", Now, 3000);
        await Customers(world, "phone", Now, 1000);
        await Facts(world, Now);

        var figure = (await Read(world, web, phone)).Now.Services.Single();

        var definition = figure.Definition;
        double Score(string key, double value) =>
            definition.Parts.Single(part => part.Key == key).Ways[0].Score(value);
        double Part(string key) => (0.75 * Score(key, 0.70)) + (0.25 * Score(key, 0.80));
        var expected =
            (
                25 * Part("trust")
                + 10 * (Part("effectiveness") + Part("ease") + Part("transparency"))
                + 5 * Part("humanity")
                + 15 * Score("promise", 0.90)
                + 10 * Score("first-contact", 0.80)
                + 10 * Score("completion", 0.75)
                + 5 * Score("responsiveness", 0.50)
            ) / 100;
        Assert.Equal(expected, figure.Score.Value!.Value, 1e-9);
        Assert.Equal(1, figure.Coverage, 1e-12);
        Assert.Equal(0.6, figure.FromCustomers, 1e-12);
        Assert.Equal(150, figure.Answers);
        Assert.Equal(expected, figure.Parts.Sum(part => part.Contribution!.Value), 1e-9);
        Assert.InRange(
            expected,
            figure.Score.Interval!.Value.Low,
            figure.Score.Interval.Value.High
        );
        Assert.Equal(WeightedSum.Method, figure.Score.Method);
    }

    [Fact]
    public async Task Below_seventy_percent_of_the_weight_there_is_no_number_and_it_says_why()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Customers(world, "website", Now, 4000);
        await Customers(world, "phone", Now, 1000);

        var reading = await Read(world, web);
        var figure = reading.Now.Services.Single();

        Assert.Null(figure.Score.Value);
        Assert.Equal(EstimateStatus.NotIdentified, figure.Score.Status);
        Assert.Equal(0.48, figure.Coverage, 1e-12);
        Assert.StartsWith(
            "Not shown: coverage 48 %.",
            figure.WhyNot!.In("en"),
            StringComparison.Ordinal
        );
        Assert.Contains("Promise kept", figure.WhyNot.In("en"), StringComparison.Ordinal);
        Assert.Null(reading.Now.Agency.Score.Value);
        Assert.Contains(
            "Getting a permit",
            reading.Now.Agency.WhyNot!.In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Facts_are_carried_two_quarters_and_are_stale_after_that()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Facts(world, World.Quarter(2025, 3));

        var carried = (await Read(world, web)).Now.Services.Single();
        var promise = carried.Parts.Single(part => part.Part.Key == "promise");

        Assert.NotNull(carried.Score.Value);
        Assert.Equal("FY2025Q3", promise.CarriedFrom!.Name);
        Assert.Contains(carried.Cautions, caution => caution.In("en").Contains("FY2025Q3"));

        await using var other = await World.Open();
        var desk = other.Collector("Web", "website");
        await Answer(other, desk, Now, 70, 100);
        await Facts(other, World.Quarter(2025, 2));

        var stale = (await Read(other, desk)).Now.Services.Single();

        Assert.Null(stale.Score.Value);
        Assert.StartsWith(
            "Stale: last known for FY2025Q2",
            stale.Parts.Single(part => part.Part.Key == "promise").Missing!.In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_moved_it_adds_up_exactly_also_in_what_is_printed()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        var phone = world.Collector("Phone", "phone");
        await Answer(world, web, Before, 61, 97);
        await Answer(world, web, Now, 70, 100);
        await Answer(world, phone, Before, 33, 51);
        await Answer(world, phone, Now, 41, 53);
        await Customers(world, "website", Before, 3000);
        await Customers(world, "phone", Before, 1000);
        await Customers(world, "website", Now, 2000);
        await Customers(world, "phone", Now, 1700);
        await Facts(world, Now);

        var reading = await Read(world, web, phone);
        await Facts(world, Before, kept: 700);
        var both = await Read(world, web, phone);
        var move = both.Move(world.ServiceId)!;

        Assert.Null(reading.Move(world.ServiceId));
        Assert.Equal(move.Change.Value!.Value, move.Lines.Sum(line => line.Change), 1e-9);
        Assert.Equal(
            (int)Math.Round(move.Change.Value.Value * 10, MidpointRounding.AwayFromZero),
            move.Lines.Sum(line => line.Tenths)
        );
        Assert.All(move.Lines, line => Assert.InRange(line.Tenths - (line.Change * 10), -1, 1));
        Assert.Contains(move.Lines, line => line.Key == "weights");
        Assert.Equal("promise", move.Lines[0].Key);
    }

    [Theory]
    [InlineData(new double[] { 90, 5, 5 }, new[] { 0.4, 0.3, 0.3 })]
    [InlineData(new double[] { 60, 39, 1 }, new[] { 0.4, 0.4, 0.2 })]
    [InlineData(new double[] { 7, 3 }, new[] { 0.5, 0.5 })]
    [InlineData(new double[] { 30, 0, 30, 40 }, new[] { 0.3, 0, 0.3, 0.4 })]
    [InlineData(new double[] { 5, 0 }, new double[] { 1, 0 })]
    public void No_service_counts_more_than_forty_percent(double[] sizes, double[] expected)
    {
        var shares = MakeGroupIndex.Capped(sizes);

        for (var i = 0; i < sizes.Length; i++)
            Assert.Equal(expected[i], shares[i], 1e-12);
    }
}
