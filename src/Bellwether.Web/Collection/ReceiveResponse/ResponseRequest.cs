using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Bellwether.Web.Collection.ReceiveResponse;

/// <summary>An answer as a program sends it.</summary>
/// <param name="Answers">By item key: an option's key or the words, or a list of option keys. Numbers count as their text.</param>
public sealed record ResponseRequest(IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <summary>The sender's own id of the answer: a repeat gets the first receipt. The header Idempotency-Key does the same.</summary>
    public string? ExternalId { get; init; }

    /// <summary>True when the person stopped before the end; taken where the instrument takes partial responses.</summary>
    public bool Partial { get; init; }

    /// <summary>Language of the form that was answered: en or es, or another the version has.</summary>
    public string? Language { get; init; }

    /// <summary>The version that was shown, when it may be older than the current one.</summary>
    public Guid? Version { get; init; }

    /// <summary>The page the form was on. Not kept when the browser asks not to be followed.</summary>
    public string? Page { get; init; }

    /// <summary>Where the visitor came from. Not kept when the browser asks not to be followed.</summary>
    public string? Referrer { get; init; }

    /// <summary>Reads the JSON of a request.</summary>
    /// <exception cref="JsonException">It is no JSON, or an answer is neither text, number, truth value nor a list of them.</exception>
    internal static ResponseRequest Read(in ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var request = new ResponseRequest(new Dictionary<string, IReadOnlyList<string>>());
        Dictionary<string, IReadOnlyList<string>>? answers = null;
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("answers"u8))
                answers = ReadAnswers(ref json);
            else if (json.ValueTextEquals("externalId"u8))
                request = request with { ExternalId = ReadText(ref json) };
            else if (json.ValueTextEquals("language"u8))
                request = request with { Language = ReadText(ref json) };
            else if (json.ValueTextEquals("partial"u8))
                request = request with { Partial = ReadText(ref json) == "true" };
            else if (json.ValueTextEquals("version"u8))
                request = request with { Version = ReadId(ref json) };
            else if (json.ValueTextEquals("page"u8))
                request = request with { Page = ReadText(ref json) };
            else if (json.ValueTextEquals("referrer"u8))
                request = request with { Referrer = ReadText(ref json) };
            else
                json.Skip();
        }
        Expect(json.TokenType == JsonTokenType.EndObject && !json.Read());
        Expect(answers is not null);
        return request with { Answers = answers! };
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadAnswers(ref Utf8JsonReader json)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            var values = ReadValues(ref json);
            // A key that comes twice is a list written in pieces, as in a form.
            answers[key] = answers.TryGetValue(key, out var earlier)
                ? [.. earlier, .. values]
                : values;
        }
        return answers;
    }

    private static IReadOnlyList<string> ReadValues(ref Utf8JsonReader json)
    {
        Expect(json.Read());
        if (json.TokenType == JsonTokenType.Null)
            return [];
        if (json.TokenType != JsonTokenType.StartArray)
            return new[] { Value(ref json) };
        var values = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            values.Add(Value(ref json));
        return values;
    }

    private static string Value(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.String => json.GetString()!,
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(
                json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan
            ),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new JsonException(),
        };

    private static string? ReadText(ref Utf8JsonReader json)
    {
        Expect(json.Read());
        return json.TokenType == JsonTokenType.Null ? null : Value(ref json);
    }

    private static Guid? ReadId(ref Utf8JsonReader json) =>
        Guid.TryParse(ReadText(ref json), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static void Expect(bool isSo)
    {
        if (!isSo)
            throw new JsonException();
    }
}

/// <summary>What a program gets after the commit.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Receipt">The code that finds it again.</param>
/// <param name="Repeated">True when it had been recorded before.</param>
/// <param name="Cut">Keys of the items whose words were too long: the beginning is kept.</param>
public sealed record ReceiptReply(
    Guid ResponseId,
    string Receipt,
    bool Repeated,
    IReadOnlyList<string> Cut
);
