using System.Net;
using Bellwether.Collection;

namespace Bellwether.Web.Tests.Collection;

public sealed class ResponsesApiTests(PublicSite site) : IClassFixture<PublicSite>
{
    [Fact]
    public async Task An_answer_gets_201_and_its_repeat_200_with_the_same_receipt()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");
        var body = new
        {
            answers = new
            {
                trust = 5,
                went_well = new[] { "ease", "employee" },
                comment = "Quick.",
            },
            language = "en",
        };

        var first = await site.Post(collector, body, ("Idempotency-Key", "\"abc-1\""));
        var again = await site.Post(collector, body, ("Idempotency-Key", "abc-1"));
        var byId = await site.Post(
            collector,
            new { answers = new { trust = "5" }, externalId = "abc-1" }
        );

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byId.StatusCode);
        var receipt = (await PublicSite.Json(first)).GetProperty("receipt").GetString();
        Assert.Equal(receipt, (await PublicSite.Json(again)).GetProperty("receipt").GetString());
        Assert.True((await PublicSite.Json(byId)).GetProperty("repeated").GetBoolean());
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task Faults_come_back_by_field_and_the_words_wait_in_quarantine()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");

        var answer = await site.Post(
            collector,
            new { answers = new { trust = "9", colour = "blue" } }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await PublicSite.Json(answer);
        Assert.Equal("answers.outside-version", problem.GetProperty("code").GetString());
        Assert.Equal(
            ["colour", "trust"],
            problem
                .GetProperty("faults")
                .EnumerateArray()
                .Select(fault => fault.GetProperty("field").GetString())
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, await Waiting(collector));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("{\"answers\": 5}")]
    [InlineData("{\"answers\": {\"trust\": {\"value\": 5}}}")]
    [InlineData("{\"answers\": {\"trust\": 5}} trailing")]
    [InlineData("{\"answers\": {\"trust\": 5}")]
    public async Task What_is_no_answer_is_refused_with_the_fix_and_kept(string body)
    {
        var collector = await site.OpenCollector("a11-v2-five-point");

        var answer = await site.Post(collector, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            "intake.unreadable",
            (await PublicSite.Json(answer)).GetProperty("code").GetString()
        );
        Assert.Equal(body.Length == 0 ? 0 : 1, await Waiting(collector));
    }

    [Fact]
    public async Task Broken_text_is_mended_and_a_lone_surrogate_does_no_harm()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");

        var answer = await site.Post(
            collector,
            "{\"answers\": {\"trust\": 5, \"comment\": \"half \\ud83d of a face\"}}"
        );

        Assert.Contains(
            answer.StatusCode,
            new[] { HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity }
        );
    }

    [Fact]
    public async Task Unknown_closed_and_too_large_have_their_own_status()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");
        var large = await site.Post(
            collector,
            "{\"answers\": {\"comment\": \"" + new string('x', 9 * 1024 * 1024) + "\"}}"
        );
        await site.Get<CloseCollector>().Run(site.Ana, collector.CollectorId);

        var body = new { answers = new { trust = 5 } };
        var closed = await site.Post(collector, body);
        var unknown = await site.Post(collector with { Key = "nobody-knows" }, body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, closed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(
            "collector.closed",
            (await PublicSite.Json(closed)).GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task A_comment_of_a_megabyte_is_cut_and_said_to_be()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");

        var answer = await site.Post(
            collector,
            new { answers = new { trust = 5, comment = new string('ñ', 1_000_000) } }
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("comment", (await PublicSite.Json(answer)).GetProperty("cut")[0].GetString());
    }

    private async Task<long> Waiting(Collector collector) =>
        (await site.Get<ListQuarantine>().Run(site.Agency.AgencyId))
            .Counts.Where(count => count.CollectorId == collector.CollectorId)
            .Sum(count => count.Count);
}
