using System.Net;
using System.Text;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Web.Api;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Api;

/// <summary>The OpenAPI document: made from the routes, committed, served, readable, and complete.</summary>
public sealed class DocumentTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    private static string Committed => Path.Combine(SourceTree.Root, "docs", "openapi.json");

    [Fact]
    public async Task The_committed_document_is_that_of_the_routes()
    {
        var made = Encoding.UTF8.GetString(await site.Get<ApiDocument>().Bytes());
        if (Environment.GetEnvironmentVariable("BELLWETHER_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(Committed, made);

        Assert.True(
            made == (await File.ReadAllTextAsync(Committed)).ReplaceLineEndings("\n"),
            "docs/openapi.json differs from the routes. If the change is meant, write it anew: BELLWETHER_WRITE_OPENAPI=1 dotnet test tests/Bellwether.Web.Tests --filter DocumentTests"
        );
    }

    [Fact]
    public async Task Anyone_may_read_it_and_nobody_gets_it_twice()
    {
        using var stranger = site.Visit();

        var first = await stranger.Get("/api/v1/openapi.json");
        var again = await stranger.Get(
            "/api/v1/openapi.json",
            ("If-None-Match", first.Headers.ETag!.ToString())
        );

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Every_operation_has_what_a_reader_and_a_generator_need()
    {
        var document = JsonDocument.Parse(await site.Get<ApiDocument>().Bytes()).RootElement;
        var lacking = new List<string>();
        var names = new List<string>();
        foreach (var (name, operation) in Operations(document))
        {
            names.Add(operation.GetProperty("operationId").GetString()!);
            if (!operation.TryGetProperty("summary", out _))
                lacking.Add($"{name}: summary");
            if (!operation.TryGetProperty("tags", out var tags) || tags.GetArrayLength() != 1)
                lacking.Add($"{name}: one tag");
            if (!operation.TryGetProperty("security", out _))
                lacking.Add($"{name}: security");
            if (!operation.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '2'))
                lacking.Add($"{name}: success");
            if (!operation.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '4'))
                lacking.Add($"{name}: refusal");
            foreach (var answer in operation.GetProperty("responses").EnumerateObject())
                if (
                    answer.Value.TryGetProperty("content", out var content)
                    && content.TryGetProperty("application/json", out var json)
                    && !json.TryGetProperty("schema", out _)
                )
                    lacking.Add($"{name}: schema of {answer.Name}");
            if (operation.TryGetProperty("parameters", out var parameters))
                foreach (var parameter in parameters.EnumerateArray())
                    if (!parameter.TryGetProperty("description", out _))
                        lacking.Add($"{name}: {parameter.GetProperty("name")}");
        }

        Assert.Empty(lacking);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.True(names.Count > 50);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
    }

    [Fact]
    public async Task Every_route_for_programs_is_in_it()
    {
        var document = JsonDocument.Parse(await site.Get<ApiDocument>().Bytes()).RootElement;
        var described = document.GetProperty("paths").EnumerateObject().Select(path => path.Name);
        var routes = site
            .Routes.Select(route => "/" + route.RoutePattern.RawText!.Trim('/'))
            .Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(path => path.Replace(":guid", "", StringComparison.Ordinal))
            .Where(path => path != "/api/v1/openapi.json")
            .Distinct();

        Assert.Empty(routes.Except(described));
    }

    [Fact]
    public async Task The_page_under_help_shows_the_same_operations_and_is_accessible()
    {
        using var person = await site.Enter("api-reader@agency.gov", Role.Viewer);
        var document = JsonDocument.Parse(await site.Get<ApiDocument>().Bytes()).RootElement;

        var page = await person.Page("/help/api");

        foreach (var (_, operation) in Operations(document))
            Assert.NotNull(page.GetElementById(operation.GetProperty("operationId").GetString()!));
        Assert.Empty(page.QuerySelectorAll("main script"));
        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {person.Cookie}",
            ["/help", "/help/api", "/help/api?lang=es"]
        );
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(
        JsonElement document
    ) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        where method.Name is "get" or "post" or "put" or "delete" or "patch"
        select ($"{method.Name} {path.Name}", method.Value);
}
