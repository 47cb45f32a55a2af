namespace Bellwether.Instruments.Tests;

/// <summary>How each kind of answer is read, in the words a respondent gets when it cannot be.</summary>
public sealed class KindAnswersTests
{
    private static Item Number(NumberRange range) =>
        new("n", ItemKind.Number, LocalText.Of("How many?")) { Number = range };

    private static string Told(Item item, string language, params string[] given) =>
        CheckAnswers
            .Run(Make.Version(item), Make.Answers((item.Key, given)), language)
            .Refusal?.Faults[0]
            .Message
        ?? "taken";

    private static long Value(Item item, params string[] given) =>
        CheckAnswers.Run(Make.Version(item), Make.Answers((item.Key, given))).Value.Values[0];

    [Theory]
    [InlineData("0", 1)]
    [InlineData("600", 601)]
    [InlineData(" 45 ", 46)]
    [InlineData("1 2", 13)]
    [InlineData("٤٥", 46)]
    [InlineData("45.0", 46)]
    [InlineData("45,0", 46)]
    [InlineData("+7", 8)]
    public void A_whole_number_is_read_as_people_write_it(string written, long value) =>
        Assert.Equal(value, Value(Number(new NumberRange(0, 600)), written));

    [Theory]
    [InlineData("601", "en", "Please enter a number from 0 to 600.")]
    [InlineData("-1", "es", "Escriba un número de 0 a 600.")]
    [InlineData("a few", "en", "Please enter a number, for example 300.")]
    [InlineData("4.5", "en", "Please enter a whole number.")]
    [InlineData("4,5", "es", "Escriba un número entero.")]
    [InlineData(
        "1,000",
        "en",
        "It is not clear whether the comma or the point means thousands. Write the number without it, for example 1250."
    )]
    [InlineData(
        "1.000",
        "es",
        "No queda claro si la coma o el punto separa los miles. Escriba el número sin ese signo, por ejemplo 1250."
    )]
    [InlineData("1e2", "en", "Please enter a number, for example 300.")]
    [InlineData("NaN", "en", "Please enter a number, for example 300.")]
    public void What_is_no_number_of_the_range_is_told_plainly(
        string written,
        string language,
        string told
    ) => Assert.Equal(told, Told(Number(new NumberRange(0, 600)), language, written));

    [Theory]
    [InlineData("en", "Please choose at most 2; you chose 3. Take 1 away.")]
    [InlineData("es", "Elija como máximo 2; eligió 3. Quite 1.")]
    public void More_than_may_be_ticked_is_told_and_as_many_as_may_be_is_taken(
        string language,
        string told
    )
    {
        var item = Make.Choice("m", "a", "b", "c", "d") with
        {
            Kind = ItemKind.MultiChoice,
            MostTicks = 2,
        };

        Assert.Equal(told, Told(item, language, "a", "b", "d"));
        Assert.Equal("taken", Told(item, language, "a", "d"));
        Assert.Equal("taken", Told(item, language, "a", "d", "a"));
    }

    [Theory]
    [InlineData("-2.5", 1)]
    [InlineData("-2,49", 2)]
    [InlineData("0.3", 281)]
    public void Decimals_are_exact_steps(string written, long value)
    {
        var range = new NumberRange(-2.5, 10) { Decimals = 2 };

        Assert.Equal(value, Value(Number(range), written));
        Assert.Equal(range.Encode(range.Decode(value)), value);
    }

    [Theory]
    [InlineData("2026-02-28", "taken")]
    [InlineData("2026-2-3", "taken")]
    [InlineData("2026-02-30", "Please enter a real date: month, day and the year in four digits.")]
    [InlineData("26-02-03", "Please enter a real date: month, day and the year in four digits.")]
    [InlineData("2026--3", "Please enter a real date: month, day and the year in four digits.")]
    [InlineData("1899-12-31", "Please enter a date from January 1, 1900 to December 31, 2100.")]
    public void A_day_must_exist_and_lie_in_the_span(string written, string told) =>
        Assert.Equal(
            told,
            Told(new Item("d", ItemKind.Date, LocalText.Of("When?")), "en", written)
        );

    [Theory]
    [InlineData(ItemKind.Email, "ana@example.com", true)]
    [InlineData(ItemKind.Email, "ana+x@mail.example.gov", true)]
    [InlineData(ItemKind.Email, "ana@example", false)]
    [InlineData(ItemKind.Email, "ana example.com", false)]
    [InlineData(ItemKind.Email, "a@b@c.com", false)]
    [InlineData(ItemKind.Phone, "(202) 555-0123", true)]
    [InlineData(ItemKind.Phone, "+1 202 555 0123", true)]
    [InlineData(ItemKind.Phone, "5550", false)]
    [InlineData(ItemKind.Phone, "call me", false)]
    public void A_contact_is_taken_when_it_can_be_one(ItemKind kind, string written, bool isTaken)
    {
        var item = new Item("c", kind, LocalText.Of("Contact"));

        Assert.Equal(isTaken, Told(item, "en", written) == "taken");
        if (!isTaken)
            return;
        var version = Make.Version(item);
        var sheet = CheckAnswers.Run(version, Make.Answers(("c", [written]))).Value;
        Assert.Equal(written, Assert.Single(sheet.Contacts).Words);
        Assert.Empty(sheet.Texts);
        Assert.Empty(SpellAnswers.Run(version, sheet));
        Assert.False(item.IsCounted);
    }

    [Fact]
    public void None_of_these_stands_alone()
    {
        var several = Make.Several("s", "a", "b", "none");
        var item = several with
        {
            Options = several.Options.SetItem(2, several.Options[2] with { Exclusive = true }),
        };

        Assert.Equal(4, Value(item, "none"));
        Assert.Equal(3, Value(item, "a", "b"));
        Assert.Equal(
            "You chose “Label none” together with other answers. Take one or the other away.",
            Told(item, "en", "none", "a")
        );
    }

    [Fact]
    public void A_ranking_gives_each_place_once_and_need_not_be_whole()
    {
        var item = Make.Choice("r", "a", "b", "c") with { Kind = ItemKind.Ranking };

        var value = Value(item, "c", "a");

        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(option => Ranks.Of(value, option)));
        Assert.Equal("Please give each place to one answer only.", Told(item, "en", "a", "a"));
        Assert.Equal(
            "Ponga al menos una respuesta en un lugar.",
            Told(item with { Required = true }, "es")
        );
    }

    [Fact]
    public void The_words_of_other_belong_to_that_option_and_keep_their_commas()
    {
        var choice = Make.Choice("c", "a", "other");
        var item = choice with
        {
            Options = choice.Options.SetItem(1, choice.Options[1] with { AsksWords = true }),
        };
        var version = Make.Version(item);

        var with = CheckAnswers.Run(
            version,
            Make.Answers(("c", ["other"]), ("c.words", ["Ramps, lifts"]))
        );
        var without = CheckAnswers.Run(version, Make.Answers(("c", ["a"]), ("c.words", ["Ramps"])));

        Assert.Equal("Ramps, lifts", Assert.Single(with.Value.Texts).Words);
        Assert.Empty(without.Value.Texts);
        Assert.Equal(["Ramps, lifts"], SpellAnswers.Run(version, with.Value)["c.words"]);
        Assert.Equal(
            CheckAnswers.OutsideVersion,
            CheckAnswers.Run(Make.Version(choice), Make.Answers(("c.words", ["x"]))).Refusal!.Code
        );
    }

    [Fact]
    public void A_comma_in_an_option_splits_nothing()
    {
        var several = Make.Several("s", "a", "b") with
        {
            Options = [new("a", LocalText.Of("Fast, cheap, good")), new("b", LocalText.Of("Slow"))],
        };

        Assert.Equal(1, Value(several, "a"));
        Assert.StartsWith(
            "This is not one of the answers.",
            Told(several, "en", "Fast, cheap, good")
        );
        Assert.StartsWith("This is not one of the answers.", Told(several, "en", "a,b"));
    }

    [Fact]
    public void Calculated_values_come_from_the_answers_whatever_was_sent_for_them()
    {
        var version = Make.Version(
            Number(new NumberRange(0, 100)),
            new Item("sum", ItemKind.Calculated, LocalText.Of("Sum"))
            {
                Number = new NumberRange(0, 50),
                Formula = "if(answered(n), n * 2 + 1, 7)",
            },
            Make.Choice("why", "a", "b") with
            {
                AskedIf = new Condition { Item = "sum", AtLeast = 20 },
            }
        );

        long[] Values(params string[] n) =>
            [
                .. CheckAnswers
                    .Run(version, Make.Answers(("n", n), ("sum", ["999"]), ("why", ["b"])))
                    .Value.Values,
            ];

        Assert.Equal([11, 22, 2], Values("10"));
        Assert.Equal([3, 6, -1], Values("2"));
        Assert.Equal([0, 8, -1], Values());
        // 201 lies outside its range: unknown, and no number is made up.
        Assert.Equal([101, 0, -1], Values("100"));
    }

    [Theory]
    [InlineData("2 + 3 * 4", 14.0)]
    [InlineData("(2 + 3) * 4", 20.0)]
    [InlineData("-a + 1", -4.0)]
    [InlineData("max(a, none, 2)", 5.0)]
    [InlineData("min(a, 9) / 2", 2.5)]
    [InlineData("if(answered(none), 1, a)", 5.0)]
    [InlineData("if(none, 1, 2)", 2.0)]
    [InlineData("a / 0", null)]
    [InlineData("a + none", null)]
    public void A_formula_is_worked_out_as_at_school(string text, double? result) =>
        Assert.Equal(
            result,
            Formula.Read(text, out _)!.Value(key => key == "a" ? 5 : null, key => key == "a")
        );

    [Theory]
    [InlineData("2 +", "At character 4: a number or a key is missing.")]
    [InlineData(
        "sin(2)",
        "At character 7: there is no sin(…); there are min, max, if and answered."
    )]
    [InlineData("2 2", "At character 3: what follows here does not belong to the formula.")]
    [InlineData("(2", "At character 3: ) is missing.")]
    [InlineData("if(1, 2)", "At character 9: if takes three parts: if(condition, then, else).")]
    public void A_mistake_in_a_formula_is_told_with_its_place(string text, string told)
    {
        Assert.Null(Formula.Read(text, out var mistake));
        Assert.Equal(told, mistake);
    }

    [Fact]
    public void Who_is_screened_out_is_asked_nothing_more()
    {
        var version = Make.Version(
            Make.Choice("used", "yes", "no") with
            {
                ScreensOutWhen = Condition.Chosen("used", "no"),
            },
            Make.Choice("trust", "a", "b") with
            {
                Required = true,
            }
        );

        var sheet = CheckAnswers
            .Run(version, Make.Answers(("used", ["no"]), ("trust", ["a"])))
            .Value;

        Assert.True(sheet.IsScreenedOut);
        Assert.Equal([2, AnswerSheet.NotAsked], sheet.Values);
        Assert.Equal(
            CheckAnswers.Required,
            CheckAnswers.Run(version, Make.Answers(("used", ["yes"]))).Refusal!.Code
        );
    }

    [Fact]
    public void A_hidden_question_takes_what_fits_and_never_blames_the_person()
    {
        var item = Make.Choice("office", "north") with { Presentation = Presentation.Hidden };

        Assert.Equal(1, Value(item, "north"));
        Assert.Equal(0, Value(item, "<script>"));
    }

    [Fact]
    public void An_answer_is_repeated_in_the_words_of_the_form_or_its_stand_in()
    {
        var version = Make.Version(
            Make.Choice("a", "x") with
            {
                Options = [new ResponseOption("x", LocalText.Of("the office", "la oficina"))],
            },
            new Item("mail", ItemKind.Email, LocalText.Of("E-mail"))
        );
        string Fill(string text, string language, params (string, string[])[] answers) =>
            Piping.Fill(text, version, Make.Answers(answers), language);

        Assert.Equal("How was la oficina?", Fill("How was {answer:a}?", "es", ("a", ["x"])));
        Assert.Equal("How was it?", Fill("How was {answer:a|it}?", "en"));
        Assert.Equal("How was su respuesta anterior?", Fill("How was {answer:a}?", "es"));
        // A contact is never shown beside answers, and what is no answer stays as it is written.
        Assert.Equal("it {b}", Fill("{answer:mail|it} {b}", "en", ("mail", ["a@b.com"])));
    }

    [Fact]
    public void The_default_bins_hold_every_value_once()
    {
        foreach (
            var range in new[]
            {
                new NumberRange(0, 10),
                new NumberRange(1, 7),
                new NumberRange(-5, 999) { Decimals = 1 },
            }
        )
        {
            var edges = range.Edges();
            Assert.Equal(1, edges[0]);
            Assert.Equal(edges, edges.Distinct().Order());
            Assert.True(edges[^1] <= range.Steps);
        }
        Assert.Equal(11, new NumberRange(0, 10).Edges().Length);
        Assert.Equal(10, new NumberRange(0, 600).Edges().Length);
    }
}
