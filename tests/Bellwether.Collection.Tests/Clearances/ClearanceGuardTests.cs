using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>Rules G1 to G8 of the US federal pack, and a pack that has other rules.</summary>
public sealed class ClearanceGuardTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;

    private Actor Officer => Covered.Officer(world.Agency.AgencyId);

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-thumbs");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task G1_nothing_opens_to_the_public_without_a_ground()
    {
        var outcome = await Open(version, null);

        var fault = Assert.Single(outcome.Refusal!.Faults);
        Assert.Equal("clearanceId", fault.Field);
        Assert.StartsWith("Nothing says on what ground", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G1_those_who_work_for_the_agency_are_not_the_public()
    {
        var pulse = await world.Freeze(
            "open-feedback",
            change: content =>
                content with
                {
                    Participation = new Participation { Audience = InstrumentAudience.Employee },
                }
        );

        var outcome = await Open(pulse, null);

        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        Assert.True((await world.Answer(outcome.Value, ("comment", "good"))).IsDone);
    }

    [Fact]
    public async Task G1_a_collector_for_imports_needs_none_and_opens_to_nobody_without()
    {
        var imported = await world.OpenCollector(
            version,
            what => what with { ForImportsOnly = true, ClearanceId = null }
        );

        var reopened = await world.Get<ReopenCollector>().Run(world.Ana, imported.CollectorId);

        Assert.Equal("collector.unlawful", reopened.Refusal!.Code);
    }

    [Fact]
    public async Task G2_an_expired_clearance_opens_nothing_and_a_renewed_one_opens_its_forms_again()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2026, 3, 3)));
        var open = (await Open(version, clearance)).Value;
        world.Time.MoveTo(DateTimeOffset.Parse("2026-03-04T04:59:00Z")); // still March 3 in Washington
        var lastMinute = await world.Answer(open, ("trust", "1"));
        world.Time.MoveTo(DateTimeOffset.Parse("2026-03-04T05:00:00Z"));

        var after = await world.Answer(open, ("trust", "1"));
        var another = await Open(version, clearance);
        var renewed = await world
            .Get<ChangeClearance>()
            .Run(Officer, clearance, 1, CollectionWorld.Approved(new(2029, 3, 3)));
        var again = await world.Answer(open, ("trust", "1"));

        Assert.True(lastMinute.IsDone);
        Assert.Equal(CollectorGate.ClearanceExpired, after.Refusal!.Code);
        Assert.Contains("expired", another.Refusal!.Faults[0].Message, StringComparison.Ordinal);
        Assert.True(renewed.IsDone);
        Assert.True(again.IsDone, again.Refusal?.Message);
    }

    [Theory]
    [InlineData("a11_generic", 15, 1, null)]
    [InlineData("a11_generic", 16, 1, "16 questions are more than the 15 allowed")]
    [InlineData("a11_generic", 3, 5.5, "5.5 minutes are more than the 5 allowed")]
    [InlineData("control_number", 16, 20, null)]
    [InlineData("open_ended", 1, 1, "covers only questions answered in words")]
    public async Task G4_some_grounds_allow_only_so_much(
        string basis,
        int questions,
        double minutes,
        string? expected
    )
    {
        var long_ = await world.Freeze(
            "a11-v2-thumbs",
            change: content =>
                content with
                {
                    Template = null,
                    Minutes = minutes,
                    Items =
                    [
                        .. Enumerable
                            .Range(1, questions)
                            .Select(i => content.Items[0] with { Key = $"q{i}" }),
                    ],
                }
        );
        var terms = CollectionWorld.Approved(new(2028, 1, 1)) with { Basis = basis };
        var clearance = (await world.Get<AddClearance>().Run(Officer, terms)).Value.Clearance;

        var outcome = await world
            .Get<AttestVersion>()
            .Run(Officer, clearance.ClearanceId, long_.VersionId, long_.ContentHash);

        if (expected is null)
            Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        else
            Assert.Contains(
                outcome.Refusal!.Faults,
                fault => fault.Message.Contains(expected, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task G5_another_wording_is_not_asked_until_an_officer_has_seen_it()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));
        var open = (await Open(version, clearance)).Value;
        var next = await world.Freeze("a11-v2-thumbs", version.InstrumentId, Reworded);

        var early = await world
            .Get<ReplaceVersion>()
            .Run(world.Ana, open.CollectorId, next.VersionId);
        var opened = await Open(next, clearance);
        var still = await world.Get<FindCollector>().Run(open.Key);
        await Attest(clearance, next, next.ContentHash);
        var then = await world
            .Get<ReplaceVersion>()
            .Run(world.Ana, open.CollectorId, next.VersionId);

        Assert.Equal("collector.unlawful", early.Refusal!.Code);
        Assert.Contains("No officer has attested version 2", early.Refusal.Message);
        Assert.False(opened.IsDone);
        Assert.Equal(version.VersionId, still!.Version.VersionId);
        Assert.True(then.IsDone);
        Assert.True((await world.Answer(open, ("trust", "1"))).IsDone);
    }

    [Fact]
    public async Task F9_a_yes_is_bound_to_every_letter_that_was_seen()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));
        var next = await world.Freeze("a11-v2-thumbs", version.InstrumentId, Reworded);

        var wrong = await Attest(clearance, next, version.ContentHash);
        var right = await Attest(clearance, next, next.ContentHash);
        var again = await Attest(clearance, next, next.ContentHash);

        Assert.Equal("clearance.other-wording", wrong.Refusal!.Code);
        Assert.Equal(next.ContentHash, right.Value.ContentHash);
        Assert.Equal(right.Value, again.Value);
        Assert.Single(
            (await world.Events<ClearanceChanged>()).Where(each => each.What == "attested").Skip(1)
        );
    }

    [Fact]
    public async Task Nobody_attests_what_they_wrote()
    {
        var kept = await world
            .Get<AddClearance>()
            .Run(world.Ana, CollectionWorld.Approved(new(2028, 1, 1)));

        var outcome = await world
            .Get<AttestVersion>()
            .Run(
                world.Ana,
                kept.Value.Clearance.ClearanceId,
                version.VersionId,
                version.ContentHash
            );

        Assert.Equal("clearance.own-wording", outcome.Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, outcome.Refusal.Kind);
    }

    [Fact]
    public async Task A_text_in_brackets_that_nobody_filled_in_cannot_be_attested()
    {
        var open = await world.Freeze(
            "a11-v2-thumbs",
            change: content =>
                content with
                {
                    Template = null,
                    Intro = LocalText.Of("Tell [Agency] how it went.", "Cuente a [Agencia]."),
                }
        );
        var kept = await world
            .Get<AddClearance>()
            .Run(Officer, CollectionWorld.Approved(new(2028, 1, 1)));

        var outcome = await Attest(kept.Value.Clearance.ClearanceId, open, open.ContentHash);

        Assert.Equal("clearance.not-attestable", outcome.Refusal!.Code);
        Assert.Equal("intro", Assert.Single(outcome.Refusal.Faults).Field);
    }

    [Theory]
    [InlineData("1234-00001")]
    [InlineData("1234 0001")]
    [InlineData("OMB 1234-0001")]
    [InlineData("1234-0001\n")]
    [InlineData("")]
    public async Task G7_a_malformed_number_is_refused(string number)
    {
        var terms = CollectionWorld.Approved(new(2028, 1, 1), number: number.Replace("\n", "x"));

        var outcome = await world.Get<AddClearance>().Run(Officer, terms, language: "es");

        var fault = Assert.Single(outcome.Refusal!.Faults);
        Assert.Equal("controlNumber", fault.Field);
        Assert.Contains("cuatro cifras", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_terms_comes_back_together()
    {
        var terms = new ClearanceTerms("carrier_pigeon", " ")
        {
            ExpiresOn = new(2026, 3, 2),
            BurdenMinutes = double.NaN,
            ResponsesPerYear = 0,
            HoursPerYear = -1,
            Sponsor = "[name of office]",
            PrivacyStatement = LocalText.Of("(fill in)"),
            AttestedOn = new(2026, 3, 4),
        };

        var outcome = await world.Get<AddClearance>().Run(Officer, terms);

        Assert.Equal("clearance.invalid", outcome.Refusal!.Code);
        Assert.Equal(
            [
                "attestedOn",
                "basis",
                "burdenMinutes",
                "expiresOn",
                "hoursPerYear",
                "privacyStatement",
                "responsesPerYear",
                "sponsor",
                "title",
            ],
            outcome.Refusal.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_number_in_two_places_and_for_unrelated_services_is_a_warning()
    {
        var first = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));
        await Open(version, first);
        var unit = await world
            .Get<Bellwether.Organization.AddUnit>()
            .Run(world.Ana, new("Roads", "R", Bellwether.Organization.UnitKind.Bureau));
        var toll = await world
            .Get<Bellwether.Organization.AddService>()
            .Run(world.Ana, new(unit.Value.UnitId, "Paying a toll"));
        await world.OpenCollector(
            version,
            what => what with { ClearanceId = first, ServiceId = toll.Value.ServiceId }
        );

        var second = await world
            .Get<AddClearance>()
            .Run(Officer, CollectionWorld.Approved(new(2028, 2, 2)) with { Title = "The other" });
        var register = await world.Get<ListClearances>().Run(world.Agency.AgencyId);

        Assert.Equal("controlNumber", Assert.Single(second.Value.Warnings).Field);
        var warnings = register
            .Clearances.Single(each => each.Clearance.ClearanceId == first)
            .Warnings.Select(warning => warning.Says.In("en"))
            .ToList();
        Assert.Contains(
            warnings,
            says => says.StartsWith("“The other” has the same number", StringComparison.Ordinal)
        );
        Assert.Contains(warnings, says => says.Contains("services of 2 offices"));
    }

    [Fact]
    public async Task Two_who_change_it_at_once_do_not_overwrite_each_other()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));
        var change = world.Get<ChangeClearance>();

        var first = await change.Run(
            Officer,
            clearance,
            1,
            CollectionWorld.Approved(new(2029, 1, 1))
        );
        var second = await change.Run(
            Officer,
            clearance,
            1,
            CollectionWorld.Approved(new(2030, 1, 1))
        );

        Assert.Equal(2, first.Value.Clearance.Revision);
        Assert.Equal("clearance.stale", second.Refusal!.Code);
    }

    private static InstrumentContent Reworded(InstrumentContent content) =>
        content with
        {
            Template = null,
            Title = LocalText.Of("Another heading", "Otro título"),
        };

    private Task<Outcome<Attestation>> Attest(
        Guid clearance,
        InstrumentVersion what,
        string hash
    ) => world.Get<AttestVersion>().Run(Officer, clearance, what.VersionId, hash);

    private Task<Outcome<Collector>> Open(InstrumentVersion what, Guid? clearance) =>
        world
            .Get<OpenCollector>()
            .Run(
                world.Ana,
                new CollectorToOpen(world.Service.ServiceId, what.VersionId, "Form", "website")
                {
                    ClearanceId = clearance,
                }
            );
}
