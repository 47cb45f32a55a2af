namespace Bellwether.Instruments.Tests;

/// <summary>What a form manager is told before anybody answers a question that could not be stored, counted or asked.</summary>
public sealed class KindRulesTests
{
    private static readonly Item Gate = Make.Choice("gate", "yes", "no");

    private static readonly Item Next = Make.Choice("next", "a", "b");

    public static TheoryData<string, string, string> Faults() =>
        new()
        {
            { "number without a range", "instrument.number-range", "items.n.number" },
            { "lowest above highest", "instrument.number-range", "items.n.number" },
            { "too wide", "instrument.number-range", "items.n.number" },
            { "bins falling", "instrument.number-range", "items.n.number" },
            { "dates backwards", "instrument.date-span", "items.d.dates" },
            { "slider on a choice", "instrument.presentation", "items.next.presentation" },
            { "thumbs of three", "instrument.two-options", "items.t.options" },
            { "two others", "instrument.two-others", "items.next.options" },
            { "exclusive of one", "instrument.exclusive", "items.next.options" },
            { "ranking of thirteen", "instrument.ranking", "items.r.options" },
            { "more ticks than answers", "instrument.most-ticks", "items.m.mostTicks" },
            { "a limit on one answer", "instrument.most-ticks", "items.next.mostTicks" },
            { "hidden and required", "instrument.hidden-required", "items.next.required" },
            { "row without table", "instrument.row", "items.next.rowOf" },
            { "row with other answers", "instrument.row", "items.r2.rowOf" },
            { "formula of a later item", "instrument.formula", "items.c.formula" },
            { "formula unreadable", "instrument.formula", "items.c.formula" },
            { "asked twice", "instrument.condition-twice", "items.next.askedIf" },
            { "condition on a later item", "instrument.condition", "items.gate.askedIf" },
            { "condition on no option", "instrument.condition", "items.next.askedIf" },
            { "condition says nothing", "instrument.condition", "items.next.askedIf" },
            { "number of words", "instrument.condition", "items.next.askedIf" },
            { "repeats a later answer", "instrument.repeats-unknown", "items.gate.prompt" },
            { "shuffles with its gate", "instrument.shuffle", "items.next.shuffleWith" },
            { "group of one", "instrument.smallest-group", "participation.smallestGroup" },
            { "a year to resume", "instrument.resume-days", "participation.resumeDays" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_asked_is_found_with_its_field_and_a_fix(
        string what,
        string code,
        string field
    )
    {
        var finding = Assert.Single(
            LintInstrument.Run(Wrong(what)),
            finding => !finding.IsAdvice && finding.Code == code
        );

        Assert.Equal(field, finding.Field);
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Fix);
    }

    private static InstrumentContent Wrong(string what) =>
        what switch
        {
            "number without a range" => Make.Content(Number(null)),
            "lowest above highest" => Make.Content(Number(new NumberRange(5, 1))),
            "too wide" => Make.Content(Number(new NumberRange(0, 1e9))),
            "bins falling" => Make.Content(Number(new NumberRange(0, 100) { Bins = [50, 20] })),
            "dates backwards" => Make.Content(
                new Item("d", ItemKind.Date, LocalText.Of("When?"))
                {
                    Dates = new DateSpan { From = new(2026, 1, 2), To = new(2026, 1, 1) },
                }
            ),
            "slider on a choice" => Second(Next with { Presentation = Presentation.Slider }),
            "thumbs of three" => Make.Content(
                Make.Choice("t", "a", "b", "c") with
                {
                    Presentation = Presentation.Thumbs,
                }
            ),
            "two others" => Second(
                Next with
                {
                    Options = [.. Next.Options.Select(o => o with { AsksWords = true })],
                }
            ),
            "exclusive of one" => Second(
                Next with
                {
                    Options = Next.Options.SetItem(0, Next.Options[0] with { Exclusive = true }),
                }
            ),
            "ranking of thirteen" => Make.Content(
                Make.Choice("r", [.. Enumerable.Range(0, 13).Select(i => $"o{i}")]) with
                {
                    Kind = ItemKind.Ranking,
                }
            ),
            "more ticks than answers" => Make.Content(
                Make.Choice("m", "a", "b", "c") with
                {
                    Kind = ItemKind.MultiChoice,
                    MostTicks = 3,
                }
            ),
            "a limit on one answer" => Second(Next with { MostTicks = 1 }),
            "hidden and required" => Second(
                Next with
                {
                    Presentation = Presentation.Hidden,
                    Required = true,
                }
            ),
            "row without table" => Second(Next with { RowOf = "gate" }),
            "row with other answers" => Make.Content(
                new Item("head", ItemKind.Statement, LocalText.Of("How was it?")),
                Make.Choice("r1", "a", "b") with
                {
                    RowOf = "head",
                },
                Make.Choice("r2", "b", "a") with
                {
                    RowOf = "head",
                }
            ),
            "formula of a later item" => Make.Content(Calculated("gate + 1"), Gate),
            "formula unreadable" => Make.Content(Gate, Calculated("gate +")),
            "asked twice" => Second(
                Next.When("gate", "yes") with
                {
                    AskedIf = Condition.Chosen("gate", "yes"),
                }
            ),
            "condition on a later item" => Make.Content(
                Gate with
                {
                    AskedIf = Condition.Chosen("next", "a"),
                },
                Next
            ),
            "condition on no option" => Second(
                Next with
                {
                    AskedIf = Condition.Chosen("gate", "maybe"),
                }
            ),
            "condition says nothing" => Second(
                Next with
                {
                    AskedIf = new Condition { Item = "gate" },
                }
            ),
            "number of words" => Make.Content(
                Make.Text("gate"),
                Next with
                {
                    AskedIf = new Condition { Item = "gate", AtLeast = 1 },
                }
            ),
            "repeats a later answer" => Make.Content(
                Gate with
                {
                    Prompt = LocalText.Of("About {answer:next}?"),
                },
                Next
            ),
            "shuffles with its gate" => Make.Content(
                Gate with
                {
                    ShuffleWith = "x",
                },
                Next with
                {
                    ShuffleWith = "x",
                    AskedIf = Condition.Chosen("gate", "yes"),
                }
            ),
            "group of one" => Make.Content(Gate) with
            {
                Participation = new Participation { SmallestGroup = 1 },
            },
            _ => Make.Content(Gate) with { Participation = new Participation { ResumeDays = 365 } },
        };

    private static InstrumentContent Second(Item item) => Make.Content(Gate, item);

    private static Item Number(NumberRange? range) =>
        new("n", ItemKind.Number, LocalText.Of("How many?")) { Number = range };

    private static Item Calculated(string formula) =>
        new("c", ItemKind.Calculated, LocalText.Of("Worked out"))
        {
            Number = new NumberRange(0, 10),
            Formula = formula,
        };

    [Fact]
    public void A_form_of_every_kind_may_be_published()
    {
        var head = new Item("head", ItemKind.Statement, LocalText.Of("How was it?"));
        var content = Make.Content(
            Gate with
            {
                Presentation = Presentation.YesNo,
            },
            head,
            Make.Choice("r1", "a", "b") with
            {
                RowOf = "head",
            },
            Make.Choice("r2", "a", "b") with
            {
                RowOf = "head",
            },
            Number(new NumberRange(0, 100) { Bins = [10, 20] }),
            Calculated("max(n, 1)"),
            Make.Choice("order", "a", "b", "c") with
            {
                Kind = ItemKind.Ranking,
            },
            new Item("when", ItemKind.Date, LocalText.Of("When?")),
            new Item("mail", ItemKind.Email, LocalText.Of("E-mail?")),
            Next with
            {
                AskedIf = new Condition
                {
                    All =
                    [
                        Condition.Chosen("gate", "yes"),
                        new Condition { Item = "n", AtLeast = 3 },
                    ],
                },
            }
        );

        Assert.DoesNotContain(LintInstrument.Run(content), finding => !finding.IsAdvice);
    }

    [Fact]
    public void Another_range_condition_or_order_is_told_in_the_difference()
    {
        var before = Make.Version(Gate, Number(new NumberRange(0, 10)), Next);
        ItemChange Change(string key, params Item[] items) =>
            VersionDifference.Between(before, Make.Version(items)).Of(key);

        Assert.Equal(ItemChange.Options, Change("n", Gate, Number(new NumberRange(0, 20)), Next));
        Assert.Equal(
            ItemChange.Routing,
            Change(
                "next",
                Gate,
                before.Items[1],
                Next with
                {
                    AskedIf = Condition.Chosen("gate", "yes"),
                }
            )
        );
        Assert.Equal(
            ItemChange.Place,
            Change("next", Gate, before.Items[1], Next with { ShuffleOptions = true })
        );
        Assert.Equal(ItemChange.None, Change("next", Gate, before.Items[1], Next));
    }
}
