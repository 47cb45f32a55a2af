using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bellwether.Web.Components.Forms;
using Bellwether.Web.Help.ShowComponents;

namespace Bellwether.Web.Tests;

/// <summary>Fields against the design system's markup, and against the rules that make them usable.</summary>
public sealed class FormTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Every_input_has_a_label_and_every_choice_stands_in_a_fieldset_with_a_legend()
    {
        var page = await Page("/help/components/forms");
        var form = page.QuerySelector("main form")!;

        foreach (var input in form.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            Assert.NotNull(form.QuerySelector($"label[for='{input.Id}']"));
        }
        foreach (var choice in form.QuerySelectorAll("input[type=radio], input[type=checkbox]"))
        {
            Assert.NotNull(
                choice.Closest("fieldset.usa-fieldset")!.QuerySelector("legend.usa-legend")
            );
        }
        Assert.Equal(
            "usa-radio",
            form.QuerySelector(
                "input.usa-radio__input + label.usa-radio__label"
            )!.ParentElement!.ClassName
        );
    }

    [Fact]
    public async Task A_fault_stands_beside_its_field_and_the_summary_leads_to_the_input_itself()
    {
        var page = await Page("/help/components/forms");

        var links = page.QuerySelectorAll(".bw-error-summary a").ToList();
        Assert.Equal(
            Samples.Refused.Faults.Select(fault => fault.Message),
            links.Select(link => link.TextContent)
        );
        foreach (var link in links)
        {
            var input = page.GetElementById(link.GetAttribute("href")![1..])!;
            Assert.Equal("input", input.LocalName);
            var group = input.Closest(".usa-form-group--error")!;
            Assert.EndsWith(
                link.TextContent,
                group.QuerySelector(".usa-error-message")!.TextContent
            );
        }
        Assert.Equal("true", page.GetElementById("title")!.GetAttribute("aria-invalid"));
        Assert.Equal(
            "title-hint title-error",
            page.GetElementById("title")!.GetAttribute("aria-describedby")
        );
        Assert.StartsWith("Error: ", page.Title);
    }

    [Fact]
    public async Task What_was_entered_is_still_there()
    {
        var page = await Page("/help/components/forms");

        Assert.True(page.QuerySelector("input[name=scale][value='4']")!.HasAttribute("checked"));
        Assert.Equal(
            "web",
            page.QuerySelector("select[name=service] option[selected]")!.GetAttribute("value")
        );
        Assert.True(page.QuerySelector("input[name=segments][value=web]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_staff_form_carries_a_token_and_a_public_one_sets_no_cookie()
    {
        var staff = await Page("/help/components/forms");
        var answer = await host.Get("/help/components/public");
        var open = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.NotNull(staff.QuerySelector("main form input[name=__RequestVerificationToken]"));
        Assert.Null(open.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.Null(open.QuerySelector("script"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_public_page_with_its_style_sheet_is_far_under_60_kilobytes()
    {
        var page = await host.Get("/help/components/public");
        var html = await page.Content.ReadAsByteArrayAsync();
        var sheet = new HtmlParser()
            .ParseDocument(Encoding.UTF8.GetString(html))
            .QuerySelector("link[rel=stylesheet]")!
            .GetAttribute("href")!;
        var css = await (await host.Get(sheet)).Content.ReadAsByteArrayAsync();

        Assert.InRange(html.Length + css.Length, 2_000, 30_000);
    }

    [Theory]
    [InlineData("title", "title")]
    [InlineData("answers[3].value", "answers-3--value")]
    public void An_id_is_made_of_letters_digits_and_hyphens(string name, string id)
    {
        Assert.Equal(id, Field.IdOf(name));
    }

    private async Task<IDocument> Page(string path) =>
        new HtmlParser().ParseDocument(await (await host.Get(path)).Content.ReadAsStringAsync());
}
