using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Improvement.Tests;

/// <summary>What the front sees and asks: merged, answered within ten working days or escalated, and nobody named against their will.</summary>
public sealed class FrontlineTests : IAsyncLifetime
{
    private readonly FakeTime time = new(new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero));
    private readonly Actor theirs = Actor.System(Ids.New(DateTimeOffset.UnixEpoch));
    private Actor ana = null!;
    private Guid service;
    private TestDb test = null!;
    private ServiceProvider provider = null!;

    private static DateOnly Today => new(2026, 3, 3);

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddFoundation(test.Db)
            .AddOrganization()
            .AddImprovement()
            .BuildServiceProvider();
        await Get<SchemaRunner>().Run();
        var agency = (
            await Get<RegisterAgency>()
                .Run(new AgencyToRegister("Department of Civic Services", "DCS"))
        ).Value;
        ana = new Actor(agency.AgencyId, Ids.From(agency.AgencyId, "ana"), "Ana Ruiz");
        var unit = (
            await Get<AddUnit>().Run(ana, new UnitToAdd("Bureau of Travel", "BT", UnitKind.Bureau))
        ).Value;
        service = (
            await Get<AddService>().Run(ana, new ServiceToAdd(unit.UnitId, "Renewing a passport"))
        )
            .Value
            .ServiceId;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await test.DisposeAsync();
    }

    [Fact]
    public async Task The_same_observation_gets_one_more_mark_and_the_same_form_twice_none()
    {
        var first = await Log("The photo page times out.");
        var form = Ids.New(time);
        var second = await Log("the photo page  TIMES OUT", form);
        await Log("the photo page  TIMES OUT", form);

        Assert.Equal(first.ObservationId, second.ObservationId);
        var seen = Assert.Single(await Get<ListObservations>().Run(ana.AgencyId));
        Assert.Equal(2, seen.Marks.Length);
        Assert.Equal("The photo page times out.", seen.What);
    }

    [Fact]
    public async Task Of_an_anonymous_observation_nothing_of_who_it_was_is_kept()
    {
        await Log("The line is long at noon.");

        var seen = Assert.Single(await Get<ListObservations>().Run(ana.AgencyId));
        Assert.Null(Assert.Single(seen.Marks).Named);
        Assert.Empty(seen.Named);

        await Get<MarkObservation>()
            .Run(ana, seen.ObservationId, Ids.New(time), HowOften.Daily, 0, withName: true);
        Assert.Equal(
            ["Ana Ruiz"],
            Assert.Single(await Get<ListObservations>().Run(ana.AgencyId)).Named
        );
    }

    [Fact]
    public async Task Naming_a_customer_or_a_colleague_brings_a_proposal_and_nothing_is_kept()
    {
        var customer = await Get<LogObservation>()
            .Run(ana, New("Her name is Mary Smith, call her at 202-555-0143, she waited an hour."));
        var colleague = await Get<LogObservation>()
            .Run(ana, New("Bob Miller never picks up.") with { Colleagues = ["Bob Miller"] });

        Assert.Contains(
            "[phone number removed]",
            Assert.Single(customer.Refusal!.Faults).Message,
            StringComparison.Ordinal
        );
        var proposal = Assert.Single(colleague.Refusal!.Faults);
        Assert.Equal("what", proposal.Field);
        Assert.Contains("“[name removed] never picks up.”", proposal.Message);
        Assert.Empty(await Get<ListObservations>().Run(ana.AgencyId));
        Assert.True(
            (
                await Get<LogObservation>()
                    .Run(
                        ana,
                        New("[name removed] never picks up.") with
                        {
                            Colleagues = ["Bob Miller"],
                        }
                    )
            ).IsDone
        );
    }

    [Fact]
    public async Task Everything_is_answered_within_ten_working_days_or_escalated()
    {
        var seen = await Log("The scanner jams.");
        // Tuesday March 3: ten working days later is Tuesday March 17.
        Assert.Equal(new DateOnly(2026, 3, 17), seen.DueOn);
        Assert.False(seen.IsEscalated(seen.DueOn));
        Assert.True(seen.IsEscalated(seen.DueOn.AddDays(1)));

        var answered = await Get<AnswerObservation>()
            .Run(ana, seen.ObservationId, AnswerStanding.Done, "A new scanner stands there.");

        Assert.False(answered.Value.IsEscalated(seen.DueOn.AddDays(30)));
        Assert.Equal(
            "front.answered",
            (
                await Get<AnswerObservation>()
                    .Run(ana, seen.ObservationId, AnswerStanding.Declined, "No.")
            )
                .Refusal!
                .Code
        );
    }

    [Fact]
    public async Task Minutes_lost_become_hours_by_system_and_month()
    {
        await Friction("Ledger 7", "It freezes.", 30);
        await Friction("ledger 7", "It freezes.", 45);
        await Friction("Scan desk", "No scans.", 20);

        var months = await Get<ReadFriction>()
            .Run(ana.AgencyId, [service], Today.AddMonths(-1), Today);

        Assert.Equal(
            [("Ledger 7", 75, 1.2m, 2), ("Scan desk", 20, 0.3m, 1)],
            months.Select(month => (month.System, month.Minutes, month.Hours, month.Reports))
        );
        Assert.Empty(await Get<ReadFriction>().Run(ana.AgencyId, [], Today.AddMonths(-1), Today));
    }

    [Fact]
    public async Task A_slip_has_a_due_day_and_its_answer_comes_back()
    {
        var ask = (
            await Get<AskOwner>().Run(ana, new NewAsk(service, "Which photo size counts now?"))
        ).Value;
        Assert.Equal(new DateOnly(2026, 3, 17), ask.DueOn);
        Assert.True(ask.IsOverdue(ask.DueOn.AddDays(1)));

        await Get<AnswerAsk>()
            .Run(ana, ask.AskId, AnswerStanding.Done, "Two by two inches; the page says so now.");

        var back = Assert.Single(await Get<ListAsks>().Run(ana.AgencyId, [service]));
        Assert.Equal((AnswerStanding.Done, "Ana Ruiz"), (back.Standing, back.AnsweredBy));
        Assert.False(back.IsOverdue(ask.DueOn.AddDays(1)));
    }

    [Fact]
    public async Task What_is_missing_is_named_field_by_field()
    {
        var observation = await Get<LogObservation>()
            .Run(
                ana,
                new NewObservation(Guid.NewGuid(), ObservationKind.Friction, " ", (HowOften)99)
                {
                    Minutes = 9999,
                    Barrier = "XX",
                }
            );
        var ask = await Get<AskOwner>().Run(ana, new NewAsk(Guid.NewGuid(), "") { Days = 0 });

        Assert.Equal(
            ["service", "what", "often", "minutes", "barrier", "system"],
            observation.Refusal!.Faults.Select(fault => fault.Field)
        );
        Assert.Equal(
            ["service", "question", "days"],
            ask.Refusal!.Faults.Select(fault => fault.Field)
        );
    }

    [Fact]
    public async Task Another_agency_sees_and_changes_nothing()
    {
        var seen = await Log("The door sticks.");
        var ask = (await Get<AskOwner>().Run(ana, new NewAsk(service, "Why?"))).Value;

        Assert.Empty(await Get<ListObservations>().Run(theirs.AgencyId));
        Assert.Empty(await Get<ListAsks>().Run(theirs.AgencyId));
        Assert.Empty(
            await Get<ReadFriction>().Run(theirs.AgencyId, [service], Today.AddYears(-1), Today)
        );
        Assert.All(
            new[]
            {
                (
                    await Get<AnswerObservation>()
                        .Run(theirs, seen.ObservationId, AnswerStanding.Done, "Mine.")
                ).Refusal,
                (
                    await Get<MarkObservation>()
                        .Run(
                            theirs,
                            seen.ObservationId,
                            Ids.New(time),
                            HowOften.Once,
                            0,
                            withName: false
                        )
                ).Refusal,
                (
                    await Get<AnswerAsk>().Run(theirs, ask.AskId, AnswerStanding.Done, "Mine.")
                ).Refusal,
            },
            refusal => Assert.Equal("front.unknown", refusal!.Code)
        );
    }

    private NewObservation New(string what) =>
        new(service, ObservationKind.Customers, what, HowOften.Daily);

    private async Task<Observation> Log(string what, Guid? form = null) =>
        (await Get<LogObservation>().Run(ana, New(what) with { MarkId = form })).Value;

    private async Task Friction(string system, string what, int minutes) =>
        Assert.True(
            (
                await Get<LogObservation>()
                    .Run(
                        ana,
                        new NewObservation(service, ObservationKind.Friction, what, HowOften.Often)
                        {
                            System = system,
                            Minutes = minutes,
                        }
                    )
            ).IsDone
        );

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
