namespace Bellwether.Organization.Tests;

public sealed class ChannelTests
{
    [Fact]
    public void The_eighteen_codes_of_the_quarterly_report_are_all_there()
    {
        var codes = (
            "computer, mobile, email, chatbot, phone, automated_phone, in_person, paper, postal_mail, fax, "
            + "self_service_kiosk, other_non_digital, website, mobile_app, live_chat, sms_text_messages, "
            + "social_media, other_digital"
        ).Split(", ");

        Assert.Equal(
            codes,
            Channel.All.Where(c => c.Source == ChannelSource.A11).Select(c => c.Code)
        );
    }

    [Fact]
    public void Every_channel_of_the_statute_has_a_code()
    {
        string[] statute =
        [
            "in person",
            "mail",
            "digital service",
            "telephone",
            "contact center",
            "website",
            "outreach",
            "third party",
        ];

        Assert.All(statute, name => Assert.NotNull(Channel.Find(name)));
    }

    [Theory]
    [InlineData("web", "website")]
    [InlineData(" In-Person ", "in_person")]
    [InlineData("COUNTER", "counter")]
    [InlineData("pigeon", null)]
    [InlineData("", null)]
    public void Everyday_words_find_the_code(string word, string? code) =>
        Assert.Equal(code, Channel.Find(word)?.Code);

    [Fact]
    public void Every_code_finds_itself_and_has_a_name_of_its_own_in_both_languages()
    {
        Assert.All(Channel.All, channel => Assert.Same(channel, Channel.Find(channel.Code)));
        foreach (var language in new[] { "en", "es" })
            Assert.Equal(
                Channel.All.Length,
                Channel.All.Select(channel => channel.NameIn(language)).Distinct().Count()
            );
    }
}
