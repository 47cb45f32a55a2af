using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

/// <summary>Offers that cover only some of the days, channels that are counted apart, numbers that contradict each other.</summary>
public sealed class RateOfResponseTests : IAsyncLifetime
{
    private static readonly Period Running = World.Quarter(2026, 2);
    private static readonly DateOnly Today = new(2026, 3, 3);

    private World world = null!;
    private InstrumentVersion version = null!;
    private ScopedCollector desk = null!;
    private int answered;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        version = await world.Freeze("desk", Ask.FivePoint());
        desk = world.Collector(channel: "website");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_running_quarter_has_a_rate_of_the_days_that_have_ended()
    {
        await Answer("website", new(2026, 1, 10), 20);
        await Answer("website", new(2026, 2, 10), 20);
        await Answer("website", Today, 5);
        await Offer("website", new(2026, 1, 1), Today.AddDays(-1), 200);

        var rate = await Read();

        Assert.Equal(OfferKnowledge.Known, rate.Knowledge);
        Assert.Equal((40L, 200L, 0L), (rate.Respondents, rate.Offered, rate.Others));
        Assert.Equal(0.2, rate.Rate.Value!.Value, 12);
    }

    [Fact]
    public async Task Answers_from_before_counting_began_are_of_unknown_offer()
    {
        await Answer("website", new(2026, 1, 10), 30);
        await Answer("website", new(2026, 2, 10), 20);
        await Offer("website", new(2026, 2, 1), Today.AddDays(-1), 100);

        var rate = await Read();

        Assert.Equal(OfferKnowledge.PartlyKnown, rate.Knowledge);
        Assert.Equal((20L, 100L, 30L), (rate.Respondents, rate.Offered, rate.Others));
    }

    [Fact]
    public async Task Paper_answers_are_not_divided_by_what_was_shown_on_screens()
    {
        await Answer("website", new(2026, 2, 10), 20);
        await Answer("paper", new(2026, 2, 10), 30);
        await Offer("website", new(2026, 1, 1), Today.AddDays(-1), 100);

        var screens = await Read();
        await Offer("paper", new(2026, 1, 1), Today.AddDays(-1), 60);
        var both = await Read();

        Assert.Equal((20L, 100L, 30L), (screens.Respondents, screens.Offered, screens.Others));
        Assert.Equal((50L, 160L, 0L), (both.Respondents, both.Offered, both.Others));
    }

    [Fact]
    public async Task Who_was_asked_and_did_not_answer_is_in_the_denominator()
    {
        await Answer("website", new(2026, 2, 10), 20);
        await Offer("website", new(2026, 1, 1), Today.AddDays(-1), 100);
        await Offer("paper", new(2026, 1, 1), Today.AddDays(-1), 60);

        Assert.Equal(160, (await Read()).Offered);
        Assert.Equal(100, (await Read("website")).Offered);
    }

    [Fact]
    public async Task More_answers_than_offers_and_more_offers_than_customers_withhold_the_rate()
    {
        await Answer("website", new(2026, 2, 10), 20);
        await Offer("website", new(2026, 1, 1), Today.AddDays(-1), 10);
        var few = await Read();
        await Offer("website", new(2026, 1, 1), Today.AddDays(-1), 100, corrects: true);
        var fine = await Read();
        await Offer("website", Running.First, Running.Last, null, 50, wholeService: true);
        var many = await Read();

        Assert.Equal(OfferKnowledge.Impossible, few.Knowledge);
        Assert.Equal(OfferKnowledge.Known, fine.Knowledge);
        Assert.Equal(OfferKnowledge.Impossible, many.Knowledge);
        Assert.Contains("than used the service", many.Words.In("en"), StringComparison.Ordinal);
    }

    private async Task<ResponseRate> Read(string? channel = null) =>
        (
            await world
                .Get<ReadFigure>()
                .Run(
                    new FigureQuery(world.AgencyId, World.Scope(desk), "trust", Running)
                    {
                        Channel = channel,
                    }
                )
        )
            .Value
            .ResponseRate;

    private async Task Answer(string channel, DateOnly day, int people)
    {
        for (var i = 0; i < people; i++)
        {
            var id = Ids.From(desk.CollectorId, $"answer {++answered}");
            await world
                .Get<RecordResponses>()
                .Run(
                    new NewResponse(
                        id,
                        world.AgencyId,
                        desk.CollectorId,
                        version,
                        id.ToString(),
                        CheckAnswers
                            .Run(
                                version,
                                new Dictionary<string, IReadOnlyList<string>> { ["trust"] = ["4"] }
                            )
                            .Value,
                        new Slice(channel, "en"),
                        day,
                        Period.MonthNumber(Running.First),
                        null
                    )
                );
        }
    }

    private async Task Offer(
        string channel,
        DateOnly first,
        DateOnly last,
        long? offered,
        long? customers = null,
        bool wholeService = false,
        bool corrects = false
    ) =>
        Assert.True(
            (
                await world
                    .Get<RecordVolume>()
                    .Run(
                        world.Actor,
                        new VolumeToRecord(
                            world.ServiceId,
                            channel,
                            first,
                            last,
                            customers,
                            offered,
                            "a test",
                            $"{channel}/{first}/{wholeService}"
                        )
                        {
                            ScopeId = wholeService ? null : desk.CollectorId,
                            Corrects = corrects,
                        }
                    )
            ).IsDone
        );
}
