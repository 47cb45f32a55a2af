using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Bellwether.Web.Tests;

/// <summary>What the content security policy would refuse is not in the source and not in any page.</summary>
public sealed class PolicyTests(WebHost host) : IClassFixture<WebHost>
{
    public static TheoryData<string> Pages =>
        [
            "/help",
            "/help/components",
            "/help/components/charts",
            "/help/components/forms",
            "/help/components/public",
            "/help/components/scorecard",
            "/nowhere",
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_holds_inline_style_inline_script_or_a_foreign_address(string path)
    {
        var page = new HtmlParser().ParseDocument(
            await (await host.Get(path)).Content.ReadAsStringAsync()
        );

        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        var attributes = page
            .All.SelectMany(element => element.Attributes)
            .Select(attribute => attribute.Name);
        Assert.DoesNotContain(attributes, name => name.StartsWith("on", StringComparison.Ordinal));
        Assert.Empty(
            page.QuerySelectorAll(
                "[src^='http'], link[href^='http'], [src^='//'], link[href^='//']"
            )
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Ids_are_unique_and_everything_that_points_at_one_finds_it(string path)
    {
        var page = new HtmlParser().ParseDocument(
            await (await host.Get(path)).Content.ReadAsStringAsync()
        );
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Empty(
            ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key)
        );
        foreach (
            var attribute in new[] { "aria-labelledby", "aria-describedby", "for", "aria-controls" }
        )
        {
            var named = page.QuerySelectorAll($"[{attribute}]")
                .SelectMany(element => element.GetAttribute(attribute)!.Split(' '));
            Assert.Empty(named.Except(ids));
        }
        var hatches = page.QuerySelectorAll("[fill^='url(#']")
            .Select(shape => shape.GetAttribute("fill")![5..^1]);
        Assert.Empty(hatches.Except(ids));
    }

    [Fact]
    public void No_component_makes_markup_from_a_string_or_writes_a_style_attribute()
    {
        var sources = new[] { "*.razor", "*.cs" }
            .SelectMany(kind =>
                Directory.EnumerateFiles(SourceTree.Web, kind, SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

        var bad = sources.Where(file =>
            Regex.IsMatch(
                File.ReadAllText(file),
                @"MarkupString|AddMarkupContent|\sstyle=""|<style"
            )
        );

        Assert.Empty(bad);
    }
}
