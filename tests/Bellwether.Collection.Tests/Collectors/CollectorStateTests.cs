using Bellwether.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Tests;

public sealed class CollectorStateTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("open-feedback");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_closed_collector_says_so_and_where_else_to_turn_and_can_be_opened_again()
    {
        var collector = await world.OpenCollector(
            version,
            what => what with { Contact = "help@example.gov" }
        );
        Assert.True((await world.Answer(collector, ("comment", "good"))).IsDone);

        await world.Get<CloseCollector>().Run(world.Ana, collector.CollectorId);
        await world.Get<CloseCollector>().Run(world.Ana, collector.CollectorId);
        var refused = await world.Answer(collector, ("comment", "good"));
        await world.Get<ReopenCollector>().Run(world.Ana, collector.CollectorId);
        var taken = await world.Answer(collector, ("comment", "good"));

        Assert.Equal(CollectorGate.Closed, refused.Refusal!.Code);
        Assert.Equal(
            "This survey has closed. You can still tell us at help@example.gov.",
            refused.Refusal.Message
        );
        Assert.True(taken.IsDone);
        Assert.Single(await world.Events<CollectorClosed>());
        Assert.Equal(2, (await world.Events<CollectorOpened>()).Count);
    }

    [Theory]
    [InlineData("2026-03-31T12:00:00Z", CollectorGate.NotOpenYet)]
    [InlineData("2026-04-01T03:59:00Z", CollectorGate.NotOpenYet)] // still March 31 in Washington
    [InlineData("2026-04-01T04:00:00Z", null)]
    [InlineData("2026-05-01T03:59:00Z", null)] // still April 30 in Washington
    [InlineData("2026-05-01T04:00:00Z", CollectorGate.Closed)]
    public async Task Days_begin_and_end_in_the_zone_of_the_agency(string at, string? expected)
    {
        var collector = await world.OpenCollector(
            version,
            what =>
                what with
                {
                    OpensOn = new DateOnly(2026, 4, 1),
                    ClosesOn = new DateOnly(2026, 4, 30),
                }
        );
        world.Time.MoveTo(DateTimeOffset.Parse(at));

        var outcome = await world.Answer(collector, ("comment", "good"));

        Assert.Equal(expected, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task An_expired_clearance_closes_the_collector_by_itself_without_blame()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2026, 3, 3)));
        var collector = await world.OpenCollector(
            version,
            what => what with { ClearanceId = clearance }
        );
        var onTheLastDay = await world.Answer(collector, ("comment", "good"));
        world.Time.Move(TimeSpan.FromDays(1));

        var after = await world
            .Get<RecordResponse>()
            .Run(CollectionWorld.Incoming(collector, ("comment", "bien")) with { Language = "es" });

        Assert.True(onTheLastDay.IsDone);
        Assert.Equal(CollectorGate.ClearanceExpired, after.Refusal!.Code);
        Assert.Equal("Esta encuesta ya cerró. Gracias por venir.", after.Refusal.Message);
    }

    [Fact]
    public async Task What_another_process_closes_is_closed_here_within_seconds()
    {
        var collector = await world.OpenCollector(version);
        Assert.True((await world.Answer(collector, ("comment", "good"))).IsDone);

        await using (var other = world.AnotherProcess())
            await other.GetRequiredService<CloseCollector>().Run(world.Ana, collector.CollectorId);
        world.Time.Move(TimeSpan.FromSeconds(2));

        var refused = await world.Answer(collector, ("comment", "good"));
        Assert.Equal(CollectorGate.Closed, refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_version_was_replaced_counts_under_the_version_it_showed()
    {
        var first = await world.Freeze("a11-v2-thumbs");
        var second = await world.Freeze(
            "a11-v2-thumbs",
            first.InstrumentId,
            content => content with { Items = [content.Items[0]] }
        );
        var clearance = await world.Cover(first);
        var collector = await world.OpenCollector(
            first,
            what => what with { ClearanceId = clearance }
        );
        await world
            .Get<AttestVersion>()
            .Run(
                Covered.Officer(world.Agency.AgencyId),
                clearance,
                second.VersionId,
                second.ContentHash
            );

        await world.Get<ReplaceVersion>().Run(world.Ana, collector.CollectorId, second.VersionId);
        var old = await world
            .Get<RecordResponse>()
            .Run(
                CollectionWorld.Incoming(collector, ("trust", "1"), ("comment", "good")) with
                {
                    VersionId = first.VersionId,
                }
            );
        var current = await world.Answer(collector, ("trust", "1"), ("comment", "good"));

        Assert.True(old.IsDone);
        Assert.Equal(CheckAnswers.OutsideVersion, current.Refusal?.Code);
        Assert.Equal(
            new CollectorVersionReplaced(
                world.Agency.AgencyId,
                collector.CollectorId,
                second.VersionId
            ),
            Assert.Single(await world.Events<CollectorVersionReplaced>())
        );
    }

    [Fact]
    public async Task A_version_of_another_instrument_is_refused()
    {
        var collector = await world.OpenCollector(version);
        var other = await world.Freeze("a11-v2-thumbs");

        var outcome = await world
            .Get<ReplaceVersion>()
            .Run(world.Ana, collector.CollectorId, other.VersionId);

        Assert.Equal("collector.other-instrument", outcome.Refusal!.Code);
    }
}
