using Bellwether.Foundation;
using Bellwether.Foundation.Events;

namespace Bellwether.Organization.Tests;

public sealed class RecordVolumeTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    private static readonly DateOnly First = new(2021, 10, 1);
    private static readonly DateOnly Last = new(2021, 12, 31);

    [Fact]
    public async Task The_same_figure_under_the_same_key_is_recorded_once()
    {
        var volume = Volume(await Renewing());

        var first = await Get<RecordVolume>().Run(Ana, volume);
        var again = await Get<RecordVolume>().Run(Ana, volume);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(first.Value, Assert.Single(await Read()));
        Assert.Single(await Recorded());
    }

    [Fact]
    public async Task Other_figures_under_the_same_key_are_a_conflict_unless_they_correct()
    {
        var volume = Volume(await Renewing());
        await Get<RecordVolume>().Run(Ana, volume);
        var other = volume with { Customers = 2_400_000 };

        var refusal = (await Get<RecordVolume>().Run(Ana, other)).Refusal!;
        var corrected = await Get<RecordVolume>().Run(Ana, other with { Corrects = true });

        Assert.Equal(("volume.different", RefusalKind.Conflict), (refusal.Code, refusal.Kind));
        Assert.Contains("2,300,000", refusal.Message);
        Assert.Equal(corrected.Value, Assert.Single(await Read()));
        Assert.Equal(2_400_000, corrected.Value.Customers);
        Assert.Equal(2, (await Recorded()).Count);
    }

    [Fact]
    public async Task People_are_not_counted_twice_by_overlapping_sources()
    {
        var service = await Renewing();
        await Get<RecordVolume>().Run(Ana, Volume(service));
        var month = Volume(service) with { Last = new DateOnly(2021, 10, 31), SourceKey = "month" };

        var refusal = (await Get<RecordVolume>().Run(Ana, month)).Refusal!;
        var onPhone = await Get<RecordVolume>().Run(Ana, month with { Channel = "phone" });
        var scoped = await Get<RecordVolume>()
            .Run(Ana, month with { ScopeId = service.UnitId, SourceKey = "survey" });

        Assert.Equal("volume.duplicate", refusal.Code);
        Assert.True(onPhone.IsDone);
        Assert.True(scoped.IsDone);
    }

    [Fact]
    public async Task Not_known_is_not_zero()
    {
        var service = await Renewing();
        await Get<RecordVolume>().Run(Ana, Volume(service) with { Customers = null, Offered = 0 });

        var fact = Assert.Single(await Read());

        Assert.Null(fact.Customers);
        Assert.Equal(0, fact.Offered);
        Assert.Null(fact.ScopeId);
    }

    [Fact]
    public async Task Every_fault_comes_back_with_its_field()
    {
        var bad = new VolumeToRecord(Guid.Empty, "pigeon", Last, First, -1, 5, "", " ");

        var refusal = (await Get<RecordVolume>().Run(Ana, bad)).Refusal!;

        Assert.Equal("volume.invalid", refusal.Code);
        Assert.Equal(
            ["channel", "last", "customers", "offered", "source", "sourceKey", "serviceId"],
            refusal.Faults.Select(fault => fault.Field)
        );
    }

    [Theory]
    [InlineData(null, null, "customers")]
    [InlineData(10L, 11L, "offered")]
    [InlineData(long.MaxValue, null, "customers")]
    public async Task Impossible_counts_are_refused(long? customers, long? offered, string field)
    {
        var volume = Volume(await Renewing()) with { Customers = customers, Offered = offered };

        var refusal = (await Get<RecordVolume>().Run(Ana, volume)).Refusal!;

        Assert.Equal(field, Assert.Single(refusal.Faults).Field);
    }

    [Fact]
    public async Task A_service_of_another_agency_has_no_volumes_here()
    {
        var refusal = (await Get<RecordVolume>().Run(Bo, Volume(await Renewing()))).Refusal!;

        Assert.Equal("serviceId", Assert.Single(refusal.Faults).Field);
    }

    [Fact]
    public async Task Volumes_are_read_by_days_services_and_collectors()
    {
        var service = await Renewing();
        var collector = Guid.Parse("00000000-0000-8000-8000-0000000000cc");
        await Get<RecordVolume>().Run(Ana, Volume(service));
        await Get<RecordVolume>()
            .Run(Ana, Volume(service) with { ScopeId = collector, SourceKey = "scoped" });

        Assert.Equal(2, (await Read()).Count);
        Assert.Single(await Read(query => query with { ScopeIds = [collector] }));
        Assert.Empty(await Read(query => query with { ServiceIds = [collector] }));
        Assert.Equal(2, (await Read(query => query with { First = Last })).Count);
        Assert.Empty(await Read(query => query with { First = Last.AddDays(1) }));
    }

    [Fact]
    public async Task Many_at_once_record_one()
    {
        var volume = Volume(await Renewing());

        var all = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Get<RecordVolume>().Run(Ana, volume))
        );

        Assert.All(all, outcome => Assert.True(outcome.IsDone));
        Assert.Single(await Read());
    }

    private async Task<Service> Renewing() => await Service(await Unit("Bureau"), "Renewing");

    private static VolumeToRecord Volume(Service service) =>
        new(
            service.ServiceId,
            "web",
            First,
            Last,
            2_300_000,
            190_000,
            "Case system, monthly count",
            "cases/2022Q1/web"
        );

    private Task<IReadOnlyList<VolumeFact>> Read(Func<VolumeQuery, VolumeQuery>? change = null)
    {
        var query = new VolumeQuery(Ana.AgencyId, First, Last.AddYears(1));
        return Get<ReadVolumes>().Run(change?.Invoke(query) ?? query);
    }

    private async Task<IReadOnlyList<OutboxEntry>> Recorded() =>
        [
            .. (await Get<Outbox>().After(0, 1000)).Where(e =>
                e.Kind == nameof(VolumeRecorded) && e.AgencyId == Ana.AgencyId
            ),
        ];
}
