namespace Bellwether.Instruments.Tests;

/// <summary>The rules of a standard that concern the questionnaire itself, each as data of its template. Other rules (clearance, volumes, cells of files) live with what they are about.</summary>
public sealed class StandardTests
{
    [Theory]
    [InlineData("a11-v2-thumbs")]
    [InlineData("a11-v2-five-point")]
    [InlineData("a11-v2-end-of-journey")]
    [InlineData("a11-v2-paper")]
    public void Rule_1_exactly_one_trust_question_first_required_on_its_scale(string id)
    {
        var good = Make.FromTemplate(id);
        var second = good.Items[^1] with { Key = "again", Measures = "trust" };

        Assert.Contains(
            "standard.one-trust-question",
            Codes(good with { Items = good.Items.Add(second) })
        );
        Assert.Contains(
            "standard.trust-first",
            Codes(good with { Items = [good.Items[^1], .. good.Items[..^1]] })
        );
        Assert.Contains(
            "standard.trust-first",
            Codes(Change(good, "trust", i => i with { Required = false }))
        );
        Assert.Contains(
            "standard.trust-first",
            Codes(
                Change(
                    good,
                    "trust",
                    i =>
                        i with
                        {
                            Options = [.. i.Options, new("9", LocalText.Of("Nine", "Nueve"))],
                        }
                )
            )
        );
        Assert.DoesNotContain(
            Codes(good),
            code => code.StartsWith("standard.", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("a11-v2-thumbs", "effectiveness")]
    [InlineData("a11-v2-five-point", "ease")]
    public void Rule_2_both_lists_offer_the_same_codes_with_effectiveness_and_ease(
        string id,
        string code
    )
    {
        var good = Make.FromTemplate(id);
        Item Without(Item item) =>
            item with
            {
                Options = item.Options.RemoveAll(option => option.Key == code),
            };

        var one = Change(good, "went_well", Without);
        var both = Change(one, "went_wrong", Without);

        Assert.Contains("standard.same-lists", Codes(one));
        Assert.Contains("standard.went-well-offers", Codes(one));
        Assert.Contains("standard.went-wrong-offers", Codes(both));
    }

    [Fact]
    public void Rule_3_one_open_question()
    {
        var good = Make.FromTemplate("a11-v2-thumbs");

        Assert.Contains(
            "standard.open-question",
            Codes(good with { Items = good.Items.RemoveAt(3) })
        );
        Assert.Contains(
            "standard.open-question",
            Codes(Change(good, "comment", item => item with { Required = true }))
        );
    }

    [Fact]
    public void Rule_4_the_branch_is_there_and_what_it_hides_is_cleared_when_the_answer_changes()
    {
        var good = Make.FromTemplate("a11-v2-thumbs");
        var version = Make.Version(good);

        var sheet = CheckAnswers
            .Run(
                version,
                Make.Answers(
                    ("trust", ["0"]),
                    ("went_well", ["ease"]),
                    ("went_wrong", ["efficiency"])
                )
            )
            .Value;

        Assert.Contains(
            "standard.branch-favourable",
            Codes(Change(good, "went_well", item => item with { AskedWhen = null }))
        );
        Assert.Contains(
            "standard.branch-unfavourable",
            Codes(
                Change(
                    good,
                    "went_wrong",
                    item => item with { AskedWhen = new Routing("trust", ["1"]) }
                )
            )
        );
        Assert.Equal([2, AnswerSheet.NotAsked, 4, 0], sheet.Values);
    }

    [Fact]
    public void Rule_12_the_instrument_is_unchanged_or_its_break_is_declared()
    {
        var before = Make.FromTemplate("a11-v2-thumbs");
        var after = Change(
            before,
            "trust",
            item =>
                item with
                {
                    Prompt = item.Prompt.With(
                        "en",
                        "This service increased my trust in the Bureau of Travel Documents."
                    ),
                    Construct = "service-increased-trust",
                }
        );

        var declared = DeclaredBreaks.Between(Make.Version(before), Make.Version(after));
        var finding = Assert.Single(
            DeclaredBreaks.Check(Make.Version(before), Make.Version(after))
        );

        Assert.Equal(["trust"], declared.Measures);
        Assert.Equal(
            ("standard.unchanged-or-declared", "items.trust", true),
            (finding.Code, finding.Field, finding.IsAdvice)
        );
        Assert.Empty(DeclaredBreaks.Check(Make.Version(before), Make.Version(before)));
        Assert.Empty(
            DeclaredBreaks
                .Between(Make.Version(before), Make.Version(before with { Minutes = 2 }))
                .Measures
        );
    }

    [Fact]
    public void Only_what_stands_in_the_slots_is_read_back_and_an_own_wording_is_none_of_the_standard()
    {
        var locked = ListTemplates.Find("a11-v2-thumbs")!.Locked[0];

        var found = StandardWording.Find(
            locked,
            "Based on my experience with renewing a passport, I trust the Bureau to deliver on their mission for the American public."
        )!;

        Assert.Equal("trust-to-deliver-mission", found.Wording.Construct);
        Assert.Equal(
            ("renewing a passport", "the Bureau"),
            (found.Slots["service"], found.Slots["provider"])
        );
        Assert.Equal(
            "This service increased my trust in us.",
            StandardWording.Write(
                locked.Allowed[1],
                new Dictionary<string, string> { ["provider"] = "us" }
            )
        );
        Assert.Null(StandardWording.Find(locked, "I really trust the Bureau."));
    }

    [Fact]
    public void What_a_standard_fixes_says_why()
    {
        var content = Make.FromTemplate("a11-v2-thumbs");

        var trust = StandardLocks.Of(content, "trust");
        var list = StandardLocks.Of(content, "went_well");

        Assert.StartsWith("The trust question must be the first", trust.Place!.In("en"));
        Assert.StartsWith("La pregunta de confianza", trust.Required!.In("es"));
        Assert.Equal(["0", "1"], trust.Offered!.Order());
        Assert.Equal(["ease", "effectiveness"], list.MustOffer.Order());
        Assert.Equal(7, list.Offered!.Count);
        Assert.NotNull(list.Routing);
        Assert.False(StandardLocks.Of(content with { Template = null }, "trust").Any);
    }

    private static InstrumentContent Change(
        InstrumentContent content,
        string key,
        Func<Item, Item> change
    ) =>
        content with
        {
            Items = [.. content.Items.Select(item => item.Key == key ? change(item) : item)],
        };

    private static IEnumerable<string> Codes(InstrumentContent content) =>
        LintInstrument.Run(content).Select(finding => finding.Code);
}
