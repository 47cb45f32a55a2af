using Bellwether.Foundation;
using Bellwether.Foundation.Events;

namespace Bellwether.Monitoring.Tests;

public sealed class WatchStreamsTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_fall_raises_one_alert_with_its_event_and_looking_again_changes_nothing()
    {
        await world.Answers(world.Today.AddDays(-100), 93, 34);
        await world.Answers(world.Today.AddDays(-7), 8, 18);

        var first = await world.Watch();
        var second = await world.Watch();
        var third = await world
            .Get<WatchStreams>()
            .Run(world.AgencyId, world.Scope, world.Today.AddDays(-90));

        Assert.Equal(1, first.Raised);
        Assert.Equal((0, 0), (second.Raised, third.Raised));
        var alert = Assert.Single((await List()).Waiting);
        Assert.Equal(world.ServiceId, alert.ServiceId);
        Assert.Equal(world.Today.AddDays(-7), alert.Signals[0].Since);
        var raised = await world.Get<Outbox>().After(0, nameof(AlertRaised), 10);
        Assert.Equal(alert.AlertId, Assert.Single(raised).As<AlertRaised>().AlertId);
    }

    [Fact]
    public async Task An_import_of_old_answers_is_history_and_tells_nobody()
    {
        await world.Answers(world.Today.AddDays(-300), 100, 34);
        await world.Answers(world.Today.AddDays(-200), 199, 18);

        await world.Watch();

        var list = await List();
        Assert.Empty(list.Waiting);
        Assert.Single(list.History);
    }

    [Fact]
    public async Task Taken_put_off_and_judged_an_alert_says_so()
    {
        var alert = await Raised();

        Assert.True((await world.Get<TakeAlert>().Run(world.Analyst, alert)).IsDone);
        Assert.Equal("An analyst", (await Find(alert)).Owner!.Name);

        var until = world.Today.AddDays(14);
        Assert.True(
            (
                await world
                    .Get<SnoozeAlert>()
                    .Run(world.Analyst, alert, until, "The office is closed this week.")
            ).IsDone
        );
        Assert.Empty((await List()).Waiting);
        Assert.Single((await List()).PutOff);
        world.Time.Move(TimeSpan.FromDays(14));
        Assert.Single((await List()).Waiting);

        Assert.True(
            (
                await world
                    .Get<JudgeAlert>()
                    .Run(world.Analyst, alert, AlertVerdict.False, "A holiday.")
            ).IsDone
        );
        var list = await List();
        Assert.Equal(new AlertPrecision(0, 0, 1), list.Precision);
        Assert.Equal("A holiday.", Assert.Single(list.Done).VerdictNote);
    }

    [Fact]
    public async Task What_is_missing_is_named_field_by_field()
    {
        var alert = await Raised();

        var snoozed = await world
            .Get<SnoozeAlert>()
            .Run(world.Analyst, alert, world.Today.AddDays(400), " ");
        var judged = await world
            .Get<JudgeAlert>()
            .Run(world.Analyst, alert, AlertVerdict.Open, null);

        Assert.Equal(["until", "reason"], snoozed.Refusal!.Faults.Select(fault => fault.Field));
        Assert.Equal(["verdict", "note"], judged.Refusal!.Faults.Select(fault => fault.Field));
        Assert.Equal(
            RefusalKind.Forbidden,
            (await world.Get<TakeAlert>().Run(Actor.System(world.AgencyId), alert)).Refusal!.Kind
        );
    }

    [Fact]
    public async Task An_alert_is_judged_once()
    {
        var alert = await Raised();
        await world.Get<JudgeAlert>().Run(world.Analyst, alert, AlertVerdict.Real, "New desk.");

        var again = await world
            .Get<JudgeAlert>()
            .Run(world.Analyst, alert, AlertVerdict.False, "No.");

        Assert.Equal("alert.judged", again.Refusal!.Code);
    }

    [Fact]
    public async Task The_evidence_shows_the_weeks_around_the_change()
    {
        var alert = await Find(await Raised());

        var weeks = await world
            .Get<ReadEvidence>()
            .Run(world.AgencyId, world.Scope, alert.Signals[0]);

        var change = Assert.Single(weeks, week => week.First == alert.Signals[0].Since);
        Assert.Equal(0.45, change.Share!.Value, 3);
        Assert.True(change.StandsOut);
        Assert.DoesNotContain(weeks, week => week.First < change.First && week.StandsOut);
        Assert.Null(weeks[0].Share);
    }

    [Fact]
    public async Task Another_agency_sees_and_changes_nothing()
    {
        var alert = await Raised();
        var stranger = new Actor(
            Ids.From(world.AgencyId, "another agency"),
            Ids.From(world.AgencyId, "their analyst"),
            "Them"
        );
        var list = await world.Get<ListAlerts>().Run(stranger.AgencyId);
        Assert.Empty(list.Waiting);
        Assert.Empty(list.History);
        Assert.Null(await world.Get<FindAlert>().Run(stranger.AgencyId, alert));
        var signal = (await Find(alert)).Signals[0];
        Assert.All(
            await world.Get<ReadEvidence>().Run(stranger.AgencyId, world.Scope, signal),
            week => Assert.Equal(0, week.Answers)
        );
        Assert.Equal(
            "alert.unknown",
            (await world.Get<TakeAlert>().Run(stranger, alert)).Refusal!.Code
        );
        Assert.Equal(
            "alert.unknown",
            (await world.Get<JudgeAlert>().Run(stranger, alert, AlertVerdict.Real, "Mine."))
                .Refusal!
                .Code
        );
        Assert.Null((await Find(alert)).Owner);
    }

    private async Task<Guid> Raised()
    {
        await world.Answers(world.Today.AddDays(-100), 93, 34);
        await world.Answers(world.Today.AddDays(-7), 8, 18);
        await world.Watch();
        return Assert.Single((await List()).Waiting).AlertId;
    }

    private Task<AlertList> List() => world.Get<ListAlerts>().Run(world.AgencyId);

    private async Task<Alert> Find(Guid alertId) =>
        (await world.Get<FindAlert>().Run(world.AgencyId, alertId))!;
}
