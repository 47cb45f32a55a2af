using System.Text.Json;

namespace Bellwether.Instruments;

/// <summary>One item as JSON: what a page carries so that a removed question can be put back.</summary>
public static class ItemDocument
{
    /// <summary>The item as it stands in a document.</summary>
    public static string Write(Item item) =>
        JsonSerializer.Serialize(item, InstrumentDocument.Json);

    /// <summary>The item, or null when it cannot be read.</summary>
    public static Item? Read(string document)
    {
        var whole =
            $$"""{"format":"bellwether-instrument/1","title":{"en":"x"},"items":[{{document}}],"languages":["en"],"minutes":1}""";
        var content = InstrumentDocument.Read(whole);
        return content is { IsDone: true, Value.Items: [var only] } ? only : null;
    }
}
