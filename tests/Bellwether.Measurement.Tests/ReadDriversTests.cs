using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

public sealed class ReadDriversTests : IAsyncLifetime
{
    private static readonly Period Month = Period.Month(
        Period.MonthNumber(new DateOnly(2025, 11, 1))
    );

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Rates_have_the_branch_as_their_denominator()
    {
        var desk = world.Collector();
        var version = await world.Freeze(
            "form",
            Ask.Thumbs(),
            Ask.List("went_well", "1", "ease", "efficiency", "employee"),
            Ask.List("went_wrong", "0", "ease", "efficiency", "employee")
        );
        await world.Count(
            desk,
            version,
            Month,
            World.Trust(800, 200),
            new ItemTally("went_well", [400, 80, 240]) { Asked = 800, Answered = 700 },
            new ItemTally("went_wrong", [20, 120, 10]) { Asked = 200, Answered = 140 }
        );

        var named = await Read(desk);

        Assert.Equal((800, 200), (named.Favourable, named.Unfavourable));
        var efficiency = named.Drivers[0];
        Assert.Equal("efficiency", efficiency.Key);
        Assert.Equal(0.6, efficiency.Named.Blame.Value!.Value, 12);
        Assert.Equal(0.1, efficiency.Named.Praise.Value!.Value, 12);
        Assert.Equal(0.08 - 0.12, efficiency.Named.Balance.Value!.Value, 12);
        Assert.Equal(0.8, efficiency.Named.BlameShare.Value!.Value, 12);
        Assert.Equal("efficiency", named.MostNamed);
        Assert.Contains("Most named", named.Words.In("en"), StringComparison.Ordinal);
        Assert.DoesNotContain("drive", named.Words.In("en"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_list_that_offers_other_drivers_is_left_out_and_named()
    {
        var desk = world.Collector();
        var web = world.Collector("web", "website");
        var first = await world.Freeze(
            "one",
            Ask.Thumbs(),
            Ask.List("went_well", "1", "ease", "employee"),
            Ask.List("went_wrong", "0", "ease", "employee")
        );
        var second = await world.Freeze(
            "two",
            Ask.Thumbs(),
            Ask.List("went_well", "1", "ease"),
            Ask.List("went_wrong", "0", "ease")
        );
        await world.Count(
            desk,
            first,
            Month,
            World.Trust(80, 80),
            new ItemTally("went_well", [40, 40]) { Asked = 80 },
            new ItemTally("went_wrong", [40, 40]) { Asked = 80 }
        );
        await world.Count(
            web,
            second,
            Month,
            World.Trust(30, 30),
            new ItemTally("went_well", [30]) { Asked = 30 },
            new ItemTally("went_wrong", [30]) { Asked = 30 }
        );

        var named = await Read(desk, web);

        Assert.Equal((80, 80), (named.Favourable, named.Unfavourable));
        Assert.Equal(60, Assert.Single(named.Exclusions).Answers);
        Assert.Null(named.MostNamed);
    }

    [Fact]
    public async Task A_list_shown_to_few_has_no_rates()
    {
        var desk = world.Collector();
        var version = await world.Freeze(
            "form",
            Ask.Thumbs(),
            Ask.List("went_well", "1", "ease"),
            Ask.List("went_wrong", "0", "ease")
        );
        await world.Count(
            desk,
            version,
            Month,
            World.Trust(80, 9),
            new ItemTally("went_well", [40]) { Asked = 80 },
            new ItemTally("went_wrong", [9]) { Asked = 9 }
        );

        var named = await Read(desk);

        Assert.Equal(EstimateStatus.TooFew, named.Status);
        Assert.Empty(named.Drivers);
    }

    [Fact]
    public async Task A_form_without_lists_has_no_drivers_named()
    {
        var desk = world.Collector();
        await world.Count(
            desk,
            await world.Freeze("form", Ask.FivePoint()),
            Month,
            World.Trust(0, 0, 0, 50, 50)
        );

        Assert.Equal(EstimateStatus.NoAnswers, (await Read(desk)).Status);
    }

    private async Task<DriversNamed> Read(params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ReadDrivers>()
                .Run(new FigureQuery(world.AgencyId, World.Scope(collectors), "trust", Month))
        ).Value;
}
