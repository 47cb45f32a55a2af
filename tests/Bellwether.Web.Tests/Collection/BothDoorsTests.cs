using System.Text;
using System.Text.Json;
using Bellwether.Collection;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Whatever is answered, the form and the interface for programs store the same, or refuse alike.</summary>
public sealed class BothDoorsTests(PublicSite site) : IClassFixture<PublicSite>
{
    private static readonly string[] Words =
    [
        "",
        " ",
        "good",
        "two\r\nlines",
        "tab\tand \u0007 bell",
        "e\u0301 becomes é",
        "ñandú 🙂 漢字 &amp; <b>+1%20=x</b> \"quoted\"",
        "call 202-555-0147",
        "\u202Eturned",
        new string('x', 4001),
    ];

    [Theory]
    [InlineData("a11-v2-thumbs", 1)]
    [InlineData("a11-v2-five-point", 2)]
    [InlineData("a11-v1-seven-domain", 3)]
    [InlineData("open-feedback", 4)]
    public async Task The_same_answers_give_the_same_sheet_at_both_doors(string template, int seed)
    {
        var version = await site.Freeze(template);
        var (form, program) = (
            await site.OpenCollector(version),
            await site.OpenCollector(version)
        );
        var random = new Random(seed);
        var stored = 0;
        for (var round = 0; round < 40; round++)
        {
            var answers = Draw(version, random);
            var fields = answers.SelectMany(answer =>
                answer.Value.Select(value => new KeyValuePair<string, string>(answer.Key, value))
            );
            var byForm = await site.Client.PostAsync(
                $"/f/{form.Key}",
                new FormUrlEncodedContent(
                    fields
                        .Append(new("bw-visit", $"{round:D26}-1772550000"))
                        .Append(new("bw-shown", "all"))
                )
            );
            var byProgram = await site.Post(
                program,
                Json(answers, random),
                ("Idempotency-Key", $"{round:D26}")
            );

            Assert.True(
                byForm.IsSuccessStatusCode == byProgram.IsSuccessStatusCode,
                $"round {round}: {byForm.StatusCode} and {byProgram.StatusCode} for {JsonSerializer.Serialize(answers)}"
            );
            stored += byForm.IsSuccessStatusCode ? 1 : 0;
        }

        Assert.InRange(stored, 5, 40);
        Assert.Equal(await Stored(form), await Stored(program));
    }

    private static Dictionary<string, List<string>> Draw(InstrumentVersion version, Random random)
    {
        var answers = new Dictionary<string, List<string>>();
        foreach (var item in version.Items)
        {
            if (random.Next(5) == 0 && !item.Required)
                continue;
            var many = item.Kind == ItemKind.MultiChoice ? random.Next(4) : 1;
            answers[item.Key] = [.. Enumerable.Range(0, many).Select(_ => Value(item, random))];
        }
        if (random.Next(20) == 0)
            answers["no-such-item"] = ["1"];
        return answers;
    }

    private static string Value(Item item, Random random) =>
        item.Kind == ItemKind.Text ? Words[random.Next(Words.Length)]
        : random.Next(40) == 0 ? "no-such-option"
        : item.Options[random.Next(item.Options.Length)].Key;

    // One value stands alone or in a list; a number is written as a number now and then.
    private static string Json(Dictionary<string, List<string>> answers, Random random)
    {
        var json = new StringBuilder("{\"answers\":{");
        json.AppendJoin(
            ',',
            answers.Select(answer =>
            {
                var values = answer.Value.Select(value =>
                    value.Length == 1 && char.IsDigit(value[0]) && random.Next(2) == 0
                        ? value
                        : JsonSerializer.Serialize(value)
                );
                var one = answer.Value.Count == 1 && random.Next(2) == 0;
                return $"\"{answer.Key}\":{(one ? values.Single() : $"[{string.Join(',', values)}]")}";
            })
        );
        return json.Append("}}").ToString();
    }

    private Task<List<string>> Stored(Collector collector) => site.Db.Read(async connection => (
                await connection.QueryAsync<Row>(
                    """
                    SELECT r.answers AS Answers, c.redacted AS Redacted, c.language AS Language
                    FROM responses_response r
                    LEFT JOIN responses_comment c ON c.collector_id = r.collector_id AND c.day = r.day AND c.response_id = r.response_id
                    WHERE r.collector_id = @CollectorId
                    """,
                    collector
                )
            ).Select(row => $"{Convert.ToHexString(row.Answers)}|{row.Redacted}|{row.Language}").Order(StringComparer.Ordinal).ToList());

    private sealed class Row
    {
        public byte[] Answers { get; init; } = [];
        public string? Redacted { get; init; }
        public string? Language { get; init; }
    }
}
