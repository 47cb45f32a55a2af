namespace Bellwether.Instruments.Tests;

public sealed class TableRowsTests
{
    private static readonly InstrumentContent Content = new(
        LocalText.Of("Form"),
        [
            Choice("first"),
            new Item("head", ItemKind.Statement, LocalText.Of("How was …")),
            Choice("r1") with
            {
                RowOf = "head",
            },
            Choice("r2") with
            {
                RowOf = "head",
            },
            Choice("last"),
        ]
    );

    [Theory]
    [InlineData("head", 0, "head r1 r2 first last")]
    [InlineData("head", 2, "first last head r1 r2")]
    [InlineData("last", 3, "first last head r1 r2")]
    [InlineData("first", 1, "head r1 r2 first last")]
    [InlineData("first", 2, "head r1 r2 first last")]
    [InlineData("r1", 3, "first head r2 r1 last")]
    [InlineData("r2", 0, "first head r2 r1 last")]
    [InlineData("r2", 9, "first head r1 r2 last")]
    public void A_table_moves_as_one_and_nothing_moves_into_it(string key, int place, string order)
    {
        var moved = EditContent.Move(Content, key, place);

        Assert.Equal(order, string.Join(' ', moved.Items.Select(item => item.Key)));
    }

    [Fact]
    public void A_table_is_copied_and_taken_away_with_its_rows()
    {
        var copied = EditContent.Duplicate(Content, "head");
        var removed = EditContent.Remove(copied, "head");

        Assert.Equal(
            "first head r1 r2 head_2 r1_2 r2_2 last",
            string.Join(' ', copied.Items.Select(item => item.Key))
        );
        Assert.All(
            copied.Items.Where(i => i.Key is "r1_2" or "r2_2"),
            i => Assert.Equal("head_2", i.RowOf)
        );
        Assert.Equal(
            "first head_2 r1_2 r2_2 last",
            string.Join(' ', removed.Items.Select(item => item.Key))
        );
    }

    [Fact]
    public void Rows_are_put_right_under_their_statement()
    {
        var set = EditContent.SetRows(Content, "head", [Choice("r2"), Choice("r9")]);

        Assert.Equal("first head r2 r9 last", string.Join(' ', set.Items.Select(item => item.Key)));
        Assert.DoesNotContain(LintInstrument.Run(set), finding => finding.Code == "instrument.row");
    }

    private static Item Choice(string key) =>
        new(key, ItemKind.SingleChoice, LocalText.Of(key + "?"))
        {
            Options =
            [
                new ResponseOption("1", LocalText.Of("No"), 1),
                new ResponseOption("2", LocalText.Of("Yes"), 2),
            ],
        };
}
