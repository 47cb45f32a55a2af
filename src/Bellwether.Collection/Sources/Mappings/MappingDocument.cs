using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>A mapping as a JSON document: what packs hold, what is saved, what the command line reads.</summary>
public static class MappingDocument
{
    private const int Longest = 1_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter<SourceFormat>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads a document and checks that it makes sense.</summary>
    public static Outcome<Mapping> Read(string document)
    {
        if (document.Length > Longest)
            return Unreadable("it is longer than a million characters.");
        try
        {
            var mapping = JsonSerializer.Deserialize<Mapping>(document, Json);
            return mapping is null ? Unreadable("it is empty.")
                : HoldsNothing(document) ? Unreadable("a list in it holds null.")
                : MappingRules.Check(Whole(mapping));
        }
        catch (JsonException error)
        {
            return Unreadable(Say(error));
        }
        catch (Exception error)
            when (error is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return Unreadable("a value in it is not what belongs there.");
        }
    }

    /// <summary>A document that was written here; it need not be complete yet.</summary>
    internal static Mapping Saved(string document) =>
        Whole(JsonSerializer.Deserialize<Mapping>(document, Json)!);

    /// <summary>Writes a mapping; reading it gives the same mapping.</summary>
    public static string Write(Mapping mapping) => JsonSerializer.Serialize(mapping, Json);

    /// <summary>The identity of what a mapping says: SHA-256 of its document.</summary>
    internal static string Hash(Mapping mapping) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(mapping))));

    private static Refusal Unreadable(string why) =>
        new Refusal(
            "mapping.unreadable",
            RefusalKind.Invalid,
            $"The mapping cannot be read: {why} Mend the document, or make the mapping on the page and save it."
        );

    private static string Say(JsonException error)
    {
        var place = error.Path is { Length: > 1 } path ? $"at {path[2..]}: " : "";
        var line = error.LineNumber is { } number ? $" (line {number + 1})" : "";
        var what =
            error.Message.Contains("could not be mapped", StringComparison.Ordinal)
                ? "there is no such property"
            : error.Message.Contains("missing required", StringComparison.Ordinal)
                ? "a property is missing that it needs (a mapping needs name and kind, a question item and shape)"
            : "this is not what belongs there";
        return $"{place}{what}{line}.";
    }

    // The reader checks properties for null, not what stands in lists and tables of values.
    private static bool HoldsNothing(string document)
    {
        using var parsed = JsonDocument.Parse(
            document,
            new JsonDocumentOptions
            {
                AllowTrailingCommas = Json.AllowTrailingCommas,
                CommentHandling = Json.ReadCommentHandling,
            }
        );
        return HoldsNothing(parsed.RootElement, false);
    }

    private static bool HoldsNothing(JsonElement element, bool isTable) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element
                .EnumerateArray()
                .Any(each =>
                    each.ValueKind == JsonValueKind.Null || HoldsNothing(each, isTable: false)
                ),
            JsonValueKind.Object => element
                .EnumerateObject()
                .Any(each =>
                    isTable && each.Value.ValueKind == JsonValueKind.Null
                    || HoldsNothing(each.Value, each.NameEquals("values"))
                ),
            _ => false,
        };

    // An array that the document sets to nothing is an empty one.
    private static Mapping Whole(Mapping mapping) =>
        mapping with
        {
            Items = mapping.Items.IsDefault
                ? []
                :
                [
                    .. mapping.Items.Select(item =>
                        item with
                        {
                            Options = item.Options.IsDefault ? [] : item.Options,
                            Placeholders = item.Placeholders.IsDefault ? [] : item.Placeholders,
                        }
                    ),
                ],
            Facts = mapping.Facts.IsDefault ? [] : mapping.Facts,
            Only = mapping.Only.IsDefault ? [] : mapping.Only,
            Exclude = mapping.Exclude.IsDefault ? [] : mapping.Exclude,
            Refuse = mapping.Refuse.IsDefault ? [] : mapping.Refuse,
            Placeholders = mapping.Placeholders.IsDefault ? [] : mapping.Placeholders,
            Optional = mapping.Optional.IsDefault ? [] : mapping.Optional,
        };
}
