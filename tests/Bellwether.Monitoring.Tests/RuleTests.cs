using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring.Tests;

public sealed class RuleTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_threshold_comes_true_once_and_only_beyond_chance()
    {
        await world.Answers(world.Today.AddDays(-20), 21, 24);
        await Write(new RuleToWrite(RuleKind.Threshold, "trust", 0.75, 14));
        await Write(new RuleToWrite(RuleKind.Threshold, "trust", 0.61, 14));

        await world.Watch();
        await world.Watch();
        world.Time.Move(TimeSpan.FromDays(1));
        await world.Watch();

        var alert = Assert.Single((await List()).Waiting);
        var signal = Assert.Single(alert.Signals);
        Assert.Equal((SignalKind.Rule, 0.75), (signal.Kind, signal.UsualShare));
        Assert.NotNull(signal.RuleId);
        Assert.Contains("it should be 75 % or more", SignalSentences.Say(signal).In("en"));
    }

    [Fact]
    public async Task A_fall_against_the_eight_weeks_before_comes_true()
    {
        await world.Answers(world.Today.AddDays(-40), 33, 32);
        await world.Answers(world.Today.AddDays(-6), 7, 24);
        await Write(new RuleToWrite(RuleKind.Change, "trust", 0.05, 7));

        await world.Watch();

        var signal = Assert.Single(Assert.Single((await List()).Waiting).Signals);
        Assert.Equal(SignalKind.Fall, signal.Kind);
        Assert.Equal(0.8, signal.UsualShare, 3);
    }

    [Fact]
    public async Task Open_days_without_answers_come_true_and_closed_days_do_not_count()
    {
        await world.Answers(world.Today.AddDays(-30), 24, 32);
        await Write(new RuleToWrite(RuleKind.Silence, null, null, 5));
        await world
            .Get<CloseDays>()
            .Run(
                world.Analyst,
                new DaysToClose(world.Today.AddDays(-3), world.Today.AddDays(-2), "Founders' Day")
            );

        await world.Watch();
        Assert.Empty((await List()).Waiting);

        world.Time.Move(TimeSpan.FromDays(2));
        await world.Watch();
        Assert.Equal(SignalKind.Silence, Assert.Single((await List()).Waiting).Signals[0].Kind);
    }

    [Fact]
    public async Task A_rule_that_is_off_says_why_and_is_not_looked_at()
    {
        await world.Answers(world.Today.AddDays(-20), 21, 24);
        var rule = await Write(new RuleToWrite(RuleKind.Threshold, "trust", 0.75, 14));

        var without = await world.Get<SwitchRuleOff>().Run(world.Analyst, rule.RuleId, " ");
        await world.Get<SwitchRuleOff>().Run(world.Analyst, rule.RuleId, "The target changed.");
        await world.Watch();

        Assert.Equal("reason", Assert.Single(without.Refusal!.Faults).Field);
        Assert.Empty((await List()).Waiting);
        var off = Assert.Single(await world.Get<ListRules>().Run(world.AgencyId));
        Assert.Equal(("The target changed.", "An analyst"), (off.OffReason, off.OffBy));
        Assert.True((await Write(Again(off))).IsOn);
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_is_named_field_by_field()
    {
        var refused = await world
            .Get<WriteRule>()
            .Run(
                world.Analyst,
                new RuleToWrite(RuleKind.Threshold, "shoe size", 75, 0)
                {
                    ServiceId = Guid.NewGuid(),
                    Channel = "pigeon",
                    Hearers = [Guid.NewGuid()],
                }
            );
        var spike = await world
            .Get<WriteRule>()
            .Run(world.Analyst, new RuleToWrite(RuleKind.ThemeSpike, "shoes", 2, 7));

        Assert.Equal(
            ["subject", "bound", "days", "channel", "service", "hearers"],
            refused.Refusal!.Faults.Select(fault => fault.Field)
        );
        Assert.Equal("subject", Assert.Single(spike.Refusal!.Faults).Field);
        Assert.Empty(await world.Get<ListRules>().Run(world.AgencyId));
    }

    [Fact]
    public async Task More_weeks_of_work_than_four_overtime_and_missing_numbers_are_told_without_a_rule()
    {
        for (var week = 1; week <= 8; week++)
        {
            await Fact("backlog", week, 500);
            await Fact("completed", week, 100);
            await Fact("workload_hours", week, 400);
            await Fact("overtime_hours", week, 76);
        }
        await Write(new RuleToWrite(RuleKind.Backlog, null, 4.5, null));

        await world.Watch();

        var signals = Assert.Single((await List()).Waiting).Signals;
        Assert.Equal(
            [SignalKind.Backlog, SignalKind.Backlog, SignalKind.Overtime],
            signals.Select(signal => signal.Kind).Order()
        );
        Assert.All(
            signals.Where(signal => signal.Kind == SignalKind.Backlog),
            signal => Assert.Equal(5, signal.Found!.Value, 3)
        );

        world.Time.Move(TimeSpan.FromDays(30));
        await world.Watch();
        Assert.Contains(
            (await List()).Waiting.SelectMany(alert => alert.Signals),
            signal => signal.Kind == SignalKind.Missing
        );
    }

    [Fact]
    public async Task Another_agency_neither_reads_nor_switches_off_nor_opens()
    {
        var rule = await Write(new RuleToWrite(RuleKind.Backlog, null, 4.5, null));
        var closed = (
            await world
                .Get<CloseDays>()
                .Run(world.Analyst, new DaysToClose(world.Today, null, "Founders' Day"))
        ).Value;
        var stranger = new Actor(Ids.From(world.AgencyId, "another"), Guid.NewGuid(), "Them");

        Assert.Empty(await world.Get<ListRules>().Run(stranger.AgencyId));
        Assert.Empty(await world.Get<ListClosedDays>().Run(stranger.AgencyId));
        Assert.Equal(
            "alert.no-rule",
            (await world.Get<SwitchRuleOff>().Run(stranger, rule.RuleId, "Mine.")).Refusal!.Code
        );
        Assert.Equal(
            "alert.no-closed-days",
            (await world.Get<OpenDays>().Run(stranger, closed.ClosedId)).Refusal!.Code
        );
    }

    private async Task<AlertRule> Write(RuleToWrite rule)
    {
        var outcome = await world.Get<WriteRule>().Run(world.Analyst, rule);
        Assert.True(
            outcome.IsDone,
            string.Join(' ', outcome.Refusal?.Faults.Select(fault => fault.Message) ?? [])
        );
        return outcome.Value;
    }

    private static RuleToWrite Again(AlertRule rule) =>
        new(rule.Kind, rule.Subject, rule.Bound, rule.Days) { RuleId = rule.RuleId };

    private Task Fact(string kind, int weeksAgo, decimal value) =>
        world
            .Get<RecordFacts>()
            .Run(
                world.Analyst,
                [
                    new FactToRecord(
                        new OperationalFact(
                            world.AgencyId,
                            world.ServiceId,
                            "web",
                            kind,
                            world.Today.AddDays(-7 * weeksAgo),
                            world.Today.AddDays((-7 * weeksAgo) + 6),
                            value,
                            "a test"
                        ),
                        $"{kind}/{weeksAgo}"
                    ),
                ]
            );

    private Task<AlertList> List() => world.Get<ListAlerts>().Run(world.AgencyId);
}
