using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Tests;

public sealed class QuotaTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        collector = await world.OpenCollector(await world.Freeze("a11-v2-five-point"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Task<Outcome<Collector>> Set(params CollectorQuota[] quotas) =>
        world.Get<SetQuotas>().Run(world.Ana, collector.CollectorId, quotas);

    [Fact]
    public async Task Parallel_senders_through_two_programs_fill_a_quota_exactly()
    {
        await Set(new CollectorQuota(40), new CollectorQuota(15, "trust", "1"));
        await using var other = world.AnotherProcess();
        RecordResponse[] doors =
        [
            world.Get<RecordResponse>(),
            other.GetRequiredService<RecordResponse>(),
        ];

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 160)
                .Select(i =>
                    Task.Run(() =>
                        doors[i % 2]
                            .Run(
                                CollectionWorld.Incoming(
                                    collector,
                                    ("trust", i % 4 < 2 ? "1" : "5")
                                ) with
                                {
                                    ExternalId = $"visit-{i}",
                                }
                            )
                    )
                )
        );

        Assert.Equal(40, outcomes.Count(outcome => outcome.IsDone));
        Assert.All(
            outcomes.Where(outcome => !outcome.IsDone),
            outcome => Assert.Equal(CheckQuotas.Enough, outcome.Refusal!.Code)
        );
        var filled = await world
            .Get<ListQuotas>()
            .Run(world.Agency.AgencyId, collector.CollectorId);
        Assert.Equal(40, filled[0].Taken);
        Assert.InRange(filled[1].Taken, 1, 15);
        var cells = await world
            .Get<ReadCells>()
            .Run(
                new CellQuery(
                    world.Agency.AgencyId,
                    [collector.CollectorId],
                    Cube.MonthAll,
                    0,
                    int.MaxValue
                )
            );
        Assert.Equal(40, cells.Sum(cell => CellLayout.Responses(cell.Sums)));
    }

    [Fact]
    public async Task A_full_quota_of_one_answer_still_lets_the_others_in()
    {
        await Set(new CollectorQuota(1, "trust", "5"));

        Assert.True((await world.Answer(collector, ("trust", "5"))).IsDone);
        Assert.Equal(
            CheckQuotas.Enough,
            (await world.Answer(collector, ("trust", "5"))).Refusal!.Code
        );
        Assert.True((await world.Answer(collector, ("trust", "4"))).IsDone);
    }

    [Fact]
    public async Task Before_the_form_is_shown_the_whole_is_looked_at()
    {
        await Set(new CollectorQuota(1));
        var check = world.Get<CheckQuotas>();
        async Task<CollectorInUse> InUse() =>
            (await world.Get<FindCollector>().Run(collector.Key))!;
        Assert.Null(await check.Run(await InUse()));

        await world.Answer(collector, ("trust", "5"));

        Assert.Equal(
            "Gracias por venir. Ya respondieron suficientes personas y esta encuesta no recibe más respuestas.",
            (await check.Run(await InUse(), "es"))!.Message
        );
        await Set();
        Assert.Null(await check.Run(await InUse()));
    }

    [Fact]
    public async Task A_quota_that_does_not_fit_is_told_by_its_field()
    {
        var refused = await Set(
            new CollectorQuota(0),
            new CollectorQuota(5, "trust", "9"),
            new CollectorQuota(5, "comment", "x")
        );
        var unknown = await world
            .Get<SetQuotas>()
            .Run(world.Ana, Guid.CreateVersion7(), [new CollectorQuota(1)]);

        Assert.Equal("collector.quotas", refused.Refusal!.Code);
        Assert.Equal(
            ["quotas.all", "quotas.trust=9", "quotas.comment=x"],
            refused.Refusal.Faults.Select(fault => fault.Field)
        );
        Assert.Equal("collector.unknown", unknown.Refusal!.Code);
        Assert.Single(await world.Events<CollectorOpened>());
        Assert.Empty(await world.Events<CollectorQuotasSet>());
    }

    [Fact]
    public async Task A_partial_answer_is_taken_only_where_the_instrument_takes_it()
    {
        var version = await world.Freeze(
            "a11-v2-five-point",
            change: content =>
                content with
                {
                    Participation = new Participation { TakesPartial = true },
                }
        );
        var lenient = await world.OpenCollector(version);
        Task<Outcome<Received>> Send(Collector to) =>
            world
                .Get<RecordResponse>()
                .Run(
                    CollectionWorld.Incoming(to, ("comment", "I have to go.")) with
                    {
                        IsPartial = true,
                    }
                );

        var taken = await Send(lenient);
        var refused = await Send(collector);

        Assert.Equal(Disposition.Partial, taken.Value.Disposition);
        Assert.Equal(CheckAnswers.Required, refused.Refusal!.Code);
    }

    [Fact]
    public async Task The_place_somebody_chose_is_counted_where_the_collector_has_none()
    {
        var version = await world.Freeze(
            "a11-v2-five-point",
            change: content =>
                content with
                {
                    Items = content.Items.Add(
                        new Item(
                            "office",
                            ItemKind.SingleChoice,
                            LocalText.Of("Which office?", "¿Qué oficina?")
                        )
                        {
                            IsLocation = true,
                            Presentation = Presentation.Dropdown,
                            Options =
                            [
                                new("ny-01", LocalText.Of("New York", "Nueva York")),
                                new("tx-02", LocalText.Of("Houston", "Houston")),
                            ],
                        }
                    ),
                }
        );
        var any = await world.OpenCollector(version);
        var fixedPlace = await world.OpenCollector(
            version,
            what => what with { Location = "kiosk-3" }
        );

        await world.Answer(any, ("trust", "5"), ("office", "tx-02"));
        await world.Answer(fixedPlace, ("trust", "5"), ("office", "tx-02"));

        var cells = await world
            .Get<ReadCells>()
            .Run(
                new CellQuery(
                    world.Agency.AgencyId,
                    [any.CollectorId, fixedPlace.CollectorId],
                    Cube.MonthAll,
                    0,
                    int.MaxValue
                )
            );
        Assert.Equal(
            ["website|en|kiosk-3", "website|en|tx-02"],
            cells.Select(cell => cell.Slice).Order(StringComparer.Ordinal)
        );
    }
}
