namespace Bellwether.Instruments.Tests;

public sealed class CheckAnswersTests
{
    private static readonly InstrumentVersion Thumbs = Make.Version(
        Make.FromTemplate("a11-v2-thumbs")
    );

    [Fact]
    public void Answers_become_positions_bits_and_words()
    {
        var sheet = CheckAnswers
            .Run(
                Thumbs,
                Make.Answers(
                    ("trust", ["0"]),
                    ("went_wrong", ["ease", "other"]),
                    ("comment", [" It took\r\nthree weeks. "])
                )
            )
            .Value;

        Assert.Equal([2, AnswerSheet.NotAsked, 0b100_0010, 1], sheet.Values);
        Assert.Equal([new WrittenAnswer(3, "It took\nthree weeks.")], sheet.Texts);
    }

    [Fact]
    public void Answers_to_what_was_not_asked_are_dropped_without_looking_at_them()
    {
        var sheet = CheckAnswers
            .Run(
                Thumbs,
                Make.Answers(
                    ("trust", ["1"]),
                    ("went_well", ["ease"]),
                    ("went_wrong", ["ease", "no such option"])
                )
            )
            .Value;

        Assert.Equal([1, 0b10, AnswerSheet.NotAsked, 0], sheet.Values);
    }

    [Theory]
    [InlineData("4", true)]
    [InlineData("3", false)]
    public void A_neutral_answer_goes_with_the_unfavourable_branch(string trust, bool favourable)
    {
        var version = Make.Version(Make.FromTemplate("a11-v2-five-point"));

        var sheet = CheckAnswers.Run(version, Make.Answers(("trust", [trust]))).Value;

        Assert.Equal(favourable ? 0 : AnswerSheet.NotAsked, sheet.Values[1]);
        Assert.Equal(favourable ? AnswerSheet.NotAsked : 0, sheet.Values[2]);
    }

    [Fact]
    public void Unknown_questions_and_answers_are_refused_by_field()
    {
        var refusal = CheckAnswers
            .Run(Thumbs, Make.Answers(("trust", ["6"]), ("age", ["30"])))
            .Refusal!;

        Assert.Equal("answers.outside-version", refusal.Code);
        Assert.Equal(["age", "trust"], refusal.Faults.Select(fault => fault.Field).Order());
        Assert.Contains("1, 0", refusal.Faults.Single(f => f.Field == "trust").Message);
    }

    [Theory]
    [InlineData("en", "Please choose an answer.")]
    [InlineData("es", "Elija una respuesta.")]
    public void A_missing_required_answer_is_asked_for_in_the_respondents_language(
        string language,
        string message
    )
    {
        var refusal = CheckAnswers
            .Run(Thumbs, Make.Answers(("trust", [""]), ("comment", ["fine"])), language)
            .Refusal!;

        Assert.Equal("answers.required", refusal.Code);
        Assert.Equal(message, Assert.Single(refusal.Faults).Message);
    }

    [Fact]
    public void Two_answers_to_a_question_with_one_are_refused_and_the_same_twice_is_one()
    {
        var one = Make.Version(Make.Choice("a", "x", "y"));

        Assert.Equal([1], CheckAnswers.Run(one, Make.Answers(("a", ["x", "x"]))).Value.Values);
        Assert.Equal(
            "answers.outside-version",
            CheckAnswers.Run(one, Make.Answers(("a", ["x", "y"]))).Refusal!.Code
        );
    }

    [Fact]
    public void Words_are_counted_as_a_browser_counts_them()
    {
        var version = Make.Version(Make.Text("words") with { LongestText = 5 });

        Assert.True(CheckAnswers.Run(version, Make.Answers(("words", ["a\r\nb\r\nc"]))).IsDone);
        var refusal = CheckAnswers.Run(version, Make.Answers(("words", ["abcdef"]))).Refusal!;

        Assert.Equal("answers.too-long", refusal.Code);
        Assert.Contains("at most 5 characters; you wrote 6", refusal.Faults[0].Message);
    }

    [Fact]
    public void A_megabyte_of_words_is_refused_and_never_repeated()
    {
        var refusal = CheckAnswers
            .Run(Thumbs, Make.Answers(("trust", ["1"]), ("comment", [new string('x', 1 << 20)])))
            .Refusal!;

        Assert.Equal("answers.too-long", refusal.Code);
        Assert.True(refusal.Faults[0].Message.Length < 200);
    }

    [Fact]
    public void Nothing_where_answers_should_be_is_no_answer()
    {
        var raw = Make.Answers(("trust", ["1"]), ("went_well", null!), ("comment", [null!]));

        Assert.Equal([1, 0, AnswerSheet.NotAsked, 0], CheckAnswers.Run(Thumbs, raw).Value.Values);
    }

    [Fact]
    public void Markup_is_kept_as_the_words_it_is()
    {
        var sheet = CheckAnswers
            .Run(
                Thumbs,
                Make.Answers(("trust", ["1"]), ("comment", ["<script>alert(1)</script>\0"]))
            )
            .Value;

        Assert.Equal("<script>alert(1)</script>", sheet.Texts[0].Words);
    }
}
