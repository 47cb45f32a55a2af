using System.Net;
using Bellwether.Access;
using Bellwether.Instruments;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Instruments;

/// <summary>What the forms of the editor can write, two who write at once, and the page of what was frozen.</summary>
public sealed class EditorFormsTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_table_a_rule_and_who_is_asked_are_written_with_forms_alone()
    {
        using var ana = await site.Enter("ana.forms@agency.gov", Role.FormManager);
        var page = await DesigningTests.Begin(ana);
        var add = $"{page}/edit/items/_new?kind=Statement";
        var post = $"{page}/edit/items/_new";

        await ana.SendTo(
            add,
            post,
            ("act", "save"),
            ("kind", "Statement"),
            ("key", "parts"),
            ("prompt.en", "How were these?"),
            ("prompt.es", "¿Qué tal fueron?"),
            ("row.0.prompt.en", "The wait"),
            ("row.0.prompt.es", "La espera"),
            ("row.1.prompt.en", "The staff"),
            ("row.1.prompt.es", "El personal"),
            ("option.0.label.en", "Bad"),
            ("option.0.label.es", "Mal"),
            ("option.1.label.en", "Good"),
            ("option.1.label.es", "Bien"),
            ("when.rule", "trust is 0 or not went_well answered")
        );
        await ana.SendTo(
            $"{page}/edit",
            $"{page}/edit/participation",
            ("audience", "Employee"),
            ("linkOnly", "yes"),
            ("smallestGroup", "12")
        );
        var content = (await Draft(page)).Content;
        var head = content.Items.Single(item => item.Key == "parts");
        var rows = content.Items.Where(item => item.RowOf == "parts").ToList();

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(2, row.Options.Length));
        Assert.Equal("trust is 0 or not went_well answered", WrittenCondition.Write(head.AskedIf));
        Assert.Equal(InstrumentAudience.Employee, content.Participation!.Audience);
        Assert.Equal(12, content.Participation.SmallestGroup);
        Assert.True(content.Participation.LinkOnly);
    }

    [Fact]
    public async Task A_stale_save_shows_each_field_of_both_and_keeps_what_was_chosen()
    {
        using var ana = await site.Enter("ana.stale2@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.stale2@agency.gov", Role.FormManager);
        var page = await DesigningTests.Begin(ana);
        var comment = $"{page}/edit/items/comment";
        // The page as it was before somebody else saved.
        var opened = (await ana.Page(comment))
            .QuerySelectorAll("#item-form input:not([type=radio]):not([type=checkbox])")
            .Select(input =>
                (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? "")
            )
            .Where(field => field.Name is not ("hint.en" or "hint.es"))
            .ToList();
        await bo.SendTo(
            comment,
            comment,
            ("act", "save"),
            ("hint.en", "Theirs."),
            ("hint.es", "Suyo.")
        );

        var stale = await ana.Post(
            comment,
            [.. opened, ("act", "save"), ("hint.en", "Mine."), ("hint.es", "Mío.")]
        );
        var shown = await Visitor.Parse(stale);
        var now = shown.QuerySelector("#item-form input[name=revision]")!.GetAttribute("value")!;
        await ana.SendTo(
            comment,
            comment,
            ("act", "save"),
            ("revision", now),
            ("hint.en", "Mine."),
            ("hint.es", "Mío."),
            ("choose.hint.es", "theirs")
        );
        var item = (await Draft(page)).Content.Items.Single(each => each.Key == "comment");

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Theirs.", shown.QuerySelector("#differences")!.TextContent);
        Assert.Contains("Mine.", shown.QuerySelector("#differences")!.TextContent);
        Assert.Equal("Mine.", item.Hint!.In("en"));
        Assert.Equal("Suyo.", item.Hint.In("es"));
    }

    [Fact]
    public async Task A_frozen_version_has_a_page_with_its_words_its_yeses_and_its_hash()
    {
        using var ana = await site.Enter("ana.frozen@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.frozen@agency.gov", Role.Approver);
        using var cy = await site.Enter("cy.frozen@agency.gov", Role.PrivacyOfficer);
        var page = await DesigningTests.Begin(ana);
        await ana.SendTo(page, $"{page}/submit");
        await bo.SendTo(page, $"{page}/approve");
        await cy.SendTo(page, $"{page}/approve-privacy");
        await bo.SendTo(page, $"{page}/publish");

        var shown = await ana.Page($"{page}/versions/1");

        Assert.Contains("In use since", shown.Body!.TextContent);
        Assert.Contains("increased my trust", shown.QuerySelector("#words")!.TextContent);
        Assert.True(shown.QuerySelectorAll("#steps li").Length >= 3);
        Assert.Equal(64, shown.QuerySelector("#steps code")!.TextContent.Trim().Length);
    }

    private async Task<Draft> Draft(string page) =>
        (await site.Get<FindDraft>().Run(site.Agency, Guid.Parse(page.Split('/')[^1])))!;
}
