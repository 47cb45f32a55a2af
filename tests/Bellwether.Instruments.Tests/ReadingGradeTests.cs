namespace Bellwether.Instruments.Tests;

/// <summary>School grades of sentences whose words and syllables were counted by hand.</summary>
public sealed class ReadingGradeTests
{
    [Theory]
    // 13 words of one syllable: 0.39 * 13 + 11.8 - 15.59.
    [InlineData("We want to know how long it took and if it was clear.", "en", 1.3)]
    // 12 words, 19 syllables: 0.39 * 12 + 11.8 * 19 / 12 - 15.59.
    [InlineData("The officer told us that a decision on the petition was pending.", "en", 7.8)]
    // 8 words, 13 syllables: -0.205 * 100 / 8 + 0.049 * 100 * 13 / 8 - 3.407.
    [InlineData("La carta llegó tarde, nadie supo por qué.", "es", 2.0)]
    public void A_text_counted_by_hand_has_the_grade_of_the_formula(
        string sentence,
        string language,
        double grade
    )
    {
        var text = string.Join(" ", Enumerable.Repeat(sentence, 14));

        Assert.Equal(grade, ReadingAdvice.Grade(Of(text, language), language));
    }

    [Fact]
    public void Fewer_than_a_hundred_words_have_no_grade() =>
        Assert.Null(ReadingAdvice.Grade(Of("We want to know how long it took.", "en"), "en"));

    private static InstrumentContent Of(string text, string language) =>
        new(language == "es" ? LocalText.Of(text, text) : LocalText.Of(text), []);
}
