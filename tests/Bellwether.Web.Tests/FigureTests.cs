using Bellwether.Web.Components;
using Bellwether.Web.Help.ShowComponents;

namespace Bellwether.Web.Tests;

/// <summary>Never a bare number.</summary>
public sealed class FigureTests
{
    [Fact]
    public async Task A_figure_shows_value_unit_range_answers_response_rate_and_mode_in_one_block()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Trust });

        Assert.Equal(
            "71 % of those who answered",
            page.QuerySelector(".bw-figure__value")!.TextContent.Trim()
        );
        Assert.Equal(
            "sampling range 69 to 73; 4,210 answers; 1.2 % of those offered; web",
            page.QuerySelector(".bw-figure__basis")!.TextContent
        );
        Assert.Equal("trust-name", page.QuerySelector("section")!.GetAttribute("aria-labelledby"));
        Assert.Equal("h3", page.QuerySelector("#trust-name")!.LocalName);
    }

    [Theory]
    [InlineData(FigureVerdict.Improved, "Improved since last quarter")]
    [InlineData(FigureVerdict.NoDetectableChange, "No detectable change since last quarter")]
    [InlineData(FigureVerdict.Worse, "Worse since last quarter")]
    [InlineData(FigureVerdict.CannotTellYet, "Cannot tell yet compared with last quarter")]
    public async Task A_verdict_is_words_with_what_it_is_compared_with(
        FigureVerdict verdict,
        string words
    )
    {
        var page = await Rendered.Component<Figure>(
            new { View = Samples.Trust with { Verdict = verdict, ChangeText = null } }
        );

        Assert.Equal(words, page.QuerySelector(".bw-figure__verdict")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_figure_whose_offers_are_unknown_says_so_before_anyone_quotes_it()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Ease });

        Assert.Contains(
            "we do not know how many people were asked",
            page.QuerySelector(".bw-figure__basis")!.TextContent
        );
    }

    [Fact]
    public async Task Too_few_answers_show_what_people_wrote_and_why_instead_of_a_number()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Quality });

        Assert.Null(page.QuerySelector(".bw-figure__value"));
        Assert.Contains("Six people answered", page.QuerySelector(".bw-figure__none")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".bw-quotes q").Length);
    }

    [Fact]
    public async Task What_people_wrote_stays_words_even_when_it_is_markup()
    {
        var view = Samples.Quality with { Words = ["<script>alert(1)</script>"] };

        var page = await Rendered.Component<Figure>(new { View = view });

        Assert.Null(page.QuerySelector("script"));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("q")!.TextContent);
    }

    [Fact]
    public async Task One_tap_leads_to_how_it_was_computed_and_to_the_file_and_to_the_answers()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Trust });

        Assert.Equal("How computed: Trust", page.QuerySelector("details summary")!.TextContent);
        Assert.Equal(4, page.QuerySelectorAll("dl dt").Length);
        Assert.Equal(
            ["Data (CSV): Trust", "Answers: Trust"],
            page.QuerySelectorAll(".bw-figure__links > a").Select(link => link.TextContent)
        );
    }

    [Fact]
    public async Task The_same_figure_speaks_Spanish()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Trust }, "es");

        Assert.Contains("4,210 respuestas", page.QuerySelector(".bw-figure__basis")!.TextContent);
        Assert.Contains(
            "Sin cambio detectable",
            page.QuerySelector(".bw-figure__verdict")!.TextContent
        );
    }

    [Fact]
    public async Task A_figure_with_nothing_to_explain_offers_nothing_to_open()
    {
        var page = await Rendered.Component<Figure>(new { View = Samples.Quality });

        Assert.Null(page.QuerySelector("details"));
    }
}
