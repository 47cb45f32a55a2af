using System.Text.Json;
using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Collection;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Api;

/// <summary>The guide for integrators, sent request by request: what it promises is what happens.</summary>
public sealed partial class GuideTests(FigureSite site) : IClassFixture<FigureSite>
{
    [Fact]
    public async Task Every_request_of_the_guide_is_answered_as_it_says()
    {
        using var program = await site.Staff.Program([.. KeyScopes.All]);
        var known = new Dictionary<string, string>
        {
            ["published"] = $"{site.Version.InstrumentId}",
            ["version"] = $"{site.Version.VersionId}",
            ["clearance"] =
                $"{await site.Staff.Get<AddClearance>().Cover(site.Staff.Get<AttestVersion>(), site.Version)}",
        };
        var guide = await File.ReadAllTextAsync(
            Path.Combine(SourceTree.Root, "docs", "operate", "api.md")
        );
        var requests = Block().Matches(guide).Select(block => block.Groups[1].Value).ToList();

        foreach (var request in requests)
            await Send(program, request, known);

        Assert.True(requests.Count >= 20);
    }

    private static async Task Send(
        Visitor program,
        string request,
        Dictionary<string, string> known
    )
    {
        foreach (var (name, value) in known)
            request = request.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        var lines = request.Trim().Split('\n');
        var (method, path) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        var headers = lines[1..]
            .TakeWhile(line => HeaderLine().IsMatch(line))
            .Select(line => line.Split(": ", 2))
            .Select(parts => (parts[0], parts[1]))
            .ToArray();
        var expected = lines[^1].Split(' ');
        var body = string.Join('\n', lines[(1 + headers.Length)..^1]).Trim();

        var answer =
            method == "GET"
                ? await program.Get(path, headers)
                : await program.SendJson(method, path, body, headers);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True($"{(int)answer.StatusCode}" == expected[1], $"{request}\n\n{text}");
        if (expected.Length > 2)
            Assert.Equal(
                expected[2],
                JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()
            );
        if (answer.IsSuccessStatusCode)
            Remember(answer, text, known);
    }

    private static void Remember(
        HttpResponseMessage answer,
        string text,
        Dictionary<string, string> known
    )
    {
        if (answer.Headers.ETag is { } tag)
            known["etag"] = tag.ToString();
        var reply = JsonDocument.Parse(text).RootElement;
        if (
            reply.TryGetProperty("items", out var items)
            && items.ValueKind == JsonValueKind.Array
            && items.GetArrayLength() > 0
        )
            reply = items[0];
        foreach (var member in reply.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.String)
                known[member.Name] = member.Value.GetString()!;
    }

    [GeneratedRegex("```http\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^[A-Z][A-Za-z-]+: ")]
    private static partial Regex HeaderLine();
}
