using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests;

public sealed class OpenCollectorTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private readonly string key = $"passport-{Guid.CreateVersion7():N}";

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-five-point");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task An_opened_collector_is_found_by_its_key_with_everything_its_form_needs()
    {
        var clearance = await world.Cover(
            version,
            CollectionWorld.Approved(new(2026, 12, 31), minutes: 1.5)
        );
        var collector = await world.OpenCollector(
            version,
            what =>
                what with
                {
                    Key = key,
                    Location = "counter-3",
                    Contact = "555-0147",
                    ClearanceId = clearance,
                    OpensOn = new DateOnly(2026, 1, 1),
                    ClosesOn = new DateOnly(2026, 6, 30),
                }
        );

        var found = await world.Get<FindCollector>().Run(key);

        Assert.Equal(collector, found!.Collector);
        Assert.Equal(world.Agency, found.Agency);
        Assert.Equal(world.Service.ServiceId, found.Service.ServiceId);
        Assert.Equal(version.VersionId, found.Version.VersionId);
        Assert.Equal(
            new CollectorOpened(world.Agency.AgencyId, collector.CollectorId, collector.ServiceId),
            Assert.Single(await world.Events<CollectorOpened>())
        );
    }

    [Fact]
    public async Task A_key_that_nobody_chose_is_short_and_never_the_same()
    {
        var keys = new HashSet<string>();
        for (var i = 0; i < 20; i++)
            keys.Add((await world.OpenCollector(version)).Key);

        Assert.Equal(20, keys.Count);
        Assert.All(keys, key => Assert.Matches("^[0-9a-hjkmnp-tv-z]{8}$", key));
    }

    [Fact]
    public async Task Every_fault_comes_back_at_once_with_its_field()
    {
        var outcome = await world
            .Get<OpenCollector>()
            .Run(
                world.Ana,
                new CollectorToOpen(Guid.Empty, Guid.Empty, " ", "carrier pigeon")
                {
                    Key = "Not A Key",
                    Location = "12 Oak Street",
                    OpensOn = new DateOnly(2026, 6, 30),
                    ClosesOn = new DateOnly(2026, 1, 1),
                }
            );

        Assert.Equal("collector.invalid", outcome.Refusal!.Code);
        Assert.Equal(
            ["channel", "closesOn", "key", "location", "name", "serviceId", "versionId"],
            outcome.Refusal.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_key_belongs_to_one_collector_only_whoever_asks()
    {
        await world.OpenCollector(version, what => what with { Key = key });

        var again = await world
            .Get<OpenCollector>()
            .Run(
                world.Ana,
                new CollectorToOpen(world.Service.ServiceId, version.VersionId, "Another", "phone")
                {
                    ClearanceId = await world.Cover(version),
                    Key = key,
                }
            );

        Assert.Equal("collector.key-taken", again.Refusal!.Code);
        Assert.Equal(RefusalKind.Conflict, again.Refusal.Kind);
    }

    [Fact]
    public async Task Opening_with_the_id_of_one_that_is_there_changes_nothing()
    {
        var id = Ids.From(world.Agency.AgencyId, "imported survey");
        var first = await world.OpenCollector(version, what => what with { CollectorId = id });

        var second = await world.OpenCollector(
            version,
            what => what with { CollectorId = id, Name = "Another name" }
        );

        Assert.Equal(first, second);
        Assert.Single(await world.Events<CollectorOpened>());
        Assert.Single(await world.Get<ListCollectors>().Run(world.Agency.AgencyId));
    }

    [Fact]
    public async Task Another_agency_sees_and_changes_nothing()
    {
        var collector = await world.OpenCollector(version);
        var stranger = new Actor(Ids.From(Guid.Empty, "another agency"), null, "Bo");

        var closed = await world.Get<CloseCollector>().Run(stranger, collector.CollectorId);
        var reopened = await world.Get<ReopenCollector>().Run(stranger, collector.CollectorId);
        var replaced = await world
            .Get<ReplaceVersion>()
            .Run(stranger, collector.CollectorId, version.VersionId);
        var opened = await world
            .Get<OpenCollector>()
            .Run(
                stranger,
                new CollectorToOpen(world.Service.ServiceId, version.VersionId, "x", "phone")
            );

        Assert.Equal("collector.unknown", closed.Refusal!.Code);
        Assert.Equal("collector.unknown", reopened.Refusal!.Code);
        Assert.Equal("collector.unknown", replaced.Refusal!.Code);
        Assert.Equal("collector.invalid", opened.Refusal!.Code);
        Assert.Empty(await world.Get<ListCollectors>().Run(stranger.AgencyId));
        Assert.True((await world.Get<FindCollector>().Run(collector.Key))!.Collector.IsOpen);
    }
}
