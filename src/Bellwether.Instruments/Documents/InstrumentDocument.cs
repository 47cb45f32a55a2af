using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>
/// The written form of an instrument: canonical JSON of its content, and the SHA-256 of that. Ids, numbers and dates are
/// not in it, so the same questions have the same hash in every agency and after every export and import.
/// </summary>
public static class InstrumentDocument
{
    private const string Format = "bellwether-instrument/1";

    private static readonly UTF8Encoding Utf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // What is not said is not written, so that a property added later leaves the hashes of today alone.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The canonical document.</summary>
    public static string Write(InstrumentContent content)
    {
        var node = JsonSerializer.SerializeToNode(content, Json)!.AsObject();
        node["format"] = Format;
        return CanonicalJson.Write(node);
    }

    /// <summary>The document of a frozen version: what is exported, and what its hash is of.</summary>
    public static string Write(InstrumentVersion version) => Write(InstrumentContent.Of(version));

    /// <summary>SHA-256 of a document, in lower-case hexadecimal.</summary>
    public static string Hash(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(document)));

    /// <summary>Reads a document that somebody hands in. What it asks is checked by the lint, not here.</summary>
    public static Outcome<InstrumentContent> Read(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(
                document,
                new JsonDocumentOptions { AllowDuplicateProperties = false }
            );
            if (
                parsed.RootElement.ValueKind != JsonValueKind.Object
                || !parsed.RootElement.TryGetProperty("format", out var format)
                || format.ValueKind != JsonValueKind.String
                || format.GetString() != Format
            )
                return Unreadable(
                    $"it does not say \"format\": \"{Format}\". Export an instrument to see the form."
                );
            return Parse(document);
        }
        catch (JsonException error)
        {
            return Unreadable($"{error.Message}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return Unreadable("a text in it holds half a character. Save the file as UTF-8 again.");
        }
    }

    /// <summary>Reads a document that was written here.</summary>
    internal static InstrumentContent Parse(string document)
    {
        var node = JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonObject>(document, Json)!;
        node.Remove("format");
        return Whole(node.Deserialize<InstrumentContent>(Json)!);
    }

    // The serializer lets null stand for a list and inside one; nothing later expects that.
    private static InstrumentContent Whole(InstrumentContent content) =>
        IsWhole(content.Languages)
        && IsWhole(content.Items)
        && content.Items.All(item =>
            IsWhole(item.Options)
            && (item.AskedWhen is null || IsWhole(item.AskedWhen.OptionKeys))
            && IsWhole(item.AskedIf)
            && IsWhole(item.ScreensOutWhen)
        )
            ? Finite(content)
            : throw new JsonException(
                "A list (items, languages, options, optionKeys, all, any, is) is null or holds a null."
            );

    private static bool IsWhole(Condition? condition) =>
        condition is null
        || (
            (condition.Is is not { } keys || IsWhole(keys))
            && (condition.All is not { } all || (IsWhole(all) && all.All(IsWhole)))
            && (condition.Any is not { } any || (IsWhole(any) && any.All(IsWhole)))
            && IsWhole(condition.Not)
        );

    // The reader takes 1e999 for infinity, which no document can hold.
    private static InstrumentContent Finite(InstrumentContent content) =>
        double.IsFinite(content.Minutes)
        && content.Items.All(item =>
            IsFinite(item.AskedIf)
            && IsFinite(item.ScreensOutWhen)
            && (
                item.Number is not { } range
                || (
                    double.IsFinite(range.Min)
                    && double.IsFinite(range.Max)
                    && (range.Bins is not { } bins || bins.All(double.IsFinite))
                )
            )
        )
            ? content
            : throw new JsonException("A number in it is too large.");

    private static bool IsFinite(Condition? condition) =>
        condition is null
        || (
            double.IsFinite(condition.AtLeast ?? 0)
            && double.IsFinite(condition.AtMost ?? 0)
            && (condition.All ?? []).All(IsFinite)
            && (condition.Any ?? []).All(IsFinite)
            && IsFinite(condition.Not)
        );

    private static bool IsWhole<T>(System.Collections.Immutable.ImmutableArray<T> list)
        where T : class => !list.IsDefault && !list.Any(entry => entry is null);

    private static Refusal Unreadable(string why) =>
        new Refusal(
            "instrument.unreadable",
            RefusalKind.Invalid,
            $"This is not an instrument document: {why}"
        )
        {
            Faults = [new Fault("document", why)],
        };
}
