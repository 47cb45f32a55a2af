using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Api;

/// <summary>A key reaches its unit and what is below it, and never another agency: asked of every route.</summary>
public sealed class ReachTests(FigureSite site) : IClassFixture<FigureSite>
{
    private static readonly Permission[] Everything = [.. KeyScopes.All];

    private StaffSite Staff => site.Staff;

    [Fact]
    public async Task Lists_hold_only_what_lies_within_reach()
    {
        using var roads = await Staff.Program(Everything, Staff.Sister);

        foreach (
            var list in new[]
            {
                "units",
                "services",
                "volumes",
                "collectors",
                "changes",
                "comments",
                "responses",
                "clearances/uncovered",
            }
        )
        {
            var text = await (await roads.Get($"/api/v1/{list}")).Content.ReadAsStringAsync();

            Assert.DoesNotContain($"{site.Pass}", text);
            Assert.DoesNotContain($"{site.Web.CollectorId}", text);
            Assert.DoesNotContain($"{Staff.Bureau}", text);
            Assert.DoesNotContain("three times", text);
            Assert.DoesNotContain("letter", text);
        }
        var services = await (await roads.Get("/api/v1/services")).Content.ReadAsStringAsync();
        Assert.Contains("paying-a-toll", services);
        Assert.Contains("reporting-a-pothole", services);
    }

    [Fact]
    public async Task Nothing_outside_the_unit_can_be_named()
    {
        using var roads = await Staff.Program(Everything, Staff.Sister);
        using var full = await Staff.Program(Everything);
        var change = (await Staff.Get<ListChanges>().Run(Staff.Agency))[0].ChangeId;
        var row = await Row(full);
        string[] hidden =
        [
            $"GET units/{Staff.Bureau}",
            "GET services/renewing-a-bridge-pass",
            "GET volumes?service=renewing-a-bridge-pass",
            "GET collectors?service=renewing-a-bridge-pass",
            $"GET collectors/{site.Web.CollectorId}",
            $"GET collectors/{site.Web.CollectorId}/quotas",
            $"POST collectors/{site.Web.CollectorId}/close",
            $"POST collectors/{site.Web.CollectorId}/reopen",
            "GET comments?service=renewing-a-bridge-pass",
            "GET changes?service=renewing-a-bridge-pass",
            $"GET changes/{change}",
            $$$"""PUT changes/{{{change}}}/effect {"kind":"notSeen","effect":{"en":"x"}}""",
            $$"""POST units {"name":"At the top","kind":"office"}""",
            $$"""POST units {"name":"Below the other","kind":"office","parentId":"{{Staff.Bureau}}"}""",
            $$"""POST services {"unitId":"{{Staff.Bureau}}","name":"Hiding a service"}""",
            """POST volumes {"service":"renewing-a-bridge-pass","channel":"phone","first":"2026-01-01","last":"2026-01-31","customers":1,"source":"x","sourceKey":"y"}""",
            $$"""POST collectors {"service":"renewing-a-bridge-pass","versionId":"{{site.Version.VersionId}}","name":"x","channel":"website"}""",
            """POST changes {"service":"renewing-a-bridge-pass","heard":{"en":"x"},"did":{"en":"x"},"didOn":"2026-02-01"}""",
        ];

        foreach (var line in hidden)
        {
            var answer = await Send(roads, line);
            Assert.True(
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                $"{line} answered {answer.StatusCode}"
            );
        }
        var marked = await Send(roads, $$"""POST exclusions {"reason":"spam","rows":[{{row}}]}""");
        var report = JsonDocument.Parse(await marked.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(0, report.GetProperty("changed").GetInt32());
        Assert.Equal(1, report.GetProperty("unknown").GetArrayLength());
    }

    [Fact]
    public async Task A_volume_of_another_unit_is_neither_replaced_nor_learned_by_its_key()
    {
        using var full = await Staff.Program(Everything);
        using var roads = await Staff.Program(Everything, Staff.Sister);
        const string theirs =
            """POST volumes {"service":"SERVICE","channel":"paper","first":"2025-01-01","last":"2025-01-31","customers":77123,"source":"log","sourceKey":"shared-key","corrects":true}""";
        await Send(
            full,
            theirs.Replace("SERVICE", "renewing-a-bridge-pass", StringComparison.Ordinal)
        );

        var tried = await Send(
            roads,
            theirs
                .Replace("SERVICE", "paying-a-toll", StringComparison.Ordinal)
                .Replace("77123", "1", StringComparison.Ordinal)
        );

        var words = await tried.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, tried.StatusCode);
        Assert.DoesNotContain("77", words);
        var there = await (
            await full.Get("/api/v1/volumes?period=2025-01&service=renewing-a-bridge-pass")
        ).Content.ReadAsStringAsync();
        Assert.Contains("77123", there);
    }

    [Fact]
    public async Task Another_agency_has_nothing_of_ours()
    {
        var added = await Staff
            .Get<AddKey>()
            .Run(Actor.System(Staff.NextDoor), new KeyToAdd("Next door", Everything, [], 30));
        using var next = new Visitor(Staff.Address, added.Value.Secret);
        using var full = await Staff.Program(Everything);
        var change = (await Staff.Get<ListChanges>().Run(Staff.Agency))[0].ChangeId;
        var clearance = site.Web.Clearance!.ClearanceId;
        string[] ours =
        [
            $"GET units/{Staff.Bureau}",
            $"GET services/{site.Pass}",
            $"GET collectors/{site.Web.CollectorId}",
            $"GET instruments/{site.Version.InstrumentId}",
            $"GET instruments/{site.Version.InstrumentId}/versions",
            $"GET instruments/{site.Version.InstrumentId}/draft",
            $"POST instruments/{site.Version.InstrumentId}/draft",
            $"GET versions/{site.Version.VersionId}",
            $"GET clearances/{clearance}",
            $"GET changes/{change}",
            $"POST collectors/{site.Web.CollectorId}/close",
        ];

        foreach (var line in ours)
            Assert.Equal(HttpStatusCode.NotFound, (await Send(next, line)).StatusCode);
        foreach (
            var list in new[]
            {
                "units",
                "services",
                "volumes",
                "instruments",
                "collectors",
                "changes",
                "comments",
                "responses",
                "clearances",
                "clearances/uncovered",
            }
        )
        {
            var text = await (await next.Get($"/api/v1/{list}")).Content.ReadAsStringAsync();
            Assert.DoesNotContain($"{Staff.Agency}", text);
            Assert.DoesNotContain("bridge", text);
        }
        var below = await Send(
            next,
            $$"""POST services {"unitId":"{{Staff.Bureau}}","name":"Taking what is ours"}"""
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, below.StatusCode);
        var marked = await Send(
            next,
            $$"""POST exclusions {"reason":"spam","rows":[{{await Row(full)}}]}"""
        );
        Assert.Contains("\"changed\":0", await marked.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Words_wait_for_the_privacy_officer_whatever_the_scopes()
    {
        using var full = await Staff.Program(Everything);
        var before = await (await full.Get("/api/v1/comments")).Content.ReadAsStringAsync();
        var policy = await Staff.Get<FindWordPolicy>().Run(Staff.Agency, site.Web.CollectorId);
        await Staff
            .Get<ChangeWordPolicy>()
            .Run(Actor.System(Staff.Agency), policy! with { Months = policy.Months == 7 ? 8 : 7 });

        var after = await (await full.Get("/api/v1/comments")).Content.ReadAsStringAsync();

        Assert.Contains("three times", before);
        Assert.DoesNotContain("three times", after);
    }

    private static async Task<string> Row(Visitor program)
    {
        var page = JsonDocument.Parse(
            await (
                await program.Get("/api/v1/responses?service=renewing-a-bridge-pass")
            ).Content.ReadAsStringAsync()
        );
        var first = page.RootElement.GetProperty("items")[0];
        return $$"""{"rowId":"{{first.GetProperty("rowId").GetString()}}","collectorId":"{{first.GetProperty("collectorId").GetString()}}","day":"{{first.GetProperty("day").GetString()}}"}""";
    }

    private static Task<HttpResponseMessage> Send(Visitor program, string line)
    {
        var parts = line.Split(' ', 3);
        return parts[0] == "GET"
            ? program.Get("/api/v1/" + parts[1])
            : program.SendJson(
                parts[0],
                "/api/v1/" + parts[1],
                parts.Length > 2 ? parts[2] : "",
                ("If-Match", "*")
            );
    }
}
