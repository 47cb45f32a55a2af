using Bellwether.Foundation;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection.Tests;

/// <summary>Which sites may embed a form, who is asked, and who is left in peace.</summary>
public sealed class DeliveryTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("open-feedback");
        collector = await world.OpenCollector(version);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("www.agency.gov", "https://www.agency.gov")]
    [InlineData("HTTPS://Apply.Agency.gov:8443/path?x=1", "https://apply.agency.gov:8443")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://www.agency.gov", null)]
    [InlineData("*.agency.gov", null)]
    [InlineData("https://", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://user:word@agency.gov", null)]
    public void A_site_is_written_as_browsers_write_it(string typed, string? expected) =>
        Assert.Equal(expected, Origin.Of(typed));

    [Fact]
    public async Task Only_the_whole_origin_is_the_same_site()
    {
        await Change("www.agency.gov", "apply.agency.gov");

        var delivery = (await world.Get<FindCollector>().Run(collector.Key))!.Delivery;

        Assert.True(delivery.Allows("https://www.agency.gov"));
        Assert.False(delivery.Allows("https://www.agency.gov.evil.example"));
        Assert.False(delivery.Allows("https://www.agency.go"));
        Assert.False(delivery.Allows("http://www.agency.gov"));
        Assert.False(delivery.Allows("https://www.agency.gov:444"));
        Assert.False(delivery.Allows("https://agency.gov"));
        Assert.False(delivery.Allows("null"));
    }

    [Fact]
    public async Task A_change_is_noticed_by_another_process()
    {
        await using var other = world.AnotherProcess();
        var find = (FindCollector)other.GetService(typeof(FindCollector))!;
        Assert.Empty((await find.Run(collector.Key))!.Delivery.OriginList);

        await Change("www.agency.gov");
        world.Time.Move(TimeSpan.FromSeconds(2));

        Assert.Equal(
            ["https://www.agency.gov"],
            (await find.Run(collector.Key))!.Delivery.OriginList
        );
    }

    [Fact]
    public async Task Wrong_sites_and_numbers_come_back_together()
    {
        var refused = await world
            .Get<ChangeDelivery>()
            .Run(
                world.Ana,
                new DeliveryToChange(collector.CollectorId, ["*.gov"])
                {
                    AskEvery = 0,
                    AskPercent = 101,
                    QuietDays = -1,
                }
            );

        Assert.Equal("delivery.invalid", refused.Refusal!.Code);
        Assert.Equal(
            ["origins", "askEvery", "askPercent", "quietDays"],
            refused.Refusal.Faults.Select(fault => fault.Field)
        );
    }

    [Fact]
    public void A_sample_is_drawn_by_the_visit_and_always_the_same()
    {
        var fourth = new Delivery { AskEvery = 4 };
        var tenth = new Delivery { AskPercent = 10 };
        var visits = Enumerable.Range(0, 20_000).Select(i => $"visit {i}").ToList();

        Assert.InRange(visits.Count(fourth.Asks), 4_750, 5_250);
        Assert.InRange(visits.Count(tenth.Asks), 1_800, 2_200);
        Assert.Equal(visits.Where(fourth.Asks), visits.Where(fourth.Asks));
        Assert.True(visits.TrueForAll(new Delivery().Asks));
    }

    [Fact]
    public async Task A_person_is_asked_once_in_the_quiet_period_and_their_key_is_nowhere()
    {
        var first = await Ask("visit 1", "account 4711");
        var again = await Ask("visit 1", "account 4711");
        var other = await Ask("visit 2", "account 4711");
        var neighbour = await Ask("visit 3", "account 4712");
        var kept = string.Join(' ', await Kept());
        world.Time.Move(TimeSpan.FromDays(90));
        var later = await Ask("visit 4", "account 4711");

        Assert.Equal(new PersonAsked(true, "asked"), first);
        Assert.Equal(first, again);
        Assert.Equal(new PersonAsked(false, "quiet"), other);
        Assert.True(neighbour.Ask);
        Assert.True(later.Ask);
        Assert.DoesNotContain("4711", kept, StringComparison.Ordinal);
        Assert.Equal(3, await Offered());
        // What is over is gone: the fingerprints of the first day have been taken out.
        Assert.Equal(2, (await Kept()).Count);
    }

    [Fact]
    public async Task Who_is_not_sampled_is_not_an_offer()
    {
        await world
            .Get<ChangeDelivery>()
            .Run(world.Ana, new DeliveryToChange(collector.CollectorId, []) { AskEvery = 1000 });
        world.Time.Move(TimeSpan.FromSeconds(2));
        var visit = Enumerable
            .Range(0, 100)
            .Select(i => $"visit {i}")
            .First(visit => !new Delivery { AskEvery = 1000 }.Asks(visit));

        Assert.Equal(new PersonAsked(false, "not-sampled"), await Ask(visit, null));
        Assert.Equal(0, await Offered());
    }

    [Fact]
    public async Task Another_agencys_system_learns_nothing_and_counts_nothing()
    {
        var stranger = new Actor(Guid.CreateVersion7(), null, "next door");

        var refused = await world
            .Get<AskPerson>()
            .Run(stranger, new PersonToAsk(collector.Key, "visit") { PersonKey = "person" });

        Assert.Equal("collector.unknown", refused.Refusal!.Code);
        Assert.Equal(0, await Offered());
        Assert.Empty(await Kept());
    }

    private async Task<PersonAsked> Ask(string visit, string? person) =>
        (
            await world
                .Get<AskPerson>()
                .Run(world.Ana, new PersonToAsk(collector.Key, visit) { PersonKey = person })
        ).Value;

    private Task<List<string>> Kept() =>
        world.Db.Read(async connection =>
            (
                await connection.QueryAsync<string>(
                    "SELECT fingerprint FROM collection_quiet WHERE agency_id = @agency",
                    new { agency = world.Agency.AgencyId }
                )
            ).AsList()
        );

    private async Task<long> Offered() =>
        (
            await world
                .Get<ReadOffers>()
                .Run(
                    world.Agency.AgencyId,
                    collector.CollectorId,
                    DateOnly.MinValue,
                    DateOnly.MaxValue
                )
        )
            .Where(each => each.Step == OfferStep.Offered)
            .Sum(each => each.Count);

    private async Task Change(params string[] origins) =>
        Assert.True(
            (
                await world
                    .Get<ChangeDelivery>()
                    .Run(world.Ana, new DeliveryToChange(collector.CollectorId, origins))
            ).IsDone
        );
}
