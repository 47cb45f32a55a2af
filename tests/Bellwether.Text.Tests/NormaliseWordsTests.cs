using System.Text;

namespace Bellwether.Text.Tests;

public sealed class NormaliseWordsTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("  trimmed \n", "trimmed")]
    [InlineData("a\r\nb\rc\td", "a\nb\nc d")]
    [InlineData("nul\0 bell\a", "nul bell")]
    [InlineData("e\u0301", "é")]
    [InlineData("left\u202Eright\u2066", "leftright")]
    [InlineData("family 👩‍👩‍👧 stays", "family 👩‍👩‍👧 stays")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void What_was_typed_is_kept_and_what_cannot_be_shown_is_not(string typed, string kept) =>
        Assert.Equal(new NormalWords(kept, false), NormaliseWords.Run(typed, 4000));

    [Fact]
    public void Half_of_a_character_is_shown_as_damaged() =>
        Assert.Equal(
            "half \uFFFD of a pair",
            NormaliseWords.Run("half \uD83D of a pair", 4000).Words
        );

    [Fact]
    public void A_long_text_is_cut_between_two_characters_and_says_so()
    {
        Assert.Equal(new NormalWords("abc", true), NormaliseWords.Run("abcdef", 3));
        Assert.Equal(new NormalWords("ab", true), NormaliseWords.Run("ab🙂", 3));
        Assert.Equal(new NormalWords("ab🙂", false), NormaliseWords.Run("ab🙂", 4));
    }

    [Fact]
    public void No_string_is_refused_and_the_result_is_always_sound()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var chars = new char[random.Next(0, 40)];
            for (var i = 0; i < chars.Length; i++)
                chars[i] = random.Next(4) switch
                {
                    0 => (char)random.Next(0xD800, 0xE000),
                    1 => (char)random.Next(0x300, 0x370),
                    2 => (char)random.Next(0, 0x80),
                    _ => (char)random.Next(0, 0x10000),
                };
            var longest = random.Next(0, 30);

            var kept = NormaliseWords.Run(new string(chars), longest).Words;

            Assert.True(kept.Length <= longest);
            Assert.True(kept.IsNormalized(NormalizationForm.FormC));
            Assert.DoesNotContain(
                kept.EnumerateRunes(),
                rune => Rune.IsControl(rune) && rune.Value != '\n'
            );
        }
    }

    [Fact]
    public void A_megabyte_is_cut_at_once()
    {
        var kept = NormaliseWords.Run(new string('é', 1_000_000), 4000);

        Assert.Equal(4000, kept.Words.Length);
        Assert.True(kept.WasCut);
    }
}
