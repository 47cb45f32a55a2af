using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests;

/// <summary>Paper: one key for each answer, a sheet counts once, two people find what one mistyped, the last sheet comes out again.</summary>
public sealed class PaperTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-five-point");
        collector = await world.OpenCollector(version);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Actor Ben => new(world.Agency.AgencyId, Ids.From(Guid.Empty, "ben"), "Ben");

    [Fact]
    public void Numbers_beside_the_boxes_become_answers()
    {
        var trust = version.Items.First(item => item.Kind == ItemKind.SingleChoice);
        var several = version.Items.First(item => item.Kind == ItemKind.MultiChoice);
        var words = version.Items.First(item => item.Kind == ItemKind.Text);

        var answers = TypedAnswers
            .Run(
                version,
                new Dictionary<string, string>
                {
                    [trust.Key] = "4",
                    [several.Key] = "31",
                    [words.Key] = " It was quick. ",
                }
            )
            .Value;

        Assert.Equal([trust.Options[3].Key], answers[trust.Key]);
        Assert.Equal([several.Options[0].Key, several.Options[2].Key], answers[several.Key]);
        Assert.Equal(["It was quick."], answers[words.Key]);
        Assert.Equal("1 3", TypedAnswers.Write(several, answers[several.Key]));
    }

    [Theory]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("1 7 99")]
    [InlineData("٣")]
    public void A_number_that_is_not_on_the_sheet_is_a_fault_of_its_field(string typed)
    {
        var item = version.Items[0];

        var refused = TypedAnswers.Run(
            version,
            new Dictionary<string, string> { [item.Key] = typed }
        );

        Assert.Equal("entry.numbers", refused.Refusal!.Code);
        Assert.Equal(item.Key, refused.Refusal.Faults.Single().Field);
    }

    [Fact]
    public void Typing_never_throws_whatever_is_typed()
    {
        var random = new Random(7);
        const string Letters = "0123456789 ,.;+/-x\t\n\u0000é三\ud83d";
        for (var i = 0; i < 100_000; i++)
        {
            var typed = version.Items.ToDictionary(
                item => item.Key,
                _ =>
                    string.Concat(
                        Enumerable
                            .Range(0, random.Next(6))
                            .Select(_ => Letters[random.Next(Letters.Length)])
                    )
            );
            var outcome = TypedAnswers.Run(version, typed);
            if (outcome.IsDone)
                foreach (var item in version.Items.Where(item => item.Options.Length > 0))
                    Assert.All(
                        outcome.Value.GetValueOrDefault(item.Key) ?? [],
                        key => Assert.Contains(item.Options, option => option.Key == key)
                    );
        }
    }

    [Fact]
    public async Task The_last_sheet_waits_so_that_it_can_be_taken_out_without_trace()
    {
        var pile = await Open(isDouble: false);

        var one = await Type(pile, world.Ana, "0001", "5");
        Assert.Equal(0, await Counted());
        var two = await Type(pile, world.Ana, "0002", "1");
        Assert.Equal(1, await Counted());
        var undone = await world.Get<UndoSheet>().Run(world.Ana, pile.PileId);
        var none = await world.Get<UndoSheet>().Run(world.Ana, pile.PileId);
        await Type(pile, world.Ana, "0002", "4");
        var closed = await world.Get<ClosePile>().Run(world.Ana, pile.PileId);

        Assert.Equal(PaperState.Waiting, one.Value.State);
        Assert.Equal(1, two.Value.Recorded);
        Assert.Equal("0002", undone.Value);
        Assert.Equal("entry.nothing-to-undo", none.Refusal!.Code);
        Assert.Equal((2, 2, 0), (closed.Value.Typed, closed.Value.Recorded, closed.Value.Waiting));
        Assert.Equal(2, await Counted());
        Assert.Equal("paper", (await Cells()).Single().Slice.Split('|')[0]);
    }

    [Fact]
    public async Task A_sheet_that_is_typed_twice_counts_once_in_any_pile()
    {
        var pile = await Open(isDouble: false);
        var other = await Open(isDouble: false);
        await Type(pile, world.Ana, "a-7", "5");
        await world.Get<ClosePile>().Run(world.Ana, pile.PileId);

        var again = await Type(other, Ben, " A-7 ", "5");

        Assert.Equal("entry.sheet-known", again.Refusal!.Code);
        Assert.Equal("sheet", again.Refusal.Faults.Single().Field);
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task Two_people_who_agree_record_the_sheet()
    {
        var pile = await Open(isDouble: true);

        await Type(pile, world.Ana, "1", "5");
        var self = await Type(pile, world.Ana, "1", "5");
        Assert.Equal(0, await Counted());
        var second = await Type(pile, Ben, "1", "5");

        Assert.Equal("entry.same-person", self.Refusal!.Code);
        Assert.Equal(PaperState.Recorded, second.Value.State);
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task What_two_people_typed_differently_is_settled_question_by_question()
    {
        var pile = await Open(isDouble: true);
        await Type(pile, world.Ana, "1", "5");
        var second = await Type(pile, Ben, "1", "4");
        var early = await world.Get<ClosePile>().Run(world.Ana, pile.PileId);
        var sheet = (await Find(pile)).Sheets.Single();
        var trust = version.Items[0];

        var undecided = await world
            .Get<SettleSheet>()
            .Run(world.Ana, pile.PileId, "1", new Dictionary<string, bool>());
        var settled = await world
            .Get<SettleSheet>()
            .Run(world.Ana, pile.PileId, "1", new Dictionary<string, bool> { [trust.Key] = true });

        Assert.Equal(PaperState.Differs, second.Value.State);
        Assert.Equal("entry.pile-waiting", early.Refusal!.Code);
        var difference = sheet.Differences.Single();
        Assert.Equal(trust.Key, difference.ItemKey);
        Assert.Equal([trust.Options[4].Key], difference.First);
        Assert.Equal([trust.Options[3].Key], difference.Second);
        Assert.Equal("entry.undecided", undecided.Refusal!.Code);
        Assert.True(settled.IsDone);
        Assert.Equal(1, await Counted());
        Assert.True((await world.Get<ClosePile>().Run(world.Ana, pile.PileId)).IsDone);
    }

    [Fact]
    public async Task What_was_left_out_on_paper_is_a_partial_answer_and_counts()
    {
        var required = await world.Freeze(
            "a11-v2-five-point",
            change: content =>
                content with
                {
                    Items = [.. content.Items.Select((item, i) => item with { Required = i == 0 })],
                }
        );
        collector = await world.OpenCollector(required);
        var pile = await Open(isDouble: false);
        var words = required.Items.First(item => item.Kind == ItemKind.Text).Key;

        var typed = await world
            .Get<TypeSheet>()
            .Run(
                world.Ana,
                new SheetToType(
                    pile.PileId,
                    "1",
                    new Dictionary<string, IReadOnlyList<string>> { [words] = ["Only words."] }
                )
            );
        await world.Get<ClosePile>().Run(world.Ana, pile.PileId);

        Assert.True(typed.IsDone);
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task Another_agency_sees_and_types_nothing()
    {
        var pile = await Open(isDouble: false);
        await using var next = await CollectionWorld.Open(database);

        Assert.Null(await next.Get<FindPile>().Run(next.Agency.AgencyId, pile.PileId));
        Assert.Empty(await next.Get<ListPiles>().Run(next.Agency.AgencyId));
        Assert.Equal("entry.pile-unknown", (await Type(pile, next.Ana, "1", "5")).Refusal!.Code);
        Assert.Equal(
            "entry.pile-unknown",
            (await next.Get<ClosePile>().Run(next.Ana, pile.PileId)).Refusal!.Code
        );
        Assert.Equal(
            "collector.unknown",
            (
                await next.Get<OpenPile>()
                    .Run(next.Ana, new PileToOpen(collector.CollectorId, "Box", false))
            )
                .Refusal!
                .Code
        );
    }

    private async Task<Pile> Open(bool isDouble) =>
        (
            await world
                .Get<OpenPile>()
                .Run(world.Ana, new PileToOpen(collector.CollectorId, "Box 1", isDouble))
        ).Value;

    private async Task<Pile> Find(Pile pile) =>
        (await world.Get<FindPile>().Run(world.Agency.AgencyId, pile.PileId))!;

    private Task<Outcome<SheetTyped>> Type(Pile pile, Actor actor, string sheet, string trust)
    {
        var answers = TypedAnswers
            .Run(version, new Dictionary<string, string> { [version.Items[0].Key] = trust })
            .Value;
        return world.Get<TypeSheet>().Run(actor, new SheetToType(pile.PileId, sheet, answers));
    }

    private Task<IReadOnlyList<Cell>> Cells() =>
        world
            .Get<ReadCells>()
            .Run(
                new CellQuery(
                    world.Agency.AgencyId,
                    [collector.CollectorId],
                    Cube.MonthChannel,
                    0,
                    int.MaxValue
                )
            );

    private async Task<long> Counted() =>
        (await Cells()).Sum(cell => CellLayout.Responses(cell.Sums));
}
