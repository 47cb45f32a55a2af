using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests;

/// <summary>Days and rankings on paper: typed as the sheet has them, by one and by two, and never put in another order.</summary>
public sealed class TypedBoxesTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CollectionWorld.Open(database);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Actor Ben => new(world.Agency.AgencyId, Ids.From(Guid.Empty, "ben"), "Ben");

    [Theory]
    [InlineData("3 14 2026", "en", "2026-03-14")]
    [InlineData("03/04/2026", "en", "2026-03-04")]
    [InlineData("03/04/2026", "es", "2026-04-03")]
    [InlineData("14.3.2026", "es", "2026-03-14")]
    [InlineData("03142026", "en", "2026-03-14")]
    [InlineData("14032026", "es", "2026-03-14")]
    [InlineData("2026-3-14", "es", "2026-03-14")]
    [InlineData("2 29 2024", "en", "2024-02-29")]
    [InlineData("2 29 2026", "en", null)]
    [InlineData("14 3 2026", "en", null)]
    [InlineData("3 14 26", "en", null)]
    [InlineData("3 14", "en", null)]
    [InlineData("March 14, 2026", "en", null)]
    [InlineData("٣ 14 2026", "en", null)]
    public void A_day_is_typed_as_the_sheet_of_that_language_has_it(
        string typed,
        string language,
        string? day
    )
    {
        var outcome = TypedAnswers.Run(
            EveryBox,
            new Dictionary<string, string> { ["visited"] = typed },
            language
        );

        if (day is not null)
            Assert.Equal([day], outcome.Value["visited"]);
        else
            Assert.Equal("visited", outcome.Refusal!.Faults.Single().Field);
    }

    [Fact]
    public void A_ranking_is_typed_from_the_best_to_the_last_and_its_order_is_kept()
    {
        var typed = TypedAnswers
            .Run(EveryBox, new Dictionary<string, string> { ["order"] = "312", ["heard"] = "32" })
            .Value;
        var twice = TypedAnswers.Run(
            EveryBox,
            new Dictionary<string, string> { ["order"] = "313" }
        );

        Assert.Equal(["c", "a", "b"], typed["order"]);
        Assert.Equal(["b", "c"], typed["heard"]);
        Assert.Equal("3 1 2", TypedAnswers.Write(EveryBox.Items[1], typed["order"]));
        Assert.Equal(typed["order"], SheetAnswers.Read(SheetAnswers.Write(typed))["order"]);
        Assert.Equal("order", twice.Refusal!.Faults.Single().Field);
    }

    [Fact]
    public async Task A_day_and_a_ranking_typed_by_two_are_recorded_when_they_agree_and_settled_when_not()
    {
        var version = (
            await world
                .Get<FreezeVersion>()
                .Run(
                    world.Ana,
                    new VersionToFreeze(
                        Ids.New(world.Time),
                        "Every box",
                        new InstrumentContent(LocalText.Of("Every box"), EveryBox.Items)
                    )
                )
        ).Value;
        var collector = await world.OpenCollector(version);
        var pile = (
            await world
                .Get<OpenPile>()
                .Run(world.Ana, new PileToOpen(collector.CollectorId, "Box", true))
        ).Value;
        async Task<SheetTyped> Keyed(Actor who, string sheet, string day, string order) =>
            (
                await world
                    .Get<TypeSheet>()
                    .Run(
                        who,
                        new SheetToType(
                            pile.PileId,
                            sheet,
                            TypedAnswers
                                .Run(
                                    version,
                                    new Dictionary<string, string>
                                    {
                                        ["visited"] = day,
                                        ["order"] = order,
                                    }
                                )
                                .Value
                        )
                    )
            ).Value;

        await Keyed(world.Ana, "1", "3 14 2026", "312");
        var same = await Keyed(Ben, "1", "03/14/2026", "3 1 2");
        await Keyed(world.Ana, "2", "3 14 2026", "312");
        var other = await Keyed(Ben, "2", "3 14 2026", "321");
        var kept = (
            await world
                .Get<ReadResponses>()
                .Run(
                    new ResponseQuery(
                        world.Agency.AgencyId,
                        [collector.CollectorId],
                        new(2026, 1, 1),
                        new(2026, 12, 31)
                    )
                )
        ).Responses.Single();
        var answers = SpellAnswers.Run(version, kept.Sheet);

        Assert.Equal(PaperState.Recorded, same.State);
        Assert.Equal(PaperState.Differs, other.State);
        Assert.Equal(["2026-03-14"], answers["visited"]);
        Assert.Equal(["c", "a", "b"], answers["order"]);
    }

    private static InstrumentVersion EveryBox { get; } =
        new(
            Guid.Empty,
            Guid.Empty,
            Guid.Empty,
            1,
            LocalText.Of("Every box"),
            [
                new Item("visited", ItemKind.Date, LocalText.Of("When?")),
                Boxes("order", ItemKind.Ranking),
                Boxes("heard", ItemKind.MultiChoice),
            ]
        );

    private static Item Boxes(string key, ItemKind kind) =>
        new(key, kind, LocalText.Of($"About {key}"))
        {
            Options =
            [
                .. new[] { "a", "b", "c" }.Select(option => new ResponseOption(
                    option,
                    LocalText.Of($"Box {option}")
                )),
            ],
        };
}
