using Bellwether.Text.Language;

namespace Bellwether.Text.Tests;

public sealed class DetectLanguageTests
{
    [Theory]
    [InlineData("The clerk was very kind and the line was short.", "en")]
    [InlineData("Excellent service!", "en")]
    [InlineData("i couldnt get thru on the phone for 3 weeks", "en")]
    [InlineData("Website kept crashing when I uploaded my photo", "en")]
    [InlineData("thank you", "en")]
    [InlineData("La persona que me atendió fue muy amable y todo salió bien.", "es")]
    [InlineData("Muy buena atención", "es")]
    [InlineData("no pude comunicarme por telefono, nadie contesta", "es")]
    [InlineData("¿Cuándo llega?", "es")]
    [InlineData("gracias por todo", "es")]
    [InlineData("Le service était très bien, merci pour votre aide avec les papiers", "other")]
    [InlineData("O atendimento foi muito bom e não esperei, obrigado", "other")]
    [InlineData("办事很快,工作人员很好", "other")]
    [InlineData("Спасибо, всё хорошо", "other")]
    [InlineData("Cảm ơn, tôi rất hài lòng với dịch vụ này", "other")]
    [InlineData("no", "unknown")]
    [InlineData("12345", "unknown")]
    [InlineData("", "unknown")]
    [InlineData("👍👍", "unknown")]
    [InlineData("asdf qwer", "unknown")]
    public void The_language_of_a_comment_is_told_or_left_open(string text, string expected) =>
        Assert.Equal(expected, DetectLanguage.Run(text));

    [Fact]
    public void No_string_is_refused()
    {
        Assert.Equal(DetectLanguage.Unknown, DetectLanguage.Run(null));
        Assert.Equal(DetectLanguage.Unknown, DetectLanguage.Run("\uD800\uDC00\uD800"));
        Assert.Equal(DetectLanguage.Unknown, DetectLanguage.Run(new string('x', 1_000_000)));
    }
}
