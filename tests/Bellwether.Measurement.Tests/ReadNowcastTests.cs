using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

public sealed class ReadNowcastTests : IAsyncLifetime
{
    private static readonly int Start = Period.MonthNumber(new DateOnly(2025, 1, 1));

    private World world = null!;
    private ScopedCollector live = null!;
    private ScopedCollector sample = null!;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        live = world.Collector("web", "website");
        sample = world.Collector("sample", "email");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Without_a_named_survey_nothing_is_told()
    {
        await Feed(_ => 80);

        var read = await Read();

        Assert.Equal(EstimateStatus.NotIdentified, read.Status);
        Assert.Null(read.Now.Value);
        Assert.Contains("no periodic survey", read.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_survey_sets_the_level_and_the_live_answers_follow_it()
    {
        // Live answers stand 15 points above the survey, and fall by 10 after the last survey.
        await Feed(month => month < 9 ? 85 : 75);
        await Survey(2, 70);
        await Survey(5, 70);
        await Survey(8, 70);

        var read = await Read();

        Assert.Equal(EstimateStatus.Enough, read.Status);
        Assert.InRange(read.Now.Value!.Value, 0.56, 0.66);
        Assert.InRange(0.60, read.Now.Interval!.Value.Low, read.Now.Interval.Value.High);
        Assert.InRange(read.FeedShare, 0.05, 0.95);
        Assert.Equal(3, read.Points.Count(point => point.Survey.Value is not null));
        Assert.All(
            read.Points,
            point =>
                Assert.True(
                    point.Combined.Interval!.Value.Low <= point.Combined.Value
                        && point.Combined.Value <= point.Combined.Interval.Value.High
                )
        );
    }

    [Fact]
    public async Task Self_selection_is_read_off_the_survey_and_what_would_overturn_the_change_is_said()
    {
        await Feed(month => month < 9 ? 85 : 75);
        await Survey(2, 70);
        await Survey(5, 70);
        await Survey(8, 70);
        await Customers(100_000);

        var read = await Read();

        var selection = read.Selection!;
        Assert.Equal(3000, selection.Answers);
        Assert.Equal(0.15, selection.Apart, 12);
        // Meng (2018): rho = difference / (sqrt((1 - f)/f) sigma).
        var expected = 0.15 / (Math.Sqrt((1 - 0.03) / 0.03) * Math.Sqrt(0.7 * 0.3));
        Assert.Equal(expected, selection.Correlation, 12);
        Assert.Equal(0.03 / 0.97 / (expected * expected), selection.WorthOf!.Value, 9);
        Assert.Equal(expected * 0.02 / 0.15, selection.ToHide, 12);
        Assert.NotNull(selection.ToOverturn);
        Assert.Contains("drawn at random", read.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_the_name_back_leaves_live_answers_alone()
    {
        await Feed(_ => 80);
        await Survey(2, 70);
        await world.Get<NameAnchor>().Run(world.Actor, sample.CollectorId, false);

        Assert.Equal(EstimateStatus.NotIdentified, (await Read()).Status);
    }

    private async Task Feed(Func<int, int> favourable)
    {
        var version = await world.Freeze("live", Ask.Thumbs());
        for (var month = 0; month < 12; month++)
            await world.Count(
                live,
                version,
                Period.Month(Start + month),
                World.Trust(10 * favourable(month), 1000 - (10 * favourable(month)))
            );
    }

    private async Task Survey(int month, int favourable)
    {
        await world.Get<NameAnchor>().Run(world.Actor, sample.CollectorId);
        await world.Count(
            sample,
            await world.Freeze("sample", Ask.Thumbs()),
            Period.Month(Start + month),
            World.Trust(10 * favourable, 1000 - (10 * favourable))
        );
    }

    private async Task Customers(long customers) =>
        Assert.True(
            (
                await world
                    .Get<RecordVolume>()
                    .Run(
                        world.Actor,
                        new VolumeToRecord(
                            world.ServiceId,
                            "website",
                            Period.Month(Start + 6).First,
                            Period.Month(Start + 8).Last,
                            customers,
                            null,
                            "a test",
                            "volume"
                        )
                    )
            ).IsDone
        );

    private async Task<Nowcast> Read() =>
        (
            await world
                .Get<ReadNowcast>()
                .Run(
                    new NowcastQuery(
                        world.AgencyId,
                        World.Scope(live, sample),
                        "trust",
                        Period.Month(Start),
                        Period.Month(Start + 11)
                    )
                )
        ).Value;
}
