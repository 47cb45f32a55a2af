using Bellwether.Text.Learned;
using Bellwether.Text.Themes;

namespace Bellwether.Text.Tests;

public sealed class CodeWordsTests
{
    private static readonly ThemeSeeds[] Dictionary =
    [
        new("waiting", ["wait*", "esper*", "on hold"], ["Timeliness of care"]),
        new("sign-in", ["password*", "sign in", "contrasena*"], []),
        new("gratitude", ["thank*", "gracias"], ["Positive experience & gratitude"])
        {
            IsPraise = true,
        },
    ];

    private static readonly CodeWords Coder = new(Dictionary, []);

    [Theory]
    [InlineData("I was on hold for an hour.", "en", "waiting")]
    [InlineData("Esperé dos horas y olvidé mi contraseña.", "es", "sign-in waiting")]
    [InlineData("I could not sign in: the PASSWORDS never work", "en", "sign-in")]
    [InlineData("", "en", "")]
    [InlineData("ｘ\ud800 \u0301", "unknown", "")]
    public void The_words_of_the_dictionary_name_themes_in_both_languages(
        string words,
        string language,
        string themes
    ) => Assert.Equal(themes, string.Join(' ', Coder.Run(words, language, Asked.Anything).Themes));

    [Theory]
    [InlineData("Absolutely excellent, friendly staff, thank you so much.", 4, 5)]
    [InlineData("Terrible. Rude staff and nobody listened. The worst I have ever seen.", 1, 2)]
    public void The_trained_model_tells_how_English_words_feel(string words, int low, int high) =>
        Assert.InRange(Coder.Run(words, "en", Asked.Anything).Feeling!.Value, low, high);

    [Theory]
    [InlineData("Muy amable y rápido, gracias.", 5)]
    [InlineData("Pésimo, lento y groseros.", 1)]
    [InlineData("No fue fácil.", 2)]
    public void Spanish_feeling_is_weighed_by_words(string words, int feeling) =>
        Assert.Equal(feeling, Coder.Run(words, "es", Asked.Anything).Feeling);

    [Fact]
    public void What_cannot_be_told_stays_untold()
    {
        Assert.Null(Coder.Run("Trámite número cuarenta.", "es", Asked.Anything).Feeling);
        Assert.Null(Coder.Run("Mwen pa konprann fòm nan.", "other", Asked.Anything).Feeling);
        Assert.Null(Coder.Run("zxqv wkjh qqxz", "en", Asked.Anything).Feeling);
    }

    [Fact]
    public void Nothing_is_praise_after_one_question_and_less_so_after_the_other()
    {
        var improve = Coder.Run("Nothing.", "en", AskedFor.Of("How could we improve?"));
        var good = Coder.Run("Nothing.", "en", AskedFor.Of("What was good?"));

        Assert.True(improve.Feeling > good.Feeling);
    }

    [Theory]
    [InlineData("What could we do better?", Asked.Faults)]
    [InlineData("What went well?", Asked.Praise)]
    [InlineData("¿Qué podríamos mejorar?", Asked.Faults)]
    [InlineData("What was good, and what could be better?", Asked.Anything)]
    [InlineData("Anything else?", Asked.Anything)]
    [InlineData(null, Asked.Anything)]
    public void A_question_says_what_it_asks_for(string? prompt, Asked asked) =>
        Assert.Equal(asked, AskedFor.Of(prompt));

    [Fact]
    public void Corrections_hold_and_carry_over_to_words_like_theirs()
    {
        CorrectedWords[] corrected =
        [
            Correct("The kiosk swallowed my token.", "sign-in"),
            Correct("The kiosk would not take my token again.", "sign-in"),
            Correct("Waiters at the cafeteria were nice.", ""),
        ];
        var taught = new CodeWords(Dictionary, corrected);

        Assert.Empty(Coder.Run("My token got stuck in the kiosk", "en", Asked.Anything).Themes);
        Assert.Contains(
            "sign-in",
            taught.Run("My token got stuck in the kiosk", "en", Asked.Anything).Themes
        );
        Assert.All(
            corrected,
            each =>
                Assert.Equal<IEnumerable<string>>(
                    each.Codes.Themes,
                    taught.Run(each.Words, "en", Asked.Anything).Themes
                )
        );
        Assert.Equal(
            ["waiting"],
            taught.Run("I had to wait in line", "en", Asked.Anything).Themes.ToArray()
        );
    }

    [Fact]
    public void The_same_corrections_in_any_order_teach_the_same()
    {
        CorrectedWords[] corrected =
        [
            Correct("The kiosk swallowed my token.", "sign-in"),
            Correct("Waiters at the cafeteria were nice.", ""),
            Correct("Nobody answered for an hour.", "waiting"),
        ];
        var one = new CodeWords(Dictionary, corrected);
        var other = new CodeWords(Dictionary, [.. corrected.Reverse()]);

        foreach (var words in (string[])["the kiosk", "waiters", "an hour at the kiosk", "nice"])
            Assert.Equal(
                one.Run(words, "en", Asked.Anything),
                other.Run(words, "en", Asked.Anything)
            );
    }

    [Fact]
    public void A_model_survives_its_file()
    {
        Learned.Labelled[] texts =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => new Learned.Labelled(
                    i % 2 == 0 ? "good kind people" : "bad slow line",
                    Asked.Anything,
                    new HashSet<string>([
                        .. LearnedCodes.LabelsOf(i % 2 == 0 ? 5 : 1),
                        i % 2 == 0 ? "staff" : "time",
                    ])
                )),
        ];
        var model = TrainLinear.Run(texts, ["staff", "time"]);
        using var file = new MemoryStream();

        ModelFile.Write(model, file);
        file.Position = 0;
        var again = ModelFile.Read(file);

        var (scores, same) = (new float[11], new float[11]);
        model.Score("kind people in a slow line", Asked.Anything, new Reading(), scores);
        again.Score("kind people in a slow line", Asked.Anything, new Reading(), same);
        Assert.Equal(scores, same);
        model.Score("good kind people", Asked.Anything, new Reading(), scores);
        Assert.Equal(5, LearnedCodes.Feeling(scores, 2));
        Assert.Equal(["staff"], LearnedCodes.Themes(model, scores));
    }

    [Fact]
    public void New_words_stand_out_against_the_time_before()
    {
        var before = Enumerable.Range(0, 400).Select(i => $"the office was crowded today {i}");
        var now = Enumerable
            .Range(0, 200)
            .Select(i => i < 40 ? "the chatbot froze" : "the office was crowded today");

        var found = FindTerms.Run([.. now], [.. before]);

        Assert.Contains(
            found,
            term => term.Term == "chatbot" && term.Now == 40 && term.Before == 0
        );
        Assert.DoesNotContain(found, term => term.Term is "office" or "the" or "crowded");
        Assert.Empty(FindTerms.Run([.. before], [.. before]));
    }

    private static CorrectedWords Correct(string words, string themes) =>
        new(
            words,
            "en",
            Asked.Anything,
            new CodedWords(3, [.. themes.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        );
}
