using System.Text.Json;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Cli.Analyze;

/// <summary>A path model as a file: {"latents": {"Image": ["IMAG1", ...]}, "paths": [["Image", "Expectation"], ...], "scale": [1, 10]}.</summary>
internal sealed record PathFile(
    IReadOnlyList<(string Name, IReadOnlyList<string> Items)> Latents,
    IReadOnlyList<(string From, string To)> Paths,
    double Lowest,
    double Highest,
    InnerScheme Scheme
)
{
    private static readonly string[] LatentNames =
    [
        "latents",
        "blocks",
        "measurement",
        "constructs",
    ];
    private static readonly string[] PathNames = ["paths", "edges", "structural", "arrows"];

    public IReadOnlyList<string> Items => Latents.SelectMany(l => l.Items).ToList();

    public static PathFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw AnalyzeFault.File(path);
        }

        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            var root = file.RootElement.TryGetProperty("model", out var inner)
                ? inner
                : file.RootElement;
            var scale = root.TryGetProperty("scale", out var s)
                ? s.EnumerateArray().Select(x => x.GetDouble()).ToArray()
                : [1, 10];
            var scheme = root.TryGetProperty("scheme", out var name) ? name.GetString() : "path";
            return new PathFile(
                Find(root, LatentNames)
                    .EnumerateObject()
                    .Select(l => (l.Name, (IReadOnlyList<string>)Words(l.Value)))
                    .ToList(),
                Arrows(Find(root, PathNames)),
                scale[0],
                scale[1],
                Enum.TryParse<InnerScheme>(scheme, true, out var known) ? known : InnerScheme.Path
            );
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
            )
        {
            throw AnalyzeFault.Request(
                $"{path} is no model: it needs \"latents\" with their items and \"paths\" between them."
            );
        }
    }

    public PathDesign Design()
    {
        var items = Items.ToList();
        var names = Latents.Select(l => l.Name).ToList();
        int Index(string name) =>
            names.IndexOf(name) is >= 0 and var i
                ? i
                : throw AnalyzeFault.Request($"A path names {name}, which is no latent variable.");
        return new PathDesign(
            Latents
                .Select(l =>
                    (
                        l.Name,
                        (IReadOnlyList<int>)l.Items.Select(item => items.IndexOf(item)).ToList()
                    )
                )
                .ToList(),
            Paths.Select(p => (Index(p.From), Index(p.To))).ToList(),
            Lowest,
            Highest
        );
    }

    private static JsonElement Find(JsonElement root, string[] names) =>
        names.Where(n => root.TryGetProperty(n, out _)).Select(root.GetProperty).First();

    private static List<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(v => v.GetString()!).ToList()
            : [value.GetString()!];

    /// <summary>[["A", "B"]], [{"from": "A", "to": "B"}], {"source": [...], "target": [...]} or {"A": ["B", "C"]}.</summary>
    private static List<(string, string)> Arrows(JsonElement paths)
    {
        if (paths.ValueKind == JsonValueKind.Array)
        {
            return paths
                .EnumerateArray()
                .Select(p =>
                    p.ValueKind == JsonValueKind.Array
                        ? (p[0].GetString()!, p[1].GetString()!)
                        : (
                            Find(p, ["from", "source"]).GetString()!,
                            Find(p, ["to", "target"]).GetString()!
                        )
                )
                .ToList();
        }

        return paths.TryGetProperty("source", out var source)
            ? Words(source).Zip(Words(paths.GetProperty("target"))).ToList()
            : paths
                .EnumerateObject()
                .SelectMany(p => Words(p.Value).Select(to => (p.Name, to)))
                .ToList();
    }
}
