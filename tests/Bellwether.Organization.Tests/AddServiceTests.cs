using Bellwether.Foundation;

namespace Bellwether.Organization.Tests;

public sealed class AddServiceTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    [Fact]
    public async Task A_service_is_found_by_whatever_people_call_it()
    {
        var bureau = await Unit("Bureau of Travel Documents", abbreviation: "BTD");
        var added = (
            await Get<AddService>()
                .Run(
                    Ana,
                    new ServiceToAdd(bureau.UnitId, "Renewing a passport by mail / online")
                    {
                        IsDesignated = true,
                        ExternalId = "4711",
                        SpanishName = "Renovar el pasaporte",
                    }
                )
        ).Value;

        Assert.Equal("renewing-a-passport-by-mail-online", added.Slug);
        foreach (
            var name in new[]
            {
                added.Slug,
                added.ServiceId.ToString(),
                "4711",
                "renewing a passport by mail / ONLINE",
                "renovar el pasaporte",
            }
        )
            Assert.Equal(added, (await Get<FindService>().Run(Ana.AgencyId, name)).Value);
        Assert.Equal("Renovar el pasaporte", added.NameIn("es"));
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_what_was_perhaps_meant()
    {
        await Service(await Unit("Bureau"), "Renewing a passport");

        var refusal = (await Get<FindService>().Run(Ana.AgencyId, "passport")).Refusal!;

        Assert.Equal(("service.unknown", RefusalKind.NotFound), (refusal.Code, refusal.Kind));
        Assert.Contains("Did you mean “Renewing a passport”?", refusal.Message);
    }

    [Fact]
    public async Task The_same_name_in_two_units_gets_two_addresses_and_must_be_told_apart()
    {
        var first = await Service(
            await Unit("Shared Services", abbreviation: "SSC"),
            "Getting IT help"
        );
        var second = await Service(await Unit("Workplace", abbreviation: "WPS"), "Getting IT help");
        var third = await Service(await Unit("Elsewhere"), "Getting IT help");

        var refusal = (await Get<FindService>().Run(Ana.AgencyId, "Getting IT help")).Refusal!;

        Assert.Equal(
            ["getting-it-help", "getting-it-help-wps", "getting-it-help-2"],
            new[] { first.Slug, second.Slug, third.Slug }
        );
        Assert.Equal("service.ambiguous", refusal.Code);
        Assert.Contains("getting-it-help-wps", refusal.Message);
    }

    [Theory]
    [InlineData("Renewing a  PASSPORT", null, null, "name")]
    [InlineData("Another", "renewing-a-passport", null, "slug")]
    [InlineData("Another", null, "4711", "externalId")]
    public async Task What_is_taken_is_a_conflict_tied_to_its_field(
        string name,
        string? slug,
        string? externalId,
        string field
    )
    {
        var bureau = await Unit("Bureau");
        await Get<AddService>()
            .Run(
                Ana,
                new ServiceToAdd(bureau.UnitId, "Renewing a passport") { ExternalId = "4711" }
            );

        var refusal = (
            await Get<AddService>()
                .Run(
                    Ana,
                    new ServiceToAdd(bureau.UnitId, name) { Slug = slug, ExternalId = externalId }
                )
        ).Refusal!;

        Assert.Equal(("service.duplicate", RefusalKind.Conflict), (refusal.Code, refusal.Kind));
        Assert.Equal(field, Assert.Single(refusal.Faults).Field);
    }

    [Fact]
    public async Task Every_fault_comes_back_with_its_field()
    {
        var refusal = (
            await Get<AddService>()
                .Run(Ana, new ServiceToAdd(Guid.Empty, "", (Audience)9) { Slug = "Not a slug" })
        ).Refusal!;

        Assert.Equal(
            ["name", "slug", "audience", "unitId"],
            refusal.Faults.Select(fault => fault.Field)
        );
    }

    [Fact]
    public async Task A_unit_lists_its_own_services_and_those_below()
    {
        var clinics = await Unit("Clinics");
        var north = await Unit("North", clinics);
        var parks = await Unit("Parks");
        await Service(north, "Booking an appointment");
        await Service(clinics, "Filling a prescription");
        await Service(parks, "Reserving a campsite");

        Assert.Equal(
            ["Booking an appointment", "Filling a prescription"],
            (await Get<ListServices>().Run(Ana.AgencyId, clinics.UnitId)).Select(s => s.Name)
        );
        Assert.Equal(3, (await Get<ListServices>().Run(Ana.AgencyId)).Count);
    }

    [Fact]
    public async Task Audiences_come_back_as_they_went_in()
    {
        var unit = await Unit("Unit");
        foreach (var audience in Enum.GetValues<Audience>())
            await Get<AddService>()
                .Run(Ana, new ServiceToAdd(unit.UnitId, $"Getting {audience}", audience));

        Assert.Equal(
            Enum.GetValues<Audience>().Order(),
            (await Get<ListServices>().Run(Ana.AgencyId)).Select(s => s.Audience).Order()
        );
    }

    [Theory]
    [InlineData("Renewing a passport", true)]
    [InlineData("Apply for household support", true)]
    [InlineData("Renovar el pasaporte", true)]
    [InlineData("Inscribirse en un seguro", true)]
    [InlineData("Obtener ayuda", true)]
    [InlineData("Passport renewal", false)]
    [InlineData("Housing vouchers", false)]
    [InlineData("Center for payments", false)]
    public void A_name_without_a_verb_first_is_advised_on_gently(string name, bool isFine) =>
        Assert.Equal(isFine, ServiceName.Advise(name) is null);

    [Theory]
    [InlineData("Renovación del pasaporte (año 2026)", "renovacion-del-pasaporte-ano-2026")]
    [InlineData("Getting what's yours", "getting-whats-yours")]
    [InlineData("申请护照", "")]
    public void Addresses_are_plain_letters(string name, string slug) =>
        Assert.Equal(slug, ServiceName.Slug(name));
}
