using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Foundation.Data;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Tests.Measurement;
using Dapper;

namespace Bellwether.Web.Tests.Api;

/// <summary>A request with an idempotency key is done once, whatever happens in between.</summary>
public sealed class OnceOnlyTests(FigureSite site) : IClassFixture<FigureSite>
{
    private const string Form =
        """{"format":"bellwether-instrument/1","title":{"en":"T"},"items":[]}""";

    private static readonly string[] Requests =
    [
        """/api/v1/units|{"name":"Once NAME","kind":"office"}""",
        """/api/v1/services|{"unitId":"UNIT","name":"Asking once NAME"}""",
        $"/api/v1/instruments?name=NAME|{Form}",
        """/api/v1/collectors|{"service":"renewing-a-bridge-pass","versionId":"VERSION","name":"NAME","channel":"website","clearanceId":"CLEARANCE"}""",
        """/api/v1/changes|{"service":"renewing-a-bridge-pass","heard":{"en":"NAME"},"did":{"en":"NAME"},"didOn":"2026-02-01"}""",
        """/api/v1/volumes|{"service":"paying-a-toll","channel":"phone","first":"YEAR-01-01","last":"YEAR-01-31","customers":5,"source":"log","sourceKey":"NAME"}""",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_repeat_gets_the_first_answer_and_makes_nothing(int which)
    {
        using var program = await site.Staff.Program([.. KeyScopes.All]);
        var (path, body) = Fill(which, "repeat", 2001);
        var before = await Count();

        var first = await program.SendJson(
            "POST",
            path,
            body,
            ("Idempotency-Key", $"repeat-{which}")
        );
        var again = await program.SendJson(
            "POST",
            path,
            body,
            ("Idempotency-Key", $"repeat-{which}")
        );
        var other = await program.SendJson(
            "POST",
            path,
            body.Replace("}", " }", StringComparison.Ordinal),
            ("Idempotency-Key", $"repeat-{which}")
        );

        var text = await first.Content.ReadAsStringAsync();
        Assert.True(first.StatusCode == HttpStatusCode.Created, text);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(text, await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("request.key-reused", await Code(other));
        Assert.Equal(before + 1, await Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task When_the_machine_stopped_before_the_answer_was_kept_the_repeat_finds_the_thing(
        int which
    )
    {
        using var program = await site.Staff.Program([.. KeyScopes.All]);
        var (path, body) = Fill(which, "crash", 2002);
        var before = await Count();
        var first = await program.SendJson(
            "POST",
            path,
            body,
            ("Idempotency-Key", $"crash-{which}")
        );
        await site
            .Staff.Get<Db>()
            .Write(tx =>
                tx.Connection!.ExecuteAsync(
                    "UPDATE access_kept_reply SET status = NULL, body = NULL WHERE idempotency_key = @key",
                    new { key = $"crash-{which}" },
                    tx
                )
            );

        var again = await program.SendJson(
            "POST",
            path,
            body,
            ("Idempotency-Key", $"crash-{which}")
        );

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(),
            await again.Content.ReadAsStringAsync()
        );
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task What_was_refused_may_be_mended_under_the_same_key_and_keys_of_others_do_not_matter()
    {
        using var program = await site.Staff.Program([.. KeyScopes.All]);
        using var other = await site.Staff.Program([.. KeyScopes.All]);
        var before = await Count();

        var refused = await program.SendJson(
            "POST",
            "/api/v1/units",
            """{"name":"Mended"}""",
            ("Idempotency-Key", "mend")
        );
        var mended = await program.SendJson(
            "POST",
            "/api/v1/units",
            """{"name":"Mended","kind":"office"}""",
            ("Idempotency-Key", "mend")
        );
        var theirs = await other.SendJson(
            "POST",
            "/api/v1/units",
            """{"name":"Theirs","kind":"office"}""",
            ("Idempotency-Key", "mend")
        );
        var odd = await program.SendJson(
            "POST",
            "/api/v1/units",
            """{"name":"Odd","kind":"office"}""",
            ("Idempotency-Key", "two words")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
        Assert.Equal("request.idempotency-key", await Code(odd));
        Assert.Equal(before + 2, await Count());
    }

    [Fact]
    public async Task Many_at_once_make_one()
    {
        using var program = await site.Staff.Program([.. KeyScopes.All]);
        var before = await Count();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ =>
                    program.SendJson(
                        "POST",
                        "/api/v1/units",
                        """{"name":"At once","kind":"office"}""",
                        ("Idempotency-Key", "at-once")
                    )
                )
        );
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Equal(before + 1, await Count());
    }

    private (string Path, string Body) Fill(int which, string name, int year)
    {
        var parts = Requests[which]
            .Replace("NAME", $"{name}{which}", StringComparison.Ordinal)
            .Replace("YEAR", $"{year}", StringComparison.Ordinal)
            .Replace("UNIT", $"{site.Staff.Bureau}", StringComparison.Ordinal)
            .Replace("VERSION", $"{site.Version.VersionId}", StringComparison.Ordinal)
            .Replace("CLEARANCE", $"{site.Web.Clearance!.ClearanceId}", StringComparison.Ordinal)
            .Split('|');
        return (parts[0], parts[1]);
    }

    private async Task<int> Count()
    {
        var agency = site.Staff.Agency;
        return (await site.Staff.Get<ListUnits>().Run(agency)).Count
            + (await site.Staff.Get<ListServices>().Run(agency)).Count
            + (await site.Staff.Get<ListInstruments>().Run(agency)).Count
            + (await site.Staff.Get<Bellwether.Collection.ListCollectors>().Run(agency)).Count
            + (await site.Staff.Get<ListChanges>().Run(agency)).Count
            + (
                await site
                    .Staff.Get<ReadVolumes>()
                    .Run(
                        new VolumeQuery(agency, new DateOnly(2000, 1, 1), new DateOnly(2003, 1, 1))
                    )
            ).Count;
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync())
            .RootElement.GetProperty("code")
            .GetString();
}
