using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Web.Organization.Files;

/// <summary>Entries as JSON: an object with one list. Each entry is read by itself, so that each fault has its place.</summary>
internal static class EntryJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write<T>(string name, IReadOnlyList<T> entries) =>
        JsonSerializer.Serialize(
            new Dictionary<string, IReadOnlyList<T>> { [name] = entries },
            Options
        ) + "\n";

    public static (IReadOnlyList<(int Row, T Entry)> Entries, IReadOnlyList<Fault> Faults) Read<T>(
        string text,
        string name
    )
        where T : class
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException broken)
        {
            return (
                [],
                [
                    new Fault(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"line {(broken.LineNumber ?? 0) + 1}"
                        ),
                        "Here the file stops being JSON. Export the catalogue to see its form."
                    ),
                ]
            );
        }
        using (document)
        {
            var root = document.RootElement;
            var list =
                root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var inside)
                    ? inside
                    : root;
            if (list.ValueKind != JsonValueKind.Array)
                return (
                    [],
                    [
                        new Fault(
                            "line 1",
                            $"The file must hold a list called {name}. Export it to see its form."
                        ),
                    ]
                );
            var entries = new List<(int, T)>();
            var faults = new List<Fault>();
            var row = 0;
            foreach (var element in list.EnumerateArray())
            {
                row++;
                try
                {
                    if (element.Deserialize<T>(Options) is { } entry)
                        entries.Add((row, entry));
                    else
                        faults.Add(Fault(row, "entry", "There is nothing here. Take it out."));
                }
                catch (JsonException wrong)
                {
                    faults.Add(
                        Fault(
                            row,
                            Field(wrong),
                            "This is not known here, or not of the kind that belongs here. Export the catalogue to see its form."
                        )
                    );
                }
            }
            return (entries, faults);
        }
    }

    private static string Field(JsonException wrong) =>
        wrong.Path is { Length: > 2 } path ? path[2..]
        : wrong.Message.Split('\'') is [_, var property, ..] ? property
        : "entry";

    private static Fault Fault(int row, string field, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"row {row}, {field}"), message);
}
