using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection.Tests;

/// <summary>Offers are counted as sums, rolled up to the volumes, and no answer is without its offer.</summary>
public sealed class OffersTests(CollectionDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private Collector collector = null!;
    private CollectorInUse inUse = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("open-feedback");
        collector = await world.OpenCollector(version);
        inUse = (await world.Get<FindCollector>().Run(collector.Key))!;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Showings_are_kept_in_memory_until_they_are_written_and_then_add_up()
    {
        Show(3);
        Assert.Equal(0, await Sum(OfferStep.Shown));
        await world.Get<KeepFunnel>().Run();
        Show(2);
        await world.Get<KeepFunnel>().Run();
        await world.Get<KeepFunnel>().Run();

        Assert.Equal(5, await Sum(OfferStep.Shown));
    }

    [Fact]
    public async Task A_form_that_is_sent_page_by_page_is_begun_once()
    {
        world.Get<CountFunnel>().Run(inUse, "website", OfferStep.Started, "visit");
        world.Get<CountFunnel>().Run(inUse, "website", OfferStep.Started, "visit");
        world.Get<CountFunnel>().Run(inUse, "website", OfferStep.Started, "another");
        await world.Get<KeepFunnel>().Run();

        Assert.Equal(2, await Sum(OfferStep.Started));
    }

    [Fact]
    public async Task An_answer_is_counted_once_however_often_it_is_sent()
    {
        var incoming = Incoming("good") with { ExternalId = "one", Door = "form" };
        await world.Get<RecordResponse>().Run(incoming);
        await world.Get<RecordResponse>().Run(incoming);
        await world.Get<KeepFunnel>().Run();

        Assert.Equal(1, await Sum(OfferStep.Submitted));
        Assert.Equal(1, await Sum(OfferStep.Started));
        Assert.Equal(0, await Sum(OfferStep.Shown));
    }

    [Fact]
    public async Task Who_looked_like_a_program_and_answered_was_offered_the_questions()
    {
        await world
            .Get<RecordResponse>()
            .Run(Incoming("good") with { Door = "form", Unseen = true });
        await world.Get<KeepFunnel>().Run();

        Assert.Equal(1, await Sum(OfferStep.Shown));
        Assert.Equal(1, await Sum(OfferStep.Submitted));
    }

    [Fact]
    public async Task An_answer_of_a_program_says_nothing_about_showings()
    {
        await world.Get<RecordResponse>().Run(Incoming("good"));
        await world.Get<KeepFunnel>().Run();

        Assert.Equal(0, await Sum(OfferStep.Submitted));
    }

    [Fact]
    public async Task Entered_offers_count_once_by_their_name_and_can_be_taken_back()
    {
        var what = new OffersToRecord(collector.CollectorId, "paper", Today, 200, "box 1");

        Assert.True((await world.Get<RecordOffers>().Run(world.Ana, what)).IsDone);
        Assert.True((await world.Get<RecordOffers>().Run(world.Ana, what)).IsDone);
        var other = await world.Get<RecordOffers>().Run(world.Ana, what with { Count = 300 });
        await world
            .Get<RecordOffers>()
            .Run(world.Ana, what with { Count = -50, SourceKey = "box 1, mended" });

        Assert.Equal("offers.different", other.Refusal!.Code);
        Assert.Equal(150, await Sum(OfferStep.Offered));
        Assert.Equal(
            2,
            (
                await world
                    .Get<ListOfferEntries>()
                    .Run(world.Agency.AgencyId, collector.CollectorId)
            ).Count
        );
    }

    [Theory]
    [InlineData("smoke", 1, 0, "channel")]
    [InlineData("paper", 0, 0, "count")]
    [InlineData("paper", 1, 1, "day")]
    public async Task Wrong_offers_name_their_field(
        string channel,
        long count,
        int daysAhead,
        string field
    )
    {
        var refused = await world
            .Get<RecordOffers>()
            .Run(
                world.Ana,
                new OffersToRecord(
                    collector.CollectorId,
                    channel,
                    Today.AddDays(daysAhead),
                    count,
                    "x"
                )
            );

        Assert.Equal("offers.invalid", refused.Refusal!.Code);
        Assert.Equal(field, refused.Refusal.Faults.Single().Field);
    }

    [Fact]
    public async Task Ended_days_become_the_volume_of_the_month_and_grow_with_it()
    {
        Show(40);
        await world.Get<KeepFunnel>().Run();
        var before = await Volumes();
        world.Time.Move(TimeSpan.FromDays(1));
        await world.Get<KeepFunnel>().Run();
        var first = await Volumes();
        Show(2);
        world.Time.Move(TimeSpan.FromDays(2));
        await world.Get<KeepFunnel>().Run();
        var last = await Volumes();

        Assert.Empty(before);
        Assert.Equal((Today, Today, 40L), Only(first));
        Assert.Equal((Today, Today.AddDays(2), 42L), Only(last));
        Assert.Equal(collector.CollectorId, last.Single().ScopeId);
    }

    [Fact]
    public async Task What_another_source_counts_is_left_to_it()
    {
        await world
            .Get<RecordVolume>()
            .Run(
                world.Ana,
                new VolumeToRecord(
                    world.Service.ServiceId,
                    "website",
                    new(2026, 3, 1),
                    Today,
                    900,
                    500,
                    "The web team",
                    "march"
                )
                {
                    ScopeId = collector.CollectorId,
                }
            );
        Show(40);
        await world.Get<KeepFunnel>().Run();
        world.Time.Move(TimeSpan.FromDays(1));
        Show(7);
        world.Time.Move(TimeSpan.FromDays(1));
        await world.Get<KeepFunnel>().Run();

        var volumes = await Volumes();
        Assert.Equal(2, volumes.Count);
        Assert.Contains(
            volumes,
            fact =>
                (fact.First, fact.Last, fact.Offered) == (Today.AddDays(1), Today.AddDays(1), 7L)
        );
    }

    [Fact]
    public void Who_was_invited_and_then_saw_the_form_is_one_offer()
    {
        var counts = new[]
        {
            Count(Today, OfferStep.Offered, 100),
            Count(Today, OfferStep.Shown, 30),
            Count(Today.AddDays(1), OfferStep.Shown, 20),
        };

        var more = OfferedDays.Of(counts, Today, Today.AddDays(1), []);
        var fewer = OfferedDays.Of(
            [.. counts, Count(Today, OfferStep.Offered, -60)],
            Today,
            Today.AddDays(1),
            []
        );

        Assert.Equal(100, more.Sum(run => run.Offered));
        Assert.Equal(50, fewer.Sum(run => run.Offered));
        Assert.Empty(OfferedDays.Of([Count(Today, OfferStep.Started, 9)], Today, Today, []));
    }

    private OfferCount Count(DateOnly day, OfferStep step, long count) =>
        new(world.Agency.AgencyId, collector.CollectorId, "website", day, step, count);

    private static (DateOnly, DateOnly, long) Only(IReadOnlyList<VolumeFact> facts)
    {
        var fact = Assert.Single(facts);
        return (fact.First, fact.Last, fact.Offered!.Value);
    }

    private void Show(int times)
    {
        for (var i = 0; i < times; i++)
            world.Get<CountFunnel>().Run(inUse, "website", OfferStep.Shown);
    }

    private IncomingResponse Incoming(string words) =>
        CollectionWorld.Incoming(collector, ("comment", words));

    private async Task<long> Sum(OfferStep step) =>
        (
            await world
                .Get<ReadOffers>()
                .Run(world.Agency.AgencyId, collector.CollectorId, Today, Today)
        )
            .Where(each => each.Step == step)
            .Sum(each => each.Count);

    private Task<IReadOnlyList<VolumeFact>> Volumes() =>
        world
            .Get<ReadVolumes>()
            .Run(
                new VolumeQuery(world.Agency.AgencyId, new(2026, 3, 1), new(2026, 3, 31))
                {
                    ScopeIds = [collector.CollectorId],
                }
            );
}
