using System.Diagnostics.Metrics;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>The watch over clearances: every fact once, whoever looks and how often.</summary>
public sealed class WarnClearancesTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private readonly DateOnly last = new(2026, 7, 31);

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-thumbs");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Warnings_come_at_120_60_30_and_14_days_once_each_and_the_end_is_told_once()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(last));
        await world.OpenCollector(version, what => what with { ClearanceId = clearance });
        foreach (var left in new[] { 121, 120, 120, 119, 60, 31, 30, 14, 13, 1, 0, -1, -2, -100 })
        {
            At(left);
            await world.Get<WarnClearances>().Run();
        }

        var warned = await Mine<ClearanceExpiring>();
        Assert.Equal([(120, 120), (60, 60), (30, 30), (14, 14)], Days(warned));
        Assert.Equal(
            new ClearanceExpired(world.Agency.AgencyId, clearance, last, 1),
            Assert.Single(await Mine<ClearanceExpired>())
        );
    }

    [Fact]
    public async Task A_watch_that_slept_gives_the_nearest_warning_only()
    {
        await world.Cover(version, CollectionWorld.Approved(last));
        At(25);

        await world.Get<WarnClearances>().Run();

        Assert.Equal([(25, 30)], Days(await Mine<ClearanceExpiring>()));
    }

    [Fact]
    public async Task Two_processes_tell_it_once()
    {
        await world.Cover(version, CollectionWorld.Approved(last));
        At(60);
        await using var other = world.AnotherProcess();

        await Task.WhenAll(
            world.Get<WarnClearances>().Run(),
            Get<WarnClearances>(other).Run(),
            world.Get<WarnClearances>().Run()
        );

        Assert.Single(await Mine<ClearanceExpiring>());
    }

    [Fact]
    public async Task After_a_renewal_the_warnings_start_anew()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(last));
        At(10);
        await world.Get<WarnClearances>().Run();
        await world
            .Get<ChangeClearance>()
            .Run(
                Covered.Officer(world.Agency.AgencyId),
                clearance,
                1,
                CollectionWorld.Approved(last.AddDays(100))
            );

        await world.Get<WarnClearances>().Run();

        Assert.Equal([(10, 14), (110, 120)], Days(await Mine<ClearanceExpiring>()));
    }

    [Fact]
    public async Task G3_answers_times_minutes_are_counted_against_the_year_and_told_at_80_and_100_percent()
    {
        var clearance = await world.Cover(
            version,
            CollectionWorld.Approved(new(2028, 1, 1), minutes: 3) with
            {
                ResponsesPerYear = 100,
                HoursPerYear = 0.5, // ten answers of three minutes
            }
        );
        var collector = await world.OpenCollector(
            version,
            what => what with { ClearanceId = clearance }
        );
        await Answer(collector, 7);
        await world.Get<WarnClearances>().Run();
        Assert.Empty(await Mine<ClearanceBudgetUsed>());
        await Answer(collector, 1);
        await world.Get<WarnClearances>().Run();
        await world.Get<WarnClearances>().Run();
        await Answer(collector, 2);
        await world.Get<WarnClearances>().Run();

        var standing = (
            await world.Get<FindClearance>().Run(world.Agency.AgencyId, clearance)
        )!.Standing;
        Assert.Equal([80, 100], (await Mine<ClearanceBudgetUsed>()).Select(each => each.Percent));
        Assert.Equal(10, standing.Burden.Responses);
        Assert.Equal(0.5, standing.Burden.Hours, 9);
        Assert.Equal(100, standing.Burden.Percent);
        Assert.Equal("FY2026", standing.Burden.Year.Name);
        Assert.Equal(
            ["2025-10 0", "2025-11 0", "2025-12 0", "2026-01 0", "2026-02 0", "2026-03 10"],
            standing.Burden.Months.Select(month => $"{month.Month.Name} {month.Responses}")
        );
        Assert.Equal("G3", Assert.Single(standing.Warnings).RuleId);
    }

    [Fact]
    public async Task The_history_says_who_did_what()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(last));
        At(14);
        await world.Get<WarnClearances>().Run();

        var whole = await world.Get<FindClearance>().Run(world.Agency.AgencyId, clearance);

        Assert.Equal(
            ["warned system", "attested Olga, clearance officer", "added Olga, clearance officer"],
            whole!.Steps.Select(step => $"{step.What} {step.By}")
        );
        Assert.Equal(version.ContentHash, Assert.Single(whole.Versions).Attestation.ContentHash);
    }

    [Fact]
    public async Task The_watch_runs_in_the_background_and_can_be_observed()
    {
        using var told = new SemaphoreSlim(0);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "bellwether.clearances.rounds")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => told.Release());
        listener.Start();
        await world.Cover(version, CollectionWorld.Approved(last));
        At(60);
        var time = new TickingTime(world.Time);
        await using var provider = CollectionWorld.Provide(world.Db, time);
        using var watch = Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>(provider)
            .OfType<WatchClearances>()
            .Single();

        await watch.StartAsync(CancellationToken.None);
        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(60)));
        await watch.StopAsync(CancellationToken.None);

        Assert.Single(await Mine<ClearanceExpiring>());
    }

    private void At(int daysLeft) =>
        world.Time.MoveTo(
            new DateTimeOffset(last.AddDays(-daysLeft), new TimeOnly(16, 0), TimeSpan.Zero)
        );

    private async Task Answer(Collector collector, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.True((await world.Answer(collector, ("trust", "1"))).IsDone);
    }

    private Task<IReadOnlyList<T>> Mine<T>()
        where T : Foundation.Events.IEvent => world.Events<T>();

    private static IEnumerable<(int, int)> Days(IEnumerable<ClearanceExpiring> warned) =>
        warned.Select(each => (each.DaysLeft, each.WarnDays));

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => (T)provider.GetService(typeof(T))!;

    /// <summary>The clock of the test, whose waits end at once.</summary>
    private sealed class TickingTime(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        ) =>
            base.CreateTimer(
                callback,
                state,
                dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.FromMilliseconds(50),
                period
            );
    }
}
