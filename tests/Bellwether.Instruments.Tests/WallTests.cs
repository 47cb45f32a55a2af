using Bellwether.Testing;

namespace Bellwether.Instruments.Tests;

public sealed class WallTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    [Fact]
    public async Task No_read_gives_another_agency_anything()
    {
        var version = await Publish(await FromTemplate("open-feedback"));
        await Get<ReviseInstrument>().Run(Ana, version.InstrumentId);
        await Get<KeepItem>().Run(Ana, version.InstrumentId, "comment");
        await Get<SayWhyNew>()
            .Run(Ana, new SimilarReason(version.InstrumentId, "comment", "template:x:y", "Other."));
        var isolation = new Isolation(
            typeof(InstrumentsSetup).Assembly,
            Provider,
            Ana.AgencyId,
            Bo.AgencyId
        )
        {
            Ids = [Ana.AgencyId, version.InstrumentId, version.VersionId],
            Words = ["", "Tell us about your experience."],
        };

        // Templates and lists ship with the program and belong to nobody.
        Assert.Equal(["ListOptionLists", "ListTemplates"], isolation.WithoutAgency);
        Assert.Empty(await isolation.Unreached());
        Assert.Empty(await isolation.Leaks());
    }
}
