namespace Bellwether.Instruments.Tests;

public sealed class LintInstrumentTests
{
    public static TheoryData<string, string, string> Broken =>
        new()
        {
            { "no items", "instrument.no-items", "items" },
            { "same key", "instrument.duplicate-key", "items.a" },
            { "bad key", "instrument.bad-key", "items.Über uns" },
            { "same option", "instrument.duplicate-option", "items.a.options.x" },
            { "bad option", "instrument.bad-option-key", "items.a.options.x y" },
            { "same value", "instrument.duplicate-value", "items.a.options.y" },
            { "one option", "instrument.option-count", "items.a.options" },
            { "61 options", "instrument.option-count", "items.a.options" },
            { "text with options", "instrument.options-on-text", "items.a.options" },
            { "longest text", "instrument.longest-text", "items.a.longestText" },
            { "driver without scale", "instrument.driver-needs-scale", "items.a.inDriverSet" },
            { "13 drivers", "instrument.too-many-drivers", "items" },
            { "no Spanish", "instrument.text-missing", "title.es" },
            { "no language", "instrument.no-language", "languages" },
            { "odd language", "instrument.language", "languages" },
            { "minutes", "instrument.minutes", "minutes" },
            { "open slot", "instrument.slot-open", "items.a.prompt.en" },
            { "long text", "instrument.text-long", "items.a.prompt.en" },
            { "gate unknown", "instrument.routing-unknown", "items.b.askedWhen" },
            { "gate later", "instrument.routing-later", "items.a.askedWhen" },
            { "gate itself", "instrument.routing-later", "items.b.askedWhen" },
            { "gate of several", "instrument.routing-not-single", "items.b.askedWhen" },
            { "gate of words", "instrument.routing-not-single", "items.b.askedWhen" },
            { "gate option", "instrument.routing-option", "items.b.askedWhen" },
            { "gate empty", "instrument.routing-empty", "items.b.askedWhen" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_would_break_is_found_once_with_its_field_and_a_fix(
        string what,
        string code,
        string field
    )
    {
        var found = LintInstrument.Run(Break(what)).Where(finding => finding.Code == code).ToList();

        Assert.Equal(field, found[0].Field);
        Assert.All(
            found,
            finding =>
            {
                Assert.False(finding.IsAdvice);
                Assert.True(finding.Fix.Length > 8, finding.Fix);
                Assert.EndsWith(".", finding.Message);
            }
        );
    }

    [Fact]
    public void A_sound_questionnaire_has_no_findings() =>
        Assert.Empty(
            LintInstrument.Run(
                Make.Content(
                    Make.Choice("a", "x", "y"),
                    Make.Several("b", "p").When("a", "x"),
                    Make.Choice("c", "1", "2").When("a", "y"),
                    Make.Text("d").When("c", "2")
                )
            )
        );

    [Fact]
    public void A_circle_of_questions_is_refused_at_the_one_that_looks_ahead()
    {
        var circle = Make.Content(
            Make.Choice("a", "x", "y").When("b", "x"),
            Make.Choice("b", "x", "y").When("a", "x")
        );

        var finding = Assert.Single(LintInstrument.Run(circle));

        Assert.Equal("items.a.askedWhen", finding.Field);
        Assert.Equal("Move “b” before it, or choose an earlier question.", finding.Fix);
    }

    public static TheoryData<string, string> OffStandard =>
        new()
        {
            { "second trust question", "standard.one-trust-question" },
            { "trust not first", "standard.trust-first" },
            { "trust not required", "standard.trust-first" },
            { "scale of three", "standard.trust-first" },
            { "no ease", "standard.went-well-offers" },
            { "own code", "standard.went-wrong-offers" },
            { "lists differ", "standard.same-lists" },
            { "neutral is favourable", "standard.branch-favourable" },
            { "no branch", "standard.branch-unfavourable" },
            { "no words", "standard.open-question" },
            { "16 questions", "standard.at-most-15-questions" },
            { "six minutes", "standard.at-most-5-minutes" },
            { "own wording", "instrument.standard-wording" },
            { "other construct", "instrument.construct" },
        };

    [Theory]
    [MemberData(nameof(OffStandard))]
    public void A_standards_rules_are_data_of_its_template_and_each_is_held(
        string what,
        string code
    )
    {
        var content = Depart(Make.FromTemplate("a11-v2-five-point"), what);

        var findings = LintInstrument.Run(content);

        Assert.Contains(findings, finding => finding.Code == code && !finding.IsAdvice);
        Assert.All(findings, finding => Assert.NotEmpty(finding.Fix));
    }

    [Fact]
    public void Offering_fewer_drivers_is_within_the_standard()
    {
        var content = Make.FromTemplate("a11-v2-thumbs");
        foreach (var key in new[] { "went_well", "went_wrong" })
            content = Change(
                content,
                key,
                item =>
                    item with
                    {
                        Options = [.. item.Options.Where(o => o.Key is "ease" or "effectiveness")],
                    }
            );

        Assert.Empty(LintInstrument.Run(content));
    }

    [Fact]
    public void An_allowed_wording_passes_with_its_construct_and_an_edit_with_its_reason()
    {
        var content = Make.FromTemplate("a11-v2-thumbs");
        var journey = Change(
            content,
            "trust",
            item =>
                item with
                {
                    Prompt = item.Prompt.With("en", "This service increased my trust in the VA."),
                    Construct = "service-increased-trust",
                }
        );
        var edited = Change(
            content,
            "comment",
            item => item with { Prompt = item.Prompt.With("en", "What else?") }
        );

        Assert.Empty(LintInstrument.Run(journey));
        Assert.Equal("instrument.standard-wording", Assert.Single(LintInstrument.Run(edited)).Code);
        Assert.Empty(
            LintInstrument.Run(
                edited with
                {
                    EditReasons = edited.EditReasons.Add("comment", "Shorter for the kiosk."),
                }
            )
        );
    }

    [Fact]
    public void An_unknown_template_and_a_hard_text_are_only_advice()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("administrative responsibilities", 60));
        var content = Make.Content(Make.Text("a") with { Prompt = LocalText.Of(sentence) }) with
        {
            Template = "nowhere@9",
        };

        var findings = LintInstrument.Run(content);

        Assert.Equal(
            ["instrument.hard-to-read", "instrument.template-unknown"],
            findings.Select(f => f.Code).Where(c => c != "instrument.longer-than-stated").Order()
        );
        Assert.All(findings, finding => Assert.True(finding.IsAdvice));
    }

    private static InstrumentContent Break(string what)
    {
        var choice = Make.Choice("a", "x", "y");
        var text = Make.Text("b");
        ResponseOption[] options = [.. Enumerable.Range(1, 61).Select(i => Make.Option($"o{i}"))];
        var scale = choice with
        {
            InDriverSet = true,
            Options = [Make.Option("x") with { Value = 1 }, Make.Option("y") with { Value = 2 }],
        };
        var prompt = Make.Text("a");
        return what switch
        {
            "no items" => Make.Content(),
            "same key" => Make.Content(choice, Make.Text("a")),
            "bad key" => Make.Content(choice, Make.Text("Über uns")),
            "same option" => Make.Content(Make.Choice("a", "x", "x")),
            "bad option" => Make.Content(Make.Choice("a", "x y", "z")),
            "same value" => Make.Content(
                choice with
                {
                    Options =
                    [
                        Make.Option("x") with
                        {
                            Value = 1,
                        },
                        Make.Option("y") with
                        {
                            Value = 1,
                        },
                    ],
                }
            ),
            "one option" => Make.Content(Make.Choice("a", "x")),
            "61 options" => Make.Content(choice with { Options = [.. options] }),
            "text with options" => Make.Content(prompt with { Options = choice.Options }),
            "longest text" => Make.Content(prompt with { LongestText = 0 }),
            "driver without scale" => Make.Content(choice with { InDriverSet = true }),
            "13 drivers" => Make.Content([
                .. Enumerable.Range(1, 13).Select(i => scale with { Key = $"a{i}" }),
            ]),
            "no Spanish" => Make.Content(choice) with { Languages = ["en", "es"] },
            "no language" => Make.Content(choice) with { Languages = [] },
            "odd language" => Make.Content(choice) with { Languages = ["en", "English"] },
            "minutes" => Make.Content(choice) with { Minutes = double.NaN },
            "open slot" => Make.Content(prompt with { Prompt = LocalText.Of("In {service}?") }),
            "long text" => Make.Content(prompt with { Prompt = LocalText.Of(new('x', 2001)) }),
            "gate unknown" => Make.Content(choice, text.When("z", "x")),
            "gate later" => Make.Content(choice.When("b", "x"), Make.Choice("b", "x", "y")),
            "gate itself" => Make.Content(choice, Make.Choice("b", "x", "y").When("b", "x")),
            "gate of several" => Make.Content(Make.Several("a", "x", "y"), text.When("a", "x")),
            "gate of words" => Make.Content(prompt, text.When("a", "x")),
            "gate option" => Make.Content(choice, text.When("a", "x", "z")),
            "gate empty" => Make.Content(choice, text.When("a")),
            _ => throw new ArgumentException(what),
        };
    }

    private static InstrumentContent Depart(InstrumentContent content, string what) =>
        what switch
        {
            "second trust question" => Change(
                content,
                "comment",
                item => item with { Measures = "trust" }
            ),
            "trust not first" => content with
            {
                Items = [content.Items[3], .. content.Items.Take(3)],
            },
            "trust not required" => Change(
                content,
                "trust",
                item => item with { Required = false }
            ),
            "scale of three" => Change(
                content,
                "trust",
                item => item with { Options = [.. item.Options.Take(3)] }
            ),
            "no ease" => Change(content, "went_well", item => Without(item, "ease")),
            "own code" => Change(
                content,
                "went_wrong",
                item => item with { Options = item.Options.Add(Make.Option("parking")) }
            ),
            "lists differ" => Change(content, "went_well", item => Without(item, "employee")),
            "neutral is favourable" => Change(
                content,
                "went_well",
                item => item.When("trust", "3", "4", "5")
            ),
            "no branch" => Change(content, "went_wrong", item => item with { AskedWhen = null }),
            "no words" => content with { Items = [.. content.Items.Take(3)] },
            "16 questions" => content with
            {
                Items = content.Items.AddRange(
                    Enumerable.Range(1, 12).Select(i => Make.Text($"more_{i}"))
                ),
            },
            "six minutes" => content with { Minutes = 6 },
            "own wording" => Change(
                content,
                "trust",
                item => item with { Prompt = item.Prompt.With("en", "Do you trust us?") }
            ),
            "other construct" => Change(
                content,
                "trust",
                item => item with { Construct = "service-increased-trust" }
            ),
            _ => throw new ArgumentException(what),
        };

    private static Item Without(Item item, string option) =>
        item with
        {
            Options = [.. item.Options.Where(o => o.Key != option)],
        };

    private static InstrumentContent Change(
        InstrumentContent content,
        string key,
        Func<Item, Item> change
    ) =>
        content with
        {
            Items = [.. content.Items.Select(item => item.Key == key ? change(item) : item)],
        };
}
