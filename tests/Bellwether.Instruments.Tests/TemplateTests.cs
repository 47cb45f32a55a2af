namespace Bellwether.Instruments.Tests;

public sealed class TemplateTests
{
    [Fact]
    public void Every_template_of_the_list_is_found_wherever_the_program_runs() =>
        Assert.Equal(
            [
                "DC-01",
                .. Enumerable.Range(1, 18).Select(number => $"SV-{number:00}"),
                "SV-18B",
                "SV-18C",
                .. Enumerable.Range(19, 3).Select(number => $"SV-{number:00}"),
            ],
            new ListTemplates().Run().Select(template => template.Code).Order()
        );

    public static TheoryData<string> Ids =>
        [.. new ListTemplates().Run().Select(template => template.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_filled_template_passes_its_own_rules_in_every_language(string id) =>
        Assert.DoesNotContain(
            LintInstrument.Run(Make.FromTemplate(id)),
            finding => !finding.IsAdvice
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_template_for_the_public_is_worded_so_that_the_lint_has_nothing_to_say(string id)
    {
        var template = ListTemplates.Find(id)!;
        var findings = LintInstrument.Run(Make.FromTemplate(id)).Select(f => $"{f.Code} {f.Field}");

        Assert.True(
            template.Audience != InstrumentAudience.Public || !findings.Any(),
            string.Join('\n', findings)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_template_says_whose_it_is_where_it_is_from_and_under_which_licence(string id)
    {
        var template = ListTemplates.Find(id)!;

        string[] languages = [.. template.Instrument.Languages];
        Assert.Equal(
            template.Audience == InstrumentAudience.Public ? ["en", "es"] : languages,
            languages
        );
        Assert.Equal("CC0-1.0", template.Licence);
        if (template.Audience == InstrumentAudience.Public)
            Assert.Contains("not checked", template.Provenance["es"].Replace("has ", ""));
        Assert.NotEmpty(template.Provenance["en"]);
        Assert.Contains(template.Jurisdiction, new[] { "us-federal", "uk", "any" });
        Assert.All(
            template
                .Instrument.Texts()
                .Select(text => text.Text)
                .Concat([template.Name, template.About, .. template.Unverified]),
            text => Assert.Equal(languages, text.Texts.Keys)
        );
        Assert.All(
            template.Rules,
            rule =>
                Assert.Equal(["en", "es"], rule.Message.Texts.Keys.Intersect(rule.Fix.Texts.Keys))
        );
    }

    [Theory]
    [InlineData("a11-v2-thumbs", "1 0")]
    [InlineData("a11-v2-five-point", "1 2 3 4 5")]
    public void The_three_standard_prompts_are_word_for_word(string id, string trust)
    {
        var content = Make.FromTemplate(id);

        Assert.Equal(
            [
                "This interaction increased my trust in the Bureau of Travel Documents.",
                "What about this interaction made the difference?",
                "What could have been better?",
                "Anything else you want us to know about your experience?",
            ],
            content.Items.Select(item => item.Prompt.In("en"))
        );
        Assert.Equal(
            ["trust", "went_well", "went_wrong", "comment"],
            content.Items.Select(i => i.Key)
        );
        Assert.Equal(trust.Split(' '), content.Items[0].Options.Select(option => option.Key));
        Assert.Equal(
            "effectiveness ease efficiency transparency humanity employee other".Split(' '),
            content.Items[2].Options.Select(option => option.Key)
        );
        Assert.Equal(
            "Me trataron con justicia y respeto",
            content.Items[1].Options[4].Label.In("es")
        );
    }

    [Fact]
    public void The_seven_statements_are_word_for_word_and_all_in_the_driver_set()
    {
        var content = Make.FromTemplate("a11-v1-seven-domain");

        Assert.Equal(
            [
                "satisfaction: I am satisfied with the service I received from renewing a passport.",
                "trust: This interaction increased my confidence in renewing a passport.",
                "comment_scores: Any additional feedback on your scores above?",
                "effectiveness: My need was addressed.",
                "ease: It was easy to complete what I needed to do.",
                "efficiency: It took a reasonable amount of time to do what I needed to do.",
                "transparency: I was treated fairly.",
                "employee: Employees I interacted with were helpful.",
                "comment: Any additional feedback for renewing a passport?",
            ],
            content.Items.Select(item => $"{item.Key}: {item.Prompt.In("en")}")
        );
        Assert.Equal(7, content.Items.Count(item => item.InDriverSet));
        Assert.All(
            content.Items.Where(item => item.InDriverSet),
            item =>
            {
                Assert.Equal([1, 2, 3, 4, 5], item.Options.Select(option => option.Value!.Value));
                Assert.Equal(
                    ["4", "5"],
                    item.Options.Where(option => option.Favourable).Select(option => option.Key)
                );
                Assert.Equal("Muy de acuerdo", item.Options[4].Label.In("es"));
            }
        );
    }

    [Fact]
    public void An_unfilled_or_unknown_slot_is_refused_with_what_to_write()
    {
        var refusal = ListTemplates
            .Find("a11-v2-thumbs")!
            .Fill(
                new Dictionary<string, LocalText>
                {
                    ["service"] = LocalText.Of("x"),
                    ["bureau"] = LocalText.Of("y"),
                },
                ["en", "fr"]
            )
            .Refusal!;

        Assert.Equal("template.slots", refusal.Code);
        Assert.Equal(
            ["slots.provider", "slots.bureau", "languages"],
            refusal.Faults.Select(fault => fault.Field)
        );
        Assert.Contains("the Bureau of Travel Documents", refusal.Faults[0].Message);
    }

    [Fact]
    public void A_language_not_asked_for_leaves_no_text_behind()
    {
        var content = Make.FromTemplate("open-feedback", "en");

        Assert.Equal(["en"], content.Languages);
        Assert.All(content.Texts(), text => Assert.Equal(["en"], text.Text.Texts.Keys));
    }

    [Fact]
    public void A_sentence_whose_slot_has_no_value_is_left_out_of_the_thanks()
    {
        var thanks = Make.FromTemplate("open-feedback").Thanks!;
        var values = new Dictionary<string, string> { ["code"] = "7K2M-Q" };

        Assert.Equal(
            "Thank you. We read every comment. Your receipt code is 7K2M-Q – keep it if you may want to withdraw your answer.",
            Slots.Fill(thanks.In("en"), values)
        );
        Assert.Equal(
            "Gracias. Leemos todos los comentarios. Su código de recibo es 7K2M-Q; guárdelo por si quiere retirar su respuesta.",
            Slots.Fill(thanks.In("es"), values)
        );
    }
}
