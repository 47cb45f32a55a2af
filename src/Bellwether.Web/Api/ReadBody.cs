using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>Reads the JSON that a program sends: what is unreadable, unknown or too large is refused in words that name the
/// place, never an error.</summary>
internal static partial class ReadBody
{
    private const int Deepest = 32;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = Deepest,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, false) },
    };

    /// <summary>The body, or why it cannot be used.</summary>
    public static async Task<Outcome<T>> Run<T>(HttpContext http)
        where T : class
    {
        var bytes = await RequestBody.Read(http, RequestBody.Usual);
        return bytes.IsDone ? Parse<T>(bytes.Value) : bytes.Refusal;
    }

    /// <summary>A document of its own form, as text that is JSON without anything no database takes.</summary>
    public static async Task<Outcome<string>> Document(HttpContext http)
    {
        var bytes = await RequestBody.Read(http, RequestBody.Document);
        if (!bytes.IsDone)
            return bytes.Refusal;
        var faults = new List<Fault>();
        return Walk(bytes.Value, faults) is { } refusal
            ? refusal
            : System.Text.Encoding.UTF8.GetString(bytes.Value);
    }

    /// <summary>The same of bytes that are there.</summary>
    internal static Outcome<T> Parse<T>(byte[] json)
        where T : class
    {
        if (Walk(json, []) is { } refusal)
            return refusal;
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) is { } value
                ? value
                : Unreadable([new Fault("$", "Send a JSON object.")]);
        }
        catch (JsonException error)
        {
            return Unreadable([Place(error)]);
        }
        catch (Exception error)
            when (error is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return Unreadable([new Fault("$", "A value is not what belongs there.")]);
        }
    }

    // Half characters and NUL are legal in JSON and in no database.
    private static Refusal? Walk(byte[] json, List<Fault> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { MaxDepth = Deepest }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Unreadable([new Fault("$", "Send a JSON object.")]);
            Walk(document.RootElement, "", faults);
        }
        catch (JsonException error)
        {
            return Unreadable([
                new Fault(
                    string.IsNullOrEmpty(error.Path) ? "$" : error.Path,
                    $"This is no JSON (line {(error.LineNumber ?? 0) + 1})."
                ),
            ]);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return Unreadable([new Fault("$", "A name in it holds half a character.")]);
        }
        return faults.Count > 0 ? Unreadable(faults) : null;
    }

    private static void Walk(JsonElement element, string path, List<Fault> faults)
    {
        if (faults.Count >= 20)
            return;
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
                Walk(
                    member.Value,
                    path.Length == 0 ? member.Name : $"{path}.{member.Name}",
                    faults
                );
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var at = 0;
            foreach (var member in element.EnumerateArray())
                Walk(member, $"{path}[{at++}]", faults);
        }
        else if (element.ValueKind == JsonValueKind.String && !IsText(element))
            faults.Add(new Fault(Short(path), "Remove the characters that no text can hold."));
    }

    private static bool IsText(JsonElement element)
    {
        try
        {
            return !element.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Fault Place(JsonException error)
    {
        var path = error.Path is { Length: > 2 } there ? there[2..] : "";
        var named = Quoted().Match(error.Message);
        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return new Fault(
                Short(named.Success ? named.Groups[1].Value : path),
                "There is no such member. Remove it or mend its name."
            );
        if (path.Length == 0 && named.Success)
            path = named.Groups[1].Value;
        return new Fault(Short(path), "This is not the kind of value that belongs here.");
    }

    private static string Short(string path) =>
        path.Length == 0 ? "$"
        : path.Length > 120 ? path[..120]
        : path;

    private static Refusal Unreadable(IReadOnlyList<Fault> faults) =>
        new Refusal(
            "request.unreadable",
            RefusalKind.Invalid,
            "The request cannot be read. Each fault names the place. The interface is described at /api/v1/openapi.json."
        )
        {
            Faults = faults,
        };

    [GeneratedRegex("'([^']{1,100})'")]
    private static partial Regex Quoted();
}
