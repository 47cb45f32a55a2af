using Bellwether.Foundation;

namespace Bellwether.Organization.Tests;

public sealed class CatalogueTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    private static readonly CatalogueRule AddUnits = new(AddUnits: true);

    [Fact]
    public async Task What_was_taken_in_is_given_out_the_same_and_taking_it_in_again_changes_nothing()
    {
        var entries = Entries();

        var kept = (await Keep(entries, AddUnits)).Value;
        var out1 = await Out();
        var again = (await Keep(out1, AddUnits)).Value;
        var out2 = await Out();

        Assert.Equal(new CatalogueKept(3, 0, 0, 3), kept);
        Assert.Equal(new CatalogueKept(0, 0, 3, 0), again);
        Assert.Equivalent(out1, out2, strict: true);
        var payroll = Assert.Single(out1, entry => entry.Slug == "getting-payroll-fixed");
        Assert.Equal(["renewing-a-passport"], payroll.Supports);
        Assert.Equal("Department / Shared Services", payroll.Unit);
        Assert.Equal(["website", "phone"], Assert.Single(payroll.Steps).Channels);
    }

    [Fact]
    public async Task A_file_with_faults_changes_nothing_and_names_every_row_and_field()
    {
        var entries = Entries();
        entries[0] = entries[0] with { Audience = "everybody", YearlyCustomers = -1 };
        entries[1] = entries[1] with { Supports = ["no-such-service"] };
        entries[2] = entries[2] with
        {
            Unit = "Nowhere",
            Steps = [new ServiceStep("Ask", ["pigeon"])],
        };

        var refusal = (await Keep(entries, new CatalogueRule())).Refusal!;

        Assert.Equal("catalogue.invalid", refusal.Code);
        var places = refusal.Faults.Select(fault => fault.Field).ToList();
        Assert.Contains("row 2, audience", places);
        Assert.Contains("row 2, yearlyCustomers", places);
        Assert.Contains("row 3, supports", places);
        Assert.Contains("row 4, unit", places);
        Assert.Contains("row 4, steps", places);
        Assert.Empty(await Get<ReadCatalogue>().Run(Ana.AgencyId));
    }

    [Fact]
    public async Task Services_that_stand_on_each_other_in_a_circle_are_refused_with_the_way_round()
    {
        var entries = Entries();
        await Keep(entries, AddUnits);

        var refusal = (
            await Keep(
                [
                    entries[0] with
                    {
                        Supports = ["getting-it-help"],
                    },
                    entries[2] with
                    {
                        Supports = ["getting-payroll-fixed"],
                    },
                ],
                new CatalogueRule()
            )
        ).Refusal!;

        Assert.Contains(
            "getting-it-help → getting-payroll-fixed → renewing-a-passport",
            string.Join(" ", refusal.Faults.Select(fault => fault.Message)),
            StringComparison.Ordinal
        );
        var self = (
            await Keep(
                [entries[0] with { Supports = ["renewing-a-passport"] }],
                new CatalogueRule()
            )
        ).Refusal;
        Assert.Equal("catalogue.invalid", self?.Code);
    }

    [Fact]
    public async Task What_is_missing_is_listed_and_nothing_is_refused_for_it()
    {
        await Keep(Entries(), AddUnits);

        var found = await Get<ReadCatalogue>().Run(Ana.AgencyId);

        var passport = Assert.Single(found, each => each.Service.Slug == "renewing-a-passport");
        Assert.Equal([CatalogueGap.NoSteps], passport.Gaps);
        Assert.Equal("Getting payroll fixed", Assert.Single(passport.SupportedBy).Name);
        var help = Assert.Single(found, each => each.Service.Slug == "getting-it-help");
        Assert.Equal(
            [
                CatalogueGap.NoOwner,
                CatalogueGap.NoVolume,
                CatalogueGap.NoType,
                CatalogueGap.NoSteps,
                CatalogueGap.SupportsNothing,
            ],
            help.Gaps
        );
    }

    [Fact]
    public async Task Counted_customers_close_the_gap_of_a_volume()
    {
        await Keep(Entries(), AddUnits);
        var help = (await Get<FindService>().Run(Ana.AgencyId, "getting-it-help")).Value;
        var today = DateOnly.FromDateTime(Get<TimeProvider>().GetUtcNow().UtcDateTime);

        await Get<RecordVolume>()
            .Run(
                Ana,
                new VolumeToRecord(
                    help.ServiceId,
                    "phone",
                    today.AddDays(-40),
                    today.AddDays(-10),
                    70,
                    null,
                    "count",
                    "k1"
                )
            );

        var found = Assert.Single(
            await Get<ReadCatalogue>().Run(Ana.AgencyId),
            each => each.Service.Slug == "getting-it-help"
        );
        Assert.Equal(70, found.Customers);
        Assert.DoesNotContain(CatalogueGap.NoVolume, found.Gaps);
    }

    [Fact]
    public async Task A_change_over_somebody_elses_is_refused_and_earlier_revisions_stay()
    {
        var entries = Entries();
        await Keep(entries, AddUnits);

        var first = await Keep(
            [entries[0] with { Row = 0, Owner = "Chief of renewals" }],
            new CatalogueRule(Revision: 1)
        );
        var late = await Keep(
            [entries[0] with { Row = 0, Owner = "Somebody else" }],
            new CatalogueRule(Revision: 1)
        );

        Assert.Equal(1, first.Value.Changed);
        Assert.Equal("catalogue.stale", late.Refusal?.Code);
        var now = Assert.Single(
            await Get<ReadCatalogue>().Run(Ana.AgencyId),
            each => each.Service.Slug == "renewing-a-passport"
        );
        Assert.Equal(("Chief of renewals", 2L), (now.Profile.Owner, now.Revision));
    }

    [Fact]
    public async Task Two_services_can_change_names_with_each_other_in_one_file()
    {
        var entries = Entries();
        entries[1] = entries[1] with { Unit = entries[2].Unit };
        await Keep(entries, AddUnits);

        var swapped = await Keep(
            [
                entries[1] with
                {
                    Name = entries[2].Name,
                    ExternalId = "b",
                },
                entries[2] with
                {
                    Name = entries[1].Name,
                    ExternalId = "a",
                },
            ],
            new CatalogueRule()
        );
        var back = await Keep(
            [entries[1] with { ExternalId = "a" }, entries[2] with { ExternalId = "b" }],
            new CatalogueRule()
        );

        Assert.Equal(2, swapped.Value.Changed);
        Assert.Equal(2, back.Value.Changed);
    }

    [Fact]
    public async Task A_check_says_what_would_be_and_changes_nothing()
    {
        var kept = (await Keep(Entries(), AddUnits with { OnlyCheck = true })).Value;

        Assert.Equal(new CatalogueKept(3, 0, 0, 3), kept);
        Assert.Empty(await Get<ReadCatalogue>().Run(Ana.AgencyId));
        Assert.Empty((await Get<ReadUnitTree>().Run(Ana.AgencyId)).Units);
    }

    private static ServiceEntry[] Entries() =>
        [
            new()
            {
                Row = 2,
                Slug = "renewing-a-passport",
                Name = "Renewing a passport",
                NameEs = "Renovar un pasaporte",
                Unit = "Department / Bureau of Travel",
                UnitKind = "service-provider",
                Designated = true,
                HighImpact = true,
                ServiceType = "administrative",
                LifeExperience = "traveling-abroad",
                Owner = "Director of passports",
                YearlyCustomers = 9_200_000,
                DigitalStatus = "partly",
                DigitalBarriers = ["Photos must be on paper", "Signature by law"],
            },
            new()
            {
                Row = 3,
                Slug = "getting-payroll-fixed",
                Name = "Getting payroll fixed",
                Unit = "Department / Shared Services",
                Audience = "agency-facing",
                ServiceType = "data-and-research",
                Owner = "Payroll lead",
                YearlyCustomers = 22_000,
                Steps = [new ServiceStep("Report the error", ["website", "phone"])],
                Supports = ["renewing-a-passport"],
            },
            new()
            {
                Row = 4,
                Slug = "getting-it-help",
                Name = "Getting IT help",
                Unit = "Department / Shared Services",
                Audience = "internal",
            },
        ];

    private Task<Outcome<CatalogueKept>> Keep(
        IReadOnlyList<ServiceEntry> entries,
        CatalogueRule rule
    ) => Get<KeepServices>().Run(Ana, entries, rule);

    private async Task<IReadOnlyList<ServiceEntry>> Out() =>
        [.. (await Get<ReadCatalogue>().Run(Ana.AgencyId)).Select((each, i) => each.Entry)];
}
