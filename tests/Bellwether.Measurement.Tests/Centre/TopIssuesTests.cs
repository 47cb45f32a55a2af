using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests.Centre;

/// <summary>Worked numbers: contacts by reason of five weeks, their cost, gaps, and speeds with and without their twin.</summary>
public sealed class TopIssuesTests : IAsyncLifetime
{
    // A Sunday; the week is February 23 to March 1, 2026.
    private static readonly DateOnly Sunday = new(2026, 3, 1);

    private World world = null!;
    private ScopedCollector phone = null!;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        phone = world.Collector("Contacts", "contact_center") with { IsSurvey = false };
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Volume_trend_and_cost_are_those_that_can_be_worked_out_by_hand()
    {
        await Weeks(
            "list",
            ["status", "document_lost", "other"],
            day => day >= Sunday.AddDays(-6) ? [60, 40, 0] : [80, 20, 0]
        );
        await Fact("cost_per_contact", new(2026, 1, 1), new(2026, 3, 31), 9.80m);

        var week = await Read();

        Assert.Equal(500, week.Contacts);
        Assert.Equal(4900m, week.Cost);
        Assert.Equal(["document_lost", "status"], week.Issues.Select(issue => issue.Reason.Key));
        var lost = week.Issues[0];
        Assert.Equal((200, 2, 1960m), (lost.Contacts, lost.RankByVolume, lost.Cost));
        Assert.Equal(0.4, lost.Share.Value!.Value, 6);
        // (200 + 5)/5 a day against (400 + 5 x 20/5)/20 a day.
        Assert.Equal(205 / 5.0 / (420 / 20.0), lost.TrendTimes, 6);
        Assert.Equal(0.2, lost.Change.Value!.Value, 6);
        Assert.Equal(1, lost.PainTimes, 6);
        Assert.Equal(1, week.Issues.Sum(issue => issue.Weight), 6);
        Assert.Null(week.Ballots);
    }

    [Fact]
    public async Task A_day_of_which_nothing_is_known_is_a_gap_and_no_fall()
    {
        var gap = Sunday.AddDays(-4);
        await Weeks("list", ["status", "other"], day => day == gap ? null : [90, 10]);

        var week = await Read();

        Assert.Equal([gap], week.MissingDays);
        Assert.Equal(400, week.Contacts);
        Assert.InRange(week.Issues[0].TrendTimes, 0.95, 1.05);
        Assert.Null(week.Cost);
    }

    [Fact]
    public async Task A_changed_list_of_codes_goes_on_under_the_same_keys_and_is_told()
    {
        await Weeks("list", ["status", "other"], day => day < Sunday.AddDays(-6) ? [90, 10] : null);
        await Weeks(
            "list",
            ["status", "urgent", "other"],
            day => day >= Sunday.AddDays(-6) ? [80, 0, 20] : null
        );

        var week = await Read();
        var hygiene = await world
            .Get<ReadReasonHygiene>()
            .Run(world.AgencyId, World.Scope(phone), Sunday.AddDays(-90), Sunday);

        Assert.Equal(0.9, week.Issues[0].Before.Value!.Value, 6);
        var change = Assert.Single(hygiene.Changes);
        Assert.Equal(["urgent"], change.Began);
        Assert.Empty(change.Ended);
        Assert.Contains(hygiene.Unused, reason => reason.Key == "urgent");
        Assert.Equal(300 / 2500.0, hygiene.Other.Value!.Value, 6);
        Assert.False(hygiene.HidesTooMuch);
    }

    [Fact]
    public async Task A_speed_without_quality_is_not_shown_and_with_it_both_are()
    {
        var day = Sunday.AddDays(-3);
        await Fact("calls_offered", day, day, 100);
        await Fact("calls_answered", day, day, 80);
        await Fact("calls_abandoned", day, day, 20);
        await Fact("answer_seconds", day, day, 200);

        var without = await Centre();
        await Fact("issues_closed", day, day, 70);
        await Fact("issues_first", day, day, 49);
        var with = await Centre();

        Assert.True(without.SpeedWithheld);
        Assert.Null(without.Answer);
        Assert.Equal((200, 80), (with.Answer!.Seconds, with.Answer.Calls));
        Assert.Equal(0.7, with.Answer.Twin.Value!.Value, 6);
        Assert.Equal(0.2, with.Abandoned.Value!.Value, 6);
        Assert.Null(with.Handle);
    }

    [Fact]
    public async Task Another_agency_reads_nothing()
    {
        await Weeks("list", ["status", "other"], _ => [90, 10]);
        var other = Ids.From(world.AgencyId, "another");

        var week = await world.Get<ReadTopIssues>().Run(other, World.Scope(phone), Sunday);

        Assert.Equal(0, week.Contacts);
        Assert.Null(
            (
                await world
                    .Get<ReadCentre>()
                    .Run(other, [world.ServiceId], Sunday.AddDays(-27), Sunday)
            ).Offered
        );
    }

    private Task<TopIssues> Read() =>
        world.Get<ReadTopIssues>().Run(world.AgencyId, World.Scope(phone), Sunday);

    private Task<CentreFigures> Centre() =>
        world.Get<ReadCentre>().Run(world.AgencyId, [world.ServiceId], Sunday.AddDays(-27), Sunday);

    // Weekdays of five weeks; null: nothing is known of the day.
    private async Task Weeks(string name, string[] reasons, Func<DateOnly, long[]?> counts)
    {
        var version = await world.Freeze(
            name,
            new Item("reason", ItemKind.SingleChoice, LocalText.Of("Why did people get in touch?"))
            {
                Options = [.. reasons.Select(key => new ResponseOption(key, LocalText.Of(key)))],
            }
        );
        var tallies = new List<NewTally>();
        for (var day = Sunday.AddDays(-34); day <= Sunday; day = day.AddDays(1))
        {
            if (
                day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || counts(day) is not { } of
            )
                continue;
            tallies.Add(
                new NewTally(
                    Ids.From(phone.CollectorId, $"{day:O}"),
                    world.AgencyId,
                    phone.CollectorId,
                    version,
                    $"{day:O}",
                    day,
                    day,
                    new Slice("contact_center"),
                    of.Sum(),
                    [new ItemTally("reason", [.. of])],
                    "a test"
                )
            );
        }
        await world.Get<RecordTallies>().Run([.. tallies]);
    }

    private Task Fact(string kind, DateOnly first, DateOnly last, decimal value) =>
        world
            .Get<RecordFacts>()
            .Run(
                world.Actor,
                [
                    new FactToRecord(
                        new OperationalFact(
                            world.AgencyId,
                            world.ServiceId,
                            "contact_center",
                            kind,
                            first,
                            last,
                            value,
                            "a test"
                        ),
                        $"{kind}/{first:O}"
                    ),
                ]
            );
}
