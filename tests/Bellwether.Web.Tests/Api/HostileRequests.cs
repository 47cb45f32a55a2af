using System.Globalization;
using System.Text;
using System.Text.Json;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests.Api;

/// <summary>Makes requests that are nearly right, quite wrong or no sense at all, from a seed.</summary>
internal sealed class HostileRequests
{
    private readonly Random random;
    private readonly FuzzSite site;
    private readonly List<(string Pattern, string Method, string? Example)> routes = [];
    private readonly string[] ids;

    public HostileRequests(Random random, FuzzSite site)
    {
        this.random = random;
        this.site = site;
        foreach (
            var route in site.Figures.Staff.Routes.OrderBy(
                r => r.RoutePattern.RawText,
                StringComparer.Ordinal
            )
        )
            if (
                route.RoutePattern.RawText is { } pattern
                && pattern.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
            )
                foreach (
                    var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
                        ?? []
                )
                    routes.Add(("/" + pattern.Trim('/'), method, Example(route)));
        ids =
        [
            $"{site.Figures.Staff.Bureau}",
            $"{site.Figures.Staff.Sister}",
            $"{site.Figures.Pass}",
            $"{site.Figures.Web.CollectorId}",
            $"{site.Figures.Version.VersionId}",
            $"{site.Figures.Version.InstrumentId}",
            $"{site.Figures.Web.Clearance!.ClearanceId}",
        ];
    }

    public HostileRequest Next()
    {
        var (pattern, method, example) = routes[random.Next(routes.Count)];
        // Files of everything are many rows; each is asked for, not often.
        if (pattern.EndsWith("csv", StringComparison.Ordinal) && random.Next(4) > 0)
            (pattern, method, example) = routes[random.Next(routes.Count)];
        var odd = random.Next(100);
        if (odd < 3)
            method = Pick("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "FOO");
        var headers = new List<(string, string)>();
        if (random.Next(50) > 0)
            headers.Add(
                (
                    "Authorization",
                    "Bearer "
                        + site.Secrets[random.Next(10) < 7 ? 0 : random.Next(site.Secrets.Count)]
                )
            );
        else
            headers.Add(
                (
                    "Authorization",
                    Pick("", "Bearer", "Bearer x", "Basic YTpi", "Bearer bw_" + new string('a', 40))
                )
            );
        if (method != "GET")
            headers.Add(
                (
                    "Content-Type",
                    random.Next(30) > 0
                        ? "application/json"
                        : Pick(
                            "text/plain",
                            "application/xml",
                            "",
                            "multipart/form-data; boundary=x"
                        )
                )
            );
        while (random.Next(4) == 0)
            headers.Add((Pick(HostileValues.Headers), Header()));
        return new HostileRequest(
            pattern,
            method,
            Path(pattern),
            Query(),
            headers,
            method == "GET" ? [] : Body(example)
        );
    }

    private string Header() =>
        random.Next(3) == 0
            ? Pick(
                "*",
                "\"1\"",
                "W/\"x\", \"y\"",
                "key-1",
                "key-2",
                "",
                ",,,",
                "\"" + new string('q', 300) + "\""
            )
            : new string([.. Value().Where(c => c is >= ' ' and < '\u007F')]);

    private string Path(string pattern)
    {
        var parts = pattern.Split('/');
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].StartsWith('{'))
                parts[i] =
                    random.Next(10) < 7 ? Pick(ids)
                    : random.Next(3) == 0
                        ? Pick("bridge", site.Figures.Web.Key, "renewing-a-bridge-pass", "FY2026Q2")
                    : Value();
        return string.Join('/', parts);
    }

    private string Query()
    {
        if (random.Next(3) == 0)
            return "";
        var parts = new List<string>();
        for (var n = random.Next(1, 5); n > 0; n--)
            parts.Add(
                $"{Pick(HostileValues.Parameters)}={(random.Next(8) == 0 ? Raw() : Escaped(random.Next(3) == 0 ? Pick(ids) : Value()))}"
            );
        return "?" + string.Join('&', parts);
    }

    private static string Escaped(string value) =>
        string.Concat(
            Encoding
                .UTF8.GetBytes(value)
                .Select(b => b is >= 48 and <= 122 ? $"{(char)b}" : $"%{b:X2}")
        );

    private string Raw() =>
        Pick("%", "%zz", "%C0%80", "%FF%FE", "%ED%A0%80", "+", "a=b=c", "%25%32");

    private byte[] Body(string? example)
    {
        var way = random.Next(100);
        if (way < 4)
            return [];
        if (way < 10 || example is null)
            return Noise();
        var text = example.Replace(
            "renewing-a-bridge-pass",
            Pick("renewing-a-bridge-pass", "paying-a-toll", "taking-a-ferry"),
            StringComparison.Ordinal
        );
        foreach (var id in new[] { "000000000001", "000000000002", "000000000003", "000000000004" })
            text = text.Replace(
                $"01930000-0000-7000-8000-{id}",
                Known(id),
                StringComparison.Ordinal
            );
        if (way < 13)
            return Encoding.UTF8.GetBytes(Fresh(text));
        if (way < 20)
            return Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]);
        var changed = text;
        for (var n = random.Next(1, 4); n > 0; n--)
            changed = Mutate(changed);
        return Encoding.UTF8.GetBytes(changed);
    }

    // As it would be meant, with a name that nobody has.
    private string Fresh(string text) =>
        text.Replace("Bureau of Bridges", $"Bureau {random.Next()}", StringComparison.Ordinal)
            .Replace(
                "Renewing a bridge pass",
                $"Renewing {random.Next()}",
                StringComparison.Ordinal
            )
            .Replace("SVC-17", $"SVC-{random.Next()}", StringComparison.Ordinal)
            .Replace("log-2026", $"log-{random.Next()}", StringComparison.Ordinal);

    private string Known(string id) =>
        id[^1] switch
        {
            '1' => $"{site.Figures.Staff.Bureau}",
            '2' => $"{site.Figures.Version.VersionId}",
            '3' => $"{site.Figures.Web.Clearance!.ClearanceId}",
            _ => $"{site.Figures.Web.CollectorId}",
        };

    private string Mutate(string text)
    {
        List<(int Start, int Length)> values;
        try
        {
            values = Places(text);
        }
        catch (JsonException)
        {
            return text;
        }
        if (values.Count == 0)
            return text;
        var (start, length) = values[random.Next(values.Count)];
        return random.Next(12) switch
        {
            0 => text[..start] + "null" + text[(start + length)..],
            1 => text.Insert(1, $"\"{Pick("extra", "name", "agencyId", "service")}\":{Json()},"),
            2 => text[..start] + new string('[', random.Next(1, 80)) + text[(start + length)..],
            3 => text[..start] + "\"\\u0000\"" + text[(start + length)..],
            4 => text[..start] + "\"\\ud800\"" + text[(start + length)..],
            5 => text[..start]
                + $"\"{new string('x', random.Next(1, 3000))}\""
                + text[(start + length)..],
            _ => text[..start] + Json() + text[(start + length)..],
        };
    }

    private static List<(int Start, int Length)> Places(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var found = new List<(int, int)>();
        while (reader.Read())
            if (
                reader.TokenType
                is JsonTokenType.String
                    or JsonTokenType.Number
                    or JsonTokenType.True
                    or JsonTokenType.False
                    or JsonTokenType.Null
            )
            {
                var start = Encoding.UTF8.GetCharCount(
                    bytes.AsSpan(0, (int)reader.TokenStartIndex)
                );
                var end = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed));
                found.Add((start, end - start));
            }
        return found;
    }

    private string Json() =>
        random.Next(8) switch
        {
            0 => random
                .NextInt64(long.MinValue, long.MaxValue)
                .ToString(CultureInfo.InvariantCulture),
            1 => "1e400",
            2 => "-0.5",
            3 => "[1,2,{\"a\":null}]",
            4 => "{\"en\":7}",
            5 => "true",
            6 => $"\"{Pick(ids)}\"",
            _ => JsonSerializer.Serialize(Value().Replace("\uD800", "", StringComparison.Ordinal)),
        };

    private byte[] Noise()
    {
        var bytes = new byte[random.Next(0, 200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Value() => Pick(HostileValues.Values);

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private static string? Example(RouteEndpoint route) =>
        route.Metadata.GetMetadata<BodyExample>() is { } example
            ? DescribeOperation.Node(example.Example)!.ToJsonString()
            : null;
}
