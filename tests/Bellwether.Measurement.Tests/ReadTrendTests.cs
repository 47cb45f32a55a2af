using Bellwether.Foundation;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

public sealed class ReadTrendTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Quarters_without_answers_are_points_without_a_number()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, World.Quarter(2021, 1), World.Trust(10, 10, 10, 35, 35));
        await world.Count(desk, version, World.Quarter(2021, 3), World.Trust(10, 10, 10, 30, 40));

        var trend = await Read(World.Quarter(2021, 1), World.Quarter(2021, 4), desk);

        Assert.Equal(
            ["FY2021Q1", "FY2021Q2", "FY2021Q3", "FY2021Q4"],
            trend.Points.Select(point => point.Period.Name)
        );
        Assert.Equal([100, 0, 100, 0], trend.Points.Select(point => point.Answers));
        Assert.Equal(EstimateStatus.NoAnswers, trend.Points[1].Favourable.Status);
        Assert.Equal([1, 1, 1, 1], trend.Points.Select(point => point.Series));
        Assert.Empty(trend.Breaks);
    }

    [Fact]
    public async Task A_new_wording_breaks_the_series_and_typography_does_not()
    {
        var desk = world.Collector();
        var first = await world.Freeze("desk", Ask.FivePoint("I trust the bureau’s staff"));
        var same = await world.Freeze("desk", Ask.FivePoint("I trust the bureau's  staff. "));
        var other = await world.Freeze("desk", Ask.FivePoint("I trust the bureau"));
        await world.Count(desk, first, World.Quarter(2021, 1), World.Trust(0, 0, 0, 50, 50));
        await world.Count(desk, same, World.Quarter(2021, 2), World.Trust(0, 0, 0, 50, 50));
        await world.Count(desk, other, World.Quarter(2021, 3), World.Trust(0, 0, 0, 50, 50));

        var trend = await Read(World.Quarter(2021, 1), World.Quarter(2021, 3), desk);

        Assert.Equal([1, 1, 2], trend.Points.Select(point => point.Series));
        var cut = Assert.Single(trend.Breaks);
        Assert.Equal(
            (BreakKind.Wording, "FY2021Q3", true),
            (cut.Kind, cut.At.Name, cut.CutsSeries)
        );
        Assert.Contains("I trust the bureau", cut.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thumbs_after_five_points_break_the_series()
    {
        var desk = world.Collector();
        var months = Enumerable
            .Range(Period.MonthNumber(new DateOnly(2025, 10, 1)), 3)
            .Select(Period.Month)
            .ToList();
        var five = await world.Freeze("desk", Ask.FivePoint());
        var thumbs = await world.Freeze("desk", Ask.Thumbs());
        await world.Count(desk, five, months[0], World.Trust(0, 0, 0, 50, 50));
        await world.Count(desk, five, months[1], World.Trust(0, 0, 0, 50, 50));
        await world.Count(desk, thumbs, months[2], World.Trust(80, 20));

        var trend = await Read(months[0], months[2], desk);

        Assert.Equal([1, 1, 2], trend.Points.Select(point => point.Series));
        Assert.Equal(BreakKind.Form, Assert.Single(trend.Breaks).Kind);
        Assert.Equal(EstimateStatus.NotIdentified, trend.Points[2].Mean.Status);
        Assert.Equal(0.8, trend.Points[2].Favourable.Value!.Value, 12);
    }

    [Fact]
    public async Task A_change_that_touches_few_answers_is_told_and_does_not_cut_the_series()
    {
        var large = world.Collector("large");
        var small = world.Collector("small", "phone");
        var version = await world.Freeze("large", Ask.FivePoint());
        var before = await world.Freeze("small", Ask.FivePoint("I trust it"));
        var after = await world.Freeze("small", Ask.FivePoint("I trust them"));
        foreach (var quarter in (int[])[1, 2])
            await world.Count(
                large,
                version,
                World.Quarter(2021, quarter),
                World.Trust(0, 0, 0, 500, 500)
            );
        await world.Count(small, before, World.Quarter(2021, 1), World.Trust(0, 0, 0, 25, 25));
        await world.Count(small, after, World.Quarter(2021, 2), World.Trust(0, 0, 0, 25, 25));

        var trend = await Read(World.Quarter(2021, 1), World.Quarter(2021, 2), large, small);

        Assert.Equal([1, 1], trend.Points.Select(point => point.Series));
        Assert.False(Assert.Single(trend.Breaks).CutsSeries);
    }

    [Fact]
    public async Task A_range_that_is_no_run_of_months_or_quarters_is_refused()
    {
        var query = new TrendQuery(
            world.AgencyId,
            World.Scope(world.Collector()),
            "trust",
            World.Quarter(2021, 2),
            World.Quarter(2021, 1)
        );

        Assert.Equal("trend.range", (await world.Get<ReadTrend>().Run(query)).Refusal!.Code);
    }

    private async Task<Trend> Read(
        Period first,
        Period last,
        params ScopedCollector[] collectors
    ) =>
        (
            await world
                .Get<ReadTrend>()
                .Run(new TrendQuery(world.AgencyId, World.Scope(collectors), "trust", first, last))
        ).Value;
}
