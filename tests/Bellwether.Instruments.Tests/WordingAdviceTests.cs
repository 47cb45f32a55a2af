namespace Bellwether.Instruments.Tests;

public sealed class WordingAdviceTests
{
    [Theory]
    [InlineData("leading", "How helpful was our staff?", "¿No cree que el personal ayudó?")]
    [InlineData(
        "double-barrelled",
        "The office was clean and quiet.",
        "La oficina estaba limpia y tranquila."
    )]
    [InlineData("double-negative", "It was not unclear what to do.", "No fue imposible terminar.")]
    [InlineData("absolute", "The staff always helped me.", "El personal siempre me ayudó.")]
    [InlineData("vague-time", "I recently used the service.", "Recientemente usé el servicio.")]
    [InlineData("jargon", "I could utilize the service.", "Pude aperturar mi trámite.")]
    [InlineData("acronym", "The IVR was easy to use.", "El IVR fue fácil de usar.")]
    public void A_wording_that_misleads_is_named_with_the_fix_in_both_languages(
        string code,
        string english,
        string spanish
    )
    {
        var content = Rated(english, spanish);

        var found = LintInstrument.Run(content).Where(f => f.Code == $"instrument.{code}").ToList();

        Assert.Equal(
            ["items.a.prompt.en", "items.a.prompt.es"],
            found.Select(finding => finding.Field)
        );
        Assert.All(
            found,
            finding =>
            {
                Assert.True(finding.IsAdvice);
                Assert.NotEqual(finding.Message, finding.In("es").Message);
                Assert.NotEqual(finding.Fix, finding.In("es").Fix);
            }
        );
    }

    [Theory]
    [InlineData("It was easy to do what I needed to do.", "Fue fácil hacer lo que necesitaba.")]
    [InlineData(
        "The Interactive Voice System (IVR) helped me.",
        "El sistema de voz (IVR) me ayudó."
    )]
    [InlineData("How easy or hard was it?", "¿Qué tan difícil le pareció?")]
    public void A_plain_wording_is_left_alone(string english, string spanish)
    {
        var codes = LintInstrument.Run(Rated(english, spanish)).Select(finding => finding.Code);

        Assert.DoesNotContain("instrument.leading", codes);
        Assert.DoesNotContain("instrument.acronym", codes);
        Assert.DoesNotContain("instrument.absolute", codes);
    }

    [Fact]
    public void Words_that_a_standard_fixes_are_not_judged()
    {
        var content = Make.FromTemplate("a11-v1-seven-domain");

        Assert.DoesNotContain(
            LintInstrument.Run(content),
            finding => finding.Field.EndsWith(".prompt.en", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Two_answers_that_read_the_same_are_a_fault_whatever_their_keys()
    {
        var item = Make.Choice("a", "x", "y") with
        {
            Options = [new("x", LocalText.Of("Very good")), new("y", LocalText.Of("very  good."))],
        };

        var finding = Assert.Single(LintInstrument.Run(Make.Content(item)));

        Assert.Equal(("instrument.same-answers", false), (finding.Code, finding.IsAdvice));
        Assert.Equal("items.a.options.y.en", finding.Field);
    }

    [Theory]
    [InlineData("Excellent|Very good|Good|Poor", "3 favourable and 1 unfavourable")]
    [InlineData(
        "Disagree|Neither agree nor disagree|Agree|Strongly agree",
        "2 favourable and 1 unfavourable"
    )]
    [InlineData("Strongly disagree|Disagree|Agree|Strongly agree", null)]
    [InlineData("Not at all important|Slightly important|Very important", null)]
    public void A_scale_with_one_side_longer_is_named(string labels, string? sides)
    {
        var options = labels
            .Split('|')
            .Select((label, i) => new ResponseOption($"{i}", LocalText.Of(label), i));
        var content = Make.Content(Make.Choice("a") with { Options = [.. options] });

        var found = LintInstrument.Run(content).Where(f => f.Code == "instrument.unbalanced-scale");

        Assert.Equal(sides is null ? 0 : 1, found.Count(f => f.Message.Contains(sides ?? "")));
    }

    [Fact]
    public void Who_is_not_concerned_gets_a_way_out_of_a_required_scale()
    {
        var rated = Rated("It was easy.", "Fue fácil.").Items[0] with
        {
            Required = true,
            Measures = "ease",
        };
        var withWayOut = rated with
        {
            Options = rated.Options.Add(new("na", LocalText.Of("Does not apply"))),
        };

        Assert.Contains("instrument.no-way-out", Codes(rated));
        Assert.DoesNotContain("instrument.no-way-out", Codes(withWayOut));
        Assert.DoesNotContain("instrument.no-way-out", Codes(rated with { Measures = "trust" }));
    }

    [Fact]
    public void A_question_about_personal_details_is_blocked_until_somebody_says_why()
    {
        var content = Make.Content(
            Make.Text("who") with
            {
                Prompt = LocalText.Of("What is your date of birth?"),
            }
        );

        var fault = Assert.Single(LintInstrument.Run(content));
        var reasoned = Frozen.Tidy(
            content with
            {
                PersonalReasons = System
                    .Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(
                        "who",
                        " The age group decides the form. "
                    )
                    .Add("gone", "no such item"),
            }
        );

        Assert.Equal(("instrument.personal", false), (fault.Code, fault.IsAdvice));
        Assert.Contains("date of birth", fault.Message);
        Assert.Empty(LintInstrument.Run(reasoned));
        Assert.Equal(["who"], reasoned.PersonalReasons!.Keys);
    }

    [Fact]
    public void A_translation_that_stayed_behind_is_named()
    {
        var before = Make.FromTemplate("open-feedback");
        var now = before.Map(
            (field, text) => field == "intro" ? text.With("en", "One question.") : text
        );

        var finding = Assert.Single(StaleTexts.Check(before, now));

        Assert.Equal("intro.es", finding.Field);
        Assert.Contains("español", finding.In("es").Message);
        Assert.Empty(StaleTexts.Check(before, before));
        Assert.Empty(StaleTexts.Check(null, now));
    }

    private static IEnumerable<string> Codes(Item item) =>
        LintInstrument.Run(Make.Content(item)).Select(finding => finding.Code);

    private static InstrumentContent Rated(string english, string spanish) =>
        new(
            LocalText.Of("Title", "Título"),
            [
                new Item("a", ItemKind.SingleChoice, LocalText.Of(english, spanish))
                {
                    Options =
                    [
                        new("1", LocalText.Of("Disagree", "En desacuerdo"), 1),
                        new("2", LocalText.Of("Neither", "Ni lo uno ni lo otro"), 2),
                        new("3", LocalText.Of("Agree", "De acuerdo"), 3),
                    ],
                },
            ]
        )
        {
            Languages = ["en", "es"],
        };
}
