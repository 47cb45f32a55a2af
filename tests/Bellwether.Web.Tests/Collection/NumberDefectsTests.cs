using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Instruments;

namespace Bellwether.Web.Tests.Collection;

/// <summary>
/// The defects of the system in use that change numbers, where they are about the form (numbers 3 and 4 of five; 1, 2 and 5 are in
/// the Publishing tests under the same name): each cannot happen here.
/// </summary>
public sealed class NumberDefectsTests(PublicSite site) : IClassFixture<PublicSite>
{
    private Task<InstrumentVersion> Standard() =>
        site.Freeze(
            "a11-v2-thumbs",
            change: content =>
                content with
                {
                    Participation = new Participation { ResumeDays = 14 },
                }
        );

    [Fact]
    public async Task Defect_3_coming_back_to_a_draft_never_changes_what_an_answer_means()
    {
        var version = await Standard();
        var collector = await site.OpenCollector(version);
        var first = await site.Open($"/f/{collector.Key}");
        var values = Values(first);

        // Thumbs down, left, come back, thumbs up: up is what is stored.
        var left = await site.Read(await site.Send(first, ("trust", "0"), ("bw-later", "1")));
        var back = await site.Open(
            left.QuerySelector<IHtmlAnchorElement>("main a")!.GetAttribute("href")!
        );
        var list = await site.Read(await site.Send(back, ("trust", "1")));
        await site.Send(list, ("went_well", "ease"));
        var (answers, _) = await EveryKindForm.Stored(site, collector, version);

        Assert.Equal(["1", "0"], values);
        Assert.Equal(values, Values(back));
        Assert.Equal("0", back.QuerySelector("input[name=trust][checked]")!.GetAttribute("value"));
        Assert.Equal(["1"], answers["trust"]);
        Assert.Equal(["ease"], answers["went_well"]);
    }

    [Fact]
    public async Task Defect_4_reasons_of_the_list_that_was_not_asked_are_in_no_answer()
    {
        var version = await Standard();
        var collector = await site.OpenCollector(version);

        // A browser that sends both lists, as one does whose hidden list was not cleared.
        var answer = await site.Post(
            collector,
            new
            {
                answers = new
                {
                    trust = "0",
                    went_well = new[] { "ease" },
                    went_wrong = new[] { "effectiveness" },
                },
            }
        );
        var (answers, _) = await EveryKindForm.Stored(site, collector, version);

        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        Assert.False(answers.ContainsKey("went_well"));
        Assert.Equal(["effectiveness"], answers["went_wrong"]);
    }

    private static string[] Values(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("input[name=trust]")
                .Select(input => input.GetAttribute("value")!),
        ];
}
