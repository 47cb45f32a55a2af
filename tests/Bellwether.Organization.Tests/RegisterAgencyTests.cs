using Bellwether.Foundation;

namespace Bellwether.Organization.Tests;

public sealed class RegisterAgencyTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    [Fact]
    public async Task A_registered_agency_keeps_its_year_and_its_clock()
    {
        var added = await Get<RegisterAgency>()
            .Run(
                new AgencyToRegister(
                    $"  City of\tLugano {Mark} ",
                    $"LUG {Mark}",
                    1,
                    "Europe/Zurich"
                )
                {
                    IsDemo = true,
                }
            );

        var found = (await Get<FindAgency>().Run(added.Value.AgencyId))!;

        Assert.Equal($"City of Lugano {Mark}", found.Name);
        Assert.True(found.IsDemo);
        Assert.Equal("FY2026Q1", found.Calendar.QuarterOf(new DateOnly(2026, 3, 3)).Name);
        Assert.Equal(
            new DateOnly(2026, 3, 4),
            found.Calendar.LocalDay(new DateTimeOffset(2026, 3, 3, 23, 30, 0, TimeSpan.Zero))
        );
        Assert.Contains(found, await Get<ListAgencies>().Run());
    }

    [Fact]
    public async Task Every_fault_comes_back_with_its_field()
    {
        var refusal = (
            await Get<RegisterAgency>()
                .Run(new AgencyToRegister(" ", "X\u0007", 13, "Mars/Olympus"))
        ).Refusal!;

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Equal(
            ["name", "abbreviation", "firstFiscalMonth", "zoneId"],
            refusal.Faults.Select(fault => fault.Field)
        );
    }

    [Theory]
    [InlineData("department of civic services", "OTHER")]
    [InlineData("Another department", "dcs")]
    public async Task A_name_or_abbreviation_that_is_taken_is_a_conflict(
        string name,
        string abbreviation
    )
    {
        var refusal = (
            await Get<RegisterAgency>()
                .Run(new AgencyToRegister($"{name} {Mark}", $"{abbreviation} {Mark}"))
        ).Refusal!;

        Assert.Equal(("agency.duplicate", RefusalKind.Conflict), (refusal.Code, refusal.Kind));
    }
}
