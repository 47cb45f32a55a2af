using System.Net;
using System.Text;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Bringing in files as people do it: answers, numbers of the operation, words nobody asked for; and taking them back.</summary>
public sealed class ImportInBrowserTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    private const string Answers = """
        Case,Date,How satisfied are you?,Comments
        A-1,2026-01-05,5,The clerk was patient. Call me at 202-555-0143.
        A-2,2026-01-06,2,I waited two hours.
        A-3,2026-01-07,4,
        A-4,2026-13-40,4,Good.
        A-5,2026-01-09,9,Fine.

        """;

    private const string Operation = """
        Service,Channel,Month,Customers,Waiting minutes,Extra time
        Renewing a bridge pass,website,2026-01,1200,0,12.5
        Renewing a bridge pass,in_person,2026-01,300,18.5,40
        Renewing a bridge pass,phone,2026-01,-4,3,1

        """;

    private const string Reviews = """
        Package Name,Review Submit Date and Time,Star Rating,Review Title,Review Text,Reviewer Language
        gov.pass,2026-01-04T10:00:00Z,1,,The app lost my form twice.,en
        gov.pass,2026-01-05T11:00:00Z,5,Nice,Renewing took me two minutes.,en

        """;

    [Fact]
    public async Task Every_step_is_walked_with_the_keyboard_and_script_off_on_a_phone_and_on_a_desk()
    {
        // An agency of its own: what is taken back must leave nothing.
        await using var own = new StaffSite();
        await own.InitializeAsync();
        using var ana = await own.Enter("ana.import@agency.gov", Role.Analyst);
        using var sam = await own.Enter("sam.import@agency.gov", Role.Screener);
        var folder = Directory.CreateTempSubdirectory("bellwether-import-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "answers.csv"), Answers);
        await File.WriteAllTextAsync(Path.Combine(folder, "operation.csv"), Operation);
        await File.WriteAllTextAsync(Path.Combine(folder, "reviews.csv"), Reviews);

        await BrowserCheck.Play(
            output,
            "import.mjs",
            own.Address.ToString().TrimEnd('/'),
            ana.Cookie,
            sam.Cookie,
            folder
        );

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Pages_of_imports_are_accessible_and_fit_their_screens()
    {
        using var ana = await site.Enter("ana.axe@agency.gov", Role.Analyst);
        using var sam = await site.Enter("sam.axe@agency.gov", Role.Screener);
        var looked = await Keep("looked.csv", Answers);
        var counted = await Keep("counted.csv", Operation);
        var answers = await Import("in.csv", Answers, "answers");
        await Import("operation.csv", Operation, "operational-facts");
        await Import("reviews.csv", Reviews, "app-reviews");

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {ana.Cookie}",
            [
                "/listen/files",
                $"/listen/files/{looked}/columns",
                $"/listen/files/{counted}/numbers",
                $"/listen/files/{counted}/numbers?lang=es",
                $"/listen/files/{looked}/preview",
                $"/listen/files/imports/{answers}",
                "/listen/operations",
                "/listen/operations?service=renewing-a-bridge-pass",
                "/listen/operations?lang=es",
            ]
        );
        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {sam.Cookie}",
            ["/listen/unasked", "/listen/unasked?lang=es", "/listen/operations"]
        );
    }

    [Fact]
    public async Task Unasked_words_move_no_score_and_staff_read_them_once_an_officer_agreed()
    {
        using var ana = await site.Enter("ana.unasked@agency.gov", Role.Analyst);
        await Import("two.csv", Reviews.Replace("lost my form", "ate my form"), "app-reviews");

        var page = await ana.Page("/listen/unasked");
        foreach (
            var collector in (
                await site.Get<Bellwether.Collection.ListCollectors>().Run(site.Agency)
            ).Where(collector => collector.SourceKind == SourceKind.Unasked)
        )
            await site.Get<ApproveWordPolicy>()
                .Run(Actor.System(site.Agency), collector.CollectorId, null);
        var agreed = await ana.Page("/listen/unasked");
        var services = await site.Get<ListServices>().Run(site.Agency);

        Assert.DoesNotContain("ate my form", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("privacy officer", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ate my form", agreed.Body!.TextContent, StringComparison.Ordinal);
        var scores = await ana.Page($"/services/{services[^1].Slug}");
        Assert.DoesNotContain("Stars", scores.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_columns_with_the_same_number_and_no_period_are_told_together_at_their_fields()
    {
        using var ana = await site.Enter("ana.numbers@agency.gov", Role.Analyst);
        var id = await Keep("numbers.csv", Operation);

        var answer = await ana.SendTo(
            $"/listen/files/{id}/numbers",
            $"/listen/files/{id}/numbers",
            ("name", "Report"),
            ("by", "quarter"),
            ("year", ""),
            ("quarter", ""),
            ("fact-3", "customers"),
            ("fact-5", "customers")
        );
        var page = await Visitor.Parse(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("a[href='#year']"));
        Assert.Contains("Customers, Extra time", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "customers",
            page.QuerySelector("#fact-5 option[selected]")!.GetAttribute("value")
        );
    }

    private async Task<Guid> Keep(string name, string text)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await site.Get<KeepUpload>().Run(Actor.System(site.Agency), file, name))
            .Value
            .UploadId;
    }

    // With a mapping that ships, or with what the columns suggest.
    private async Task<Guid> Import(string name, string text, string mapping)
    {
        var id = await Keep(name, text);
        var saved = await site.Get<FindMapping>().Run(site.Agency, mapping);
        if (saved.IsDone)
            await site.Get<SetUploadMapping>()
                .Run(
                    Actor.System(site.Agency),
                    id,
                    mapping == "operational-facts"
                        ? saved.Value with
                        {
                            Facts = Facts,
                        }
                        : saved.Value
                );
        var batch = await site.Get<StartImport>().Run(Actor.System(site.Agency), id);
        for (var i = 0; i < 200; i++)
        {
            if (
                (await site.Get<FindBatch>().Run(site.Agency, batch.Value))!.Batch.State
                == BatchState.Finished
            )
                break;
            await Task.Delay(50);
        }
        return batch.Value;
    }

    private static readonly System.Collections.Immutable.ImmutableArray<FactRule> Facts =
    [
        new("customers", "Customers"),
        new("waiting_minutes", "Waiting minutes"),
        new("overtime_hours", "Extra time"),
    ];
}
