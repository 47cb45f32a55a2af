using Bellwether.Foundation;

namespace Bellwether.Organization.Tests;

public sealed class JourneyTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    [Fact]
    public async Task A_journey_comes_back_as_it_was_written_with_todays_names_of_units_and_services()
    {
        var entry = await Entry();

        var kept = (await Keep(entry)).Value;
        var read = Assert.Single(await Get<ReadJourneys>().Run(Ana.AgencyId));
        var again = (await Keep(read.Entry)).Value;

        Assert.Equal(new EntriesKept(1, 0, 0), kept);
        Assert.Equal(new EntriesKept(0, 0, 1), again);
        Assert.Equal("Renovar un pasaporte", read.NameIn("es"));
        var stage = read.Stages[1];
        Assert.Equal(["Bureau", "Print center"], stage.Units);
        Assert.Equal("ease@renewing/website", stage.Measures[0].ToString());
        Assert.Equal("promise-kept@renewing", stage.Mirrors[0].ToString());
        Assert.Equal(["The status line says nothing for four weeks"], stage.Pains);
    }

    [Fact]
    public async Task Every_name_that_is_not_there_is_a_fault_of_its_own_and_nothing_is_written()
    {
        var entry = await Entry();
        var stages = entry.Stages.ToList();
        stages[0] = stages[0] with
        {
            Row = 7,
            Units = ["Nobody"],
            Measures = ["ease", "ease@nowhere", "ease@renewing/pigeon"],
        };

        var refusal = (
            await Keep(entry with { Row = 2, Segments = ["ghosts"], Stages = stages })
        ).Refusal!;

        Assert.Equal("journey.invalid", refusal.Code);
        Assert.Equal(
            [
                "row 2, segments",
                "row 7, units",
                "row 7, measures",
                "row 7, measures",
                "row 7, measures",
            ],
            refusal.Faults.Select(fault => fault.Field)
        );
        Assert.Empty(await Get<ReadJourneys>().Run(Ana.AgencyId));
    }

    [Fact]
    public async Task A_journey_that_is_taken_away_is_read_no_more_and_can_be_written_again()
    {
        var entry = await Entry();
        await Keep(entry);

        var gone = await Get<RetireJourney>().Run(Ana, entry.Slug);
        var twice = await Get<RetireJourney>().Run(Ana, entry.Slug);
        var after = await Get<ReadJourneys>().Run(Ana.AgencyId);
        await Keep(entry);

        Assert.True(gone.IsDone);
        Assert.Equal("journey.unknown", twice.Refusal?.Code);
        Assert.Empty(after);
        Assert.Equal(2, Assert.Single(await Get<ReadJourneys>().Run(Ana.AgencyId)).Revision);
    }

    [Fact]
    public async Task Two_stages_of_one_name_and_a_stale_revision_are_refused()
    {
        var entry = await Entry();
        await Keep(entry);

        var twins = await Keep(entry with { Stages = [entry.Stages[0], entry.Stages[0]] });
        var stale = await Get<KeepJourneys>()
            .Run(Ana, [entry with { About = "Else" }], new CatalogueRule(Revision: 4));

        Assert.Equal("journey.invalid", twins.Refusal?.Code);
        Assert.Equal("journey.stale", stale.Refusal?.Code);
    }

    private async Task<JourneyEntry> Entry()
    {
        var unit = await Unit("Bureau");
        await Unit("Print center");
        await Get<AddService>()
            .Run(Ana, new ServiceToAdd(unit.UnitId, "Renewing a passport") { Slug = "renewing" });
        return new JourneyEntry
        {
            Slug = "renewing-a-passport",
            Name = "Renewing a passport",
            NameEs = "Renovar un pasaporte",
            About = "From the day the trip is booked to the passport in hand.",
            LifeExperience = "traveling-abroad",
            Stages =
            [
                new StageEntry
                {
                    Slug = "find-out",
                    Name = "Find out",
                    Units = ["Bureau"],
                },
                new StageEntry
                {
                    Slug = "wait",
                    Name = "Wait",
                    NameEs = "Esperar",
                    Units = ["Bureau", "Print center"],
                    Moments = ["The first message after sending it off"],
                    Pains = ["The status line says nothing for four weeks"],
                    Measures = ["ease@renewing/website", "trust@renewing"],
                    Mirrors = ["promise-kept@renewing"],
                    Steps = ["Scan, check, print, mail"],
                },
            ],
        };
    }

    private Task<Outcome<EntriesKept>> Keep(JourneyEntry entry) =>
        Get<KeepJourneys>().Run(Ana, [entry], new CatalogueRule());
}
