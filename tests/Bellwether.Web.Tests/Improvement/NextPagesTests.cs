using System.Net;
using System.Text;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Publishing;

namespace Bellwether.Web.Tests.Improvement;

/// <summary>What people are told after they have asked for a service, and what became of what they wrote.</summary>
public sealed class NextPagesTests(FilingSite site, ITestOutputHelper output)
    : IClassFixture<FilingSite>
{
    private const string Slug = "renewing-a-bridge-pass";
    private const string Address = $"/act/next/{Slug}";

    [Fact]
    public async Task An_analyst_writes_the_page_an_approver_publishes_it_and_everybody_reads_it_in_two_languages()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var approver = await site.Enter(Role.Approver);
        using var person = site.Staff.Visit();

        var hollow = await analyst.SendTo(
            Address,
            Address,
            ("received", ""),
            ("promiseDays", "soon")
        );
        var written = await analyst.SendTo(Address, Address, Words);
        var unseen = await person.Get($"/next/DCW/{Slug}");
        var published = await approver.SendTo(Address, $"{Address}/publish");
        var seen = await person.Get($"/next/dcw/{Slug}?lang=es");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hollow.StatusCode);
        var faults = await Visitor.Parse(hollow);
        Assert.Contains(
            "#promiseDays",
            faults.QuerySelectorAll(".usa-alert a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal($"{Address}?done=written", written.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal($"{Address}?done=published", published.Headers.Location!.OriginalString);
        Assert.False(seen.Headers.Contains("Set-Cookie"));
        var page = await Visitor.Parse(seen);
        Assert.Contains("Recibimos su solicitud.", page.Body!.TextContent);
        Assert.Contains("Prometemos una decisión en 30 días.", page.Body.TextContent);
        Assert.Empty(page.Scripts);
    }

    [Fact]
    public async Task A_person_looks_up_a_case_by_its_number_and_learns_nothing_from_a_wrong_one()
    {
        await Published();
        using var analyst = await site.Enter(Role.Analyst);
        using var person = site.Staff.Visit();
        var file = await SendFile(
            analyst,
            "reference,received,stage,since,promised\nBP-77,2026-02-20,in-decision,2026-02-25,2026-03-20\nBP-78,soon,received,2026-02-20,\n"
        );
        var report = (await Visitor.Parse(file)).Body!.TextContent;

        var known = await person.Post("/status/DCW", ("reference", "bp 77"));
        var unknown = await person.Post("/status/DCW", ("reference", "bp 99"));
        var broken = await SendFile(analyst, "number,received\n1,2026-02-20\n");

        Assert.Contains("Row 3, received", report);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.False(known.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", known.Headers.CacheControl!.ToString());
        Assert.Contains("You will have our decision by March 20, 2026", await Text(known));
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Contains("We have nothing to show for this number", await Text(unknown));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Contains("no column named reference, stage, since", await Text(broken));
    }

    [Fact]
    public async Task A_case_system_sends_where_cases_stand_and_a_person_elsewhere_cannot()
    {
        await Published();
        using var program = await site.Staff.Program([
            Permission.ImportData,
            Permission.ReadFigures,
        ]);
        using var elsewhere = await site.Staff.Program([Permission.ImportData], site.Staff.Sister);
        var body = new
        {
            statuses = new[]
            {
                new
                {
                    reference = "P-1",
                    received = "2026-02-01",
                    stage = "decided",
                    since = "2026-02-09",
                },
            },
        };

        var taken = await Send(program, body);
        var again = await Send(program, body);
        var refused = await Send(elsewhere, body);
        var read = await program.Get($"/api/v1/services/{Slug}/next");

        Assert.Equal(1, Number(await taken.Content.ReadAsStringAsync(), "changed"));
        Assert.Equal(0, Number(await again.Content.ReadAsStringAsync(), "changed"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task The_receipt_shows_what_was_done_about_what_a_person_wrote()
    {
        var actor = Actor.System(site.Staff.Agency);
        await site.Answer(false, "I had no news about my application status for weeks.");
        await site.Staff.Get<CodeComments>().Run(actor.AgencyId);
        var comment = (
            await site
                .Staff.Get<ListComments>()
                .Run(
                    new CommentQuery(actor.AgencyId, [site.Web.CollectorId], 50)
                    {
                        Theme = "status",
                    }
                )
        ).First();
        var code = ReceiptCode.Of(comment.Comment.Place.ResponseId, comment.Comment.Place.Day);
        var change = (
            await site
                .Staff.Get<RecordChange>()
                .Run(
                    actor,
                    new NewChange(
                        site.Web.ServiceId,
                        new("“No news.”"),
                        new("We write at every step."),
                        new DateOnly(2026, 2, 1)
                    )
                )
        ).Value;
        using var analyst = await site.Enter(Role.Analyst);
        using var person = site.Staff.Visit();
        var address = $"/act/changes/{change.ChangeId}";

        var few = await analyst.SendTo(address, $"{address}/ledger", ("heardCount", "3"));
        var kept = await analyst.SendTo(
            address,
            $"{address}/ledger",
            ("theme", "status"),
            ("heardCount", "41"),
            ("heardFrom", "2025-10-01"),
            ("heardUntil", "2025-12-31"),
            ("credit", "the bridge wardens")
        );
        var before = await Text(await person.Post("/changed/DCW/receipt", ("code", code)));
        await site.Staff.Get<PublishChange>().Run(actor, change.ChangeId);
        var after = await Text(
            await person.Post("/changed/DCW/receipt", ("code", code.ToLowerInvariant()))
        );
        var wrong = await Text(
            await person.Post("/changed/DCW/receipt", ("code", "0000-0000-0000-000"))
        );
        var ledger = await Text(await person.Get("/changed/DCW"));
        var feed = await (await person.Get("/changed/DCW/feed.xml")).Content.ReadAsStringAsync();
        var data = await (
            await person.Get("/changed/DCW/changes.json")
        ).Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, few.StatusCode);
        Assert.Equal($"{address}?done=ledger", kept.Headers.Location!.OriginalString);
        Assert.Contains("Nothing was published yet about just this", before);
        Assert.Contains("We write at every step.", after);
        Assert.Contains("We find no answer for this code", wrong);
        Assert.Contains("41 people said so", ledger);
        Assert.Contains("the bridge wardens", ledger);
        Assert.Contains("We write at every step.", feed);
        Assert.Equal(
            "too-early",
            JsonDocument.Parse(data).RootElement[0].GetProperty("effect").GetString()
        );

        using var elsewhere = await site.Enter(Role.Analyst, site.Staff.Sister);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(address)).StatusCode);
    }

    [Fact]
    public async Task The_pages_hold_in_a_browser()
    {
        await Published();
        using var analyst = await site.Enter(Role.Analyst);
        await BrowserCheck.Run(
            output,
            site.Staff.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/act/library",
                "/act/library?against=website%20hard&free=true&lang=es",
                "/act/library/LA-11",
                "/act/library/PB-1",
                "/act/next",
                Address,
                $"/next/DCW/{Slug}",
                "/status/DCW",
                "/changed/DCW",
                "/changed/DCW/receipt?lang=es",
            ]
        );
    }

    private static (string, string)[] Words =>
        [
            ("received", "We have your application."),
            ("received-es", "Recibimos su solicitud."),
            ("what-received", "You get a number."),
            ("what-in-decision", "We decide."),
            ("promiseDays", "30"),
            ("late", "We are sorry."),
            ("contact", "Call us."),
        ];

    private async Task Published()
    {
        var actor = Actor.System(site.Staff.Agency);
        await site
            .Staff.Get<WriteNextPage>()
            .Run(
                actor,
                site.Web.ServiceId,
                new NextWords(
                    new("We have it.", "Recibimos su solicitud."),
                    [
                        new(CaseStage.Received, new("It came."), null),
                        new(CaseStage.Deciding, new("We decide."), null),
                    ],
                    new("Sorry."),
                    new("Call us.")
                )
                {
                    PromiseDays = 30,
                }
            );
        await site.Staff.Get<PublishNextPage>().Run(actor, site.Web.ServiceId);
    }

    private static async Task<HttpResponseMessage> SendFile(Visitor visitor, string csv)
    {
        var token = (await visitor.Page(Address))
            .QuerySelector(
                $"form[action='{Address}/statuses'] input[name=__RequestVerificationToken]"
            )!
            .GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "cases.csv" },
        };
        return await visitor.Client.PostAsync($"{Address}/statuses", form);
    }

    private static Task<HttpResponseMessage> Send(Visitor program, object body) =>
        program.SendJson(
            "POST",
            $"/api/v1/services/{Slug}/statuses",
            JsonSerializer.Serialize(body)
        );

    private static async Task<string> Text(HttpResponseMessage answer) =>
        string.Join(
            ' ',
            (await Visitor.Parse(answer)).Body!.TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static long Number(string json, string name) =>
        JsonDocument.Parse(json).RootElement.GetProperty(name).GetInt64();
}
