using System.Net;
using AngleSharp.Html.Dom;
using Bellwether.Access;
using Bellwether.Instruments;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Instruments;

/// <summary>Designing a questionnaire with no script: from a template to the public, by an author and two others.</summary>
public sealed class DesigningTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    private const string Folder = "/listen/instruments";

    [Fact]
    public async Task From_a_template_over_two_yeses_to_a_published_form_without_script()
    {
        using var ana = await site.Enter("ana.walk@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.walk@agency.gov", Role.Approver);
        using var cy = await site.Enter("cy.walk@agency.gov", Role.PrivacyOfficer);

        var page = await Begin(ana);
        var sent = await ana.SendTo(page, $"{page}/submit", ("note", "For the Tuesday letter."));
        var shown = await bo.Page(page);
        var first = await bo.SendTo(page, $"{page}/approve");
        var second = await cy.SendTo(page, $"{page}/approve-privacy");
        var published = await bo.SendTo(page, $"{page}/publish");
        var after = await bo.Page(page);

        Assert.All(
            new[] { sent, first, second, published },
            answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode)
        );
        Assert.Contains("For the Tuesday letter.", shown.Body!.TextContent);
        Assert.Equal(2, shown.QuerySelectorAll("#asked iframe[sandbox]").Length);
        Assert.Contains("Version 1 is in use.", after.Body!.TextContent);
        Assert.Equal(4, after.QuerySelectorAll(".bw-history li").Length);
    }

    [Fact]
    public async Task The_author_gets_no_yes_button_and_a_changed_word_brings_the_review_back_in_plain_words()
    {
        using var ana = await site.Enter("ana.void@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.void@agency.gov", Role.Approver);
        var page = await Begin(ana);
        await ana.SendTo(page, $"{page}/submit");
        await bo.SendTo(page, $"{page}/approve");

        var own = await ana.Page(page);
        await ana.SendTo(
            $"{page}/edit",
            $"{page}/edit",
            ("intro.en", "One word more."),
            ("intro.es", "Una palabra más.")
        );
        var after = await bo.Page(page);
        var blocked = await bo.SendTo(page, $"{page}/publish").ContinueWith(task => task.IsFaulted);

        Assert.Empty(own.QuerySelectorAll($"form[action='{page}/approve']"));
        Assert.Contains("An approval does not count any more", after.Body!.TextContent);
        Assert.True(blocked, "there is no publish button");
    }

    [Fact]
    public async Task Questions_are_moved_copied_removed_and_put_back_with_buttons()
    {
        using var ana = await site.Enter("ana.items@agency.gov", Role.FormManager);
        var page = await Begin(ana);
        var items = $"{page}/edit/items";

        await ana.SendTo($"{page}/edit", items, ("act", "up:comment"));
        await ana.SendTo($"{page}/edit", items, ("act", "copy:comment"));
        var removed = await Visitor.Parse(
            await ana.SendTo($"{page}/edit", items, ("act", "remove:comment_2"))
        );
        var without = Keys(removed);
        var undo = removed.Forms.Single(form => form.ClassName == "bw-undo");
        await ana.Post(
            items,
            [
                .. undo.QuerySelectorAll("input")
                    .Select(input =>
                        (input.GetAttribute("name")!, input.GetAttribute("value") ?? "")
                    ),
                ("act", "restore"),
            ]
        );

        Assert.Equal(["trust", "went_well", "comment", "went_wrong"], without);
        Assert.Equal(
            ["trust", "went_well", "comment", "comment_2", "went_wrong"],
            Keys(await ana.Page($"{page}/edit"))
        );
    }

    [Fact]
    public async Task What_the_standard_fixes_cannot_be_changed_by_any_form()
    {
        using var ana = await site.Enter("ana.lock@agency.gov", Role.FormManager);
        var page = await Begin(ana);
        var trust = $"{page}/edit/items/trust";

        var shown = await ana.Page(trust);
        await ana.SendTo(
            trust,
            trust,
            ("act", "save"),
            ("kind", "Text"),
            ("wording.en", "1"),
            ("slot.en.provider", "the Bureau"),
            ("prompt.es", "Este servicio aumentó mi confianza en la Oficina.")
        );
        var item = (await Draft(page)).Content.Items[0];

        Assert.Contains(
            "The trust question must be the first",
            shown.QuerySelector("#standard, .usa-summary-box")!.TextContent
        );
        Assert.Null(shown.QuerySelector("select[name=kind]"));
        Assert.Equal("This service increased my trust in the Bureau.", item.Prompt.In("en"));
        Assert.Equal("service-increased-trust", item.Construct);
        Assert.Equal((ItemKind.SingleChoice, true), (item.Kind, item.Required));
        Assert.Equal(["1", "0"], item.Options.Select(option => option.Key));
    }

    [Fact]
    public async Task A_new_question_that_is_asked_already_is_found_and_taken_or_given_a_reason()
    {
        using var ana = await site.Enter("ana.new@agency.gov", Role.FormManager);
        var page = await Begin(ana, "open-feedback");
        var add = $"{page}/edit/items/_new";
        (string, string)[] typed =
        [
            ("act", "save"),
            ("kind", "Text"),
            ("prompt.en", "What should we have done differently?"),
            ("prompt.es", "¿Qué deberíamos haber hecho distinto?"),
        ];

        var asked = await Visitor.Parse(await ana.SendTo($"{add}?kind=Text", add, typed));
        var saved = await ana.SendTo(
            $"{add}?kind=Text",
            add,
            [
                .. typed,
                ("similar", "template:recovery-follow-up:comment"),
                ("because", "It is about the letter."),
            ]
        );

        Assert.Contains(
            "What should we have done differently?",
            asked.QuerySelector("#similar")!.TextContent
        );
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var content = (await Draft(page)).Content;
        Assert.Equal("what_should_we_have_done", content.Items[1].Key);
        var reason = Assert.Single(
            await site.Get<ListSimilarReasons>().Run(site.Agency, Guid.Parse(page.Split('/')[^1]))
        );
        Assert.Equal("It is about the letter.", reason.Reason);
    }

    [Fact]
    public async Task Saving_over_somebody_else_keeps_what_was_typed_and_says_who_and_when()
    {
        using var ana = await site.Enter("ana.stale@agency.gov", Role.FormManager);
        using var eve = await site.Enter("eve.stale@agency.gov", Role.FormManager);
        var page = await Begin(ana);
        var token = Token(await ana.Page($"{page}/edit"));
        await eve.SendTo($"{page}/edit", $"{page}/edit/items", ("act", "up:comment"));

        var answer = await ana.Post(
            $"{page}/edit",
            ("__RequestVerificationToken", token),
            ("revision", "1"),
            ("title.en", "My long typed title"),
            ("title.es", "Mi título"),
            ("minutes", "1")
        );
        var shown = await Visitor.Parse(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("eve.stale saved this draft at", shown.Body!.TextContent);
        Assert.Equal(
            "My long typed title",
            shown.QuerySelector("#title-en")!.GetAttribute("value")
        );
        Assert.Equal("2", shown.QuerySelector("input[name=revision]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_translation_goes_out_as_a_file_and_comes_back_whole_or_not_at_all()
    {
        using var ana = await site.Enter("ana.lang@agency.gov", Role.FormManager);
        var page = await Begin(ana, "open-feedback");

        var csv = await (
            await ana.Get($"{page}/languages/vi/texts.csv")
        ).Content.ReadAsStringAsync();
        var xliff = await (
            await ana.Get($"{page}/languages/es/texts.xlf")
        ).Content.ReadAsStringAsync();
        var side = await ana.Page($"{page}/languages/vi");
        await ana.SendTo(
            $"{page}/languages/vi",
            $"{page}/languages/vi",
            ("text.title", "Trải nghiệm")
        );
        var progress = await ana.Page($"{page}/languages");

        Assert.StartsWith("key,en,vi", csv);
        Assert.Contains("trgLang=\"es\"", xliff);
        Assert.Equal(5, side.QuerySelectorAll("textarea").Length);
        Assert.Contains("1 of 5 texts", progress.Body!.TextContent);
    }

    public static TheoryData<string> Templates =>
        [.. new ListTemplates().Run().Select(template => template.Id)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_template_is_drawn_as_a_form_a_sheet_and_a_script_in_each_of_its_languages(
        string id
    )
    {
        using var ana = await site.Enter($"ana.{id}@agency.gov", Role.FormManager);
        var page = await Begin(ana, id);
        var template = ListTemplates.Find(id)!;

        foreach (var language in template.Instrument.Languages)
        foreach (var device in new[] { "Desktop&whole=yes", "Paper", "Script" })
        {
            var answer = await ana.Get($"{page}/preview/frame?device={device}&language={language}");
            var shown = await Visitor.Parse(answer);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(language, shown.DocumentElement.GetAttribute("lang"));
            Assert.Contains(
                "frame-ancestors 'self'",
                answer.Headers.GetValues("Content-Security-Policy").Single()
            );
            var last = template.Instrument.Items.Last(item => item.IsShown);
            Assert.Contains(
                Slots.In(last.Prompt.In(language)).Count == 0 ? last.Prompt.In(language) : "",
                shown.Body!.TextContent
            );
        }
    }

    [Fact]
    public async Task Every_page_of_designing_is_accessible_and_fits_its_screen()
    {
        using var ana = await site.Enter("ana.pages@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.pages@agency.gov", Role.Approver);
        var page = await Begin(ana);
        var reviewed = await Begin(ana);
        await ana.SendTo(reviewed, $"{reviewed}/submit");
        var empty = await ana.Send(
            $"{Folder}/start/empty",
            ("name", "Parking at the office"),
            ("languages", "en")
        );

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {ana.Cookie}",
            [
                Folder,
                $"{Folder}?lang=es",
                $"{Folder}/start",
                $"{Folder}/start?words=trust&lang=es",
                $"{Folder}/start/a11-v2-thumbs",
                $"{Folder}/start/empty",
                page,
                $"{page}/edit",
                $"{page}/edit?lang=es",
                $"{page}/edit/add",
                $"{page}/edit/items/trust",
                $"{page}/edit/items/went_well?lang=es",
                $"{page}/edit/items/_new?kind=Number",
                $"{page}/edit/items/_new?kind=Statement",
                $"{page}/edit/items/_new?kind=MultiChoice&lang=es",
                $"{page}/languages",
                $"{page}/languages/vi",
                $"{page}/preview",
                $"{page}/preview?device=Paper&lang=es",
                $"{page}/preview?device=Script",
                empty.Headers.Location!.OriginalString.Split('?')[0],
            ]
        );
        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {bo.Cookie}",
            [reviewed, $"{reviewed}?lang=es"]
        );
    }

    [Fact]
    public async Task The_whole_way_is_walked_in_a_browser_with_script_off_and_then_with_it()
    {
        using var ana = await site.Enter("ana.browser@agency.gov", Role.FormManager);
        using var bo = await site.Enter("bo.browser@agency.gov", Role.Approver);
        using var cy = await site.Enter("cy.browser@agency.gov", Role.PrivacyOfficer);

        await BrowserCheck.Play(
            output,
            "designing.mjs",
            site.Address.ToString().TrimEnd('/'),
            ana.Cookie,
            bo.Cookie,
            cy.Cookie
        );
    }

    internal static async Task<string> Begin(Visitor ana, string template = "a11-v2-thumbs")
    {
        var found = ListTemplates.Find(template)!;
        var start = $"{Folder}/start/{template}";
        (string, string)[] fields =
        [
            .. found.Slots.SelectMany(slot =>
                found.Instrument.Languages.Select(language =>
                    ($"slot.{slot.Key}.{language}", slot.Example.In(language))
                )
            ),
            .. found.Instrument.Languages.Select(language => ("languages", language)),
        ];
        var answer = await ana.Send(start, fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split("/edit")[0];
    }

    private async Task<Draft> Draft(string page) =>
        (await site.Get<FindDraft>().Run(site.Agency, Guid.Parse(page.Split('/')[^1])))!;

    private static IEnumerable<string> Keys(IHtmlDocument page) =>
        page.QuerySelectorAll("[data-key]").Select(card => card.GetAttribute("data-key")!);

    private static string Token(IHtmlDocument page) =>
        ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
}
