using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Instruments;

/// <summary>The templates that are installed. They belong to nobody: every agency sees the same.</summary>
public sealed class ListTemplates
{
    private static readonly Lazy<ImmutableArray<Template>> Installed = new(Load);

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Template> Run() => Installed.Value;

    /// <summary>The template with that id (open-feedback) or reference (open-feedback@1), or null.</summary>
    public static Template? Find(string idOrReference) =>
        Installed.Value.FirstOrDefault(template =>
            template.Id == idOrReference || template.Reference == idOrReference
        );

    private static ImmutableArray<Template> Load()
    {
        var assembly = typeof(ListTemplates).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("packs/templates/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var file = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<Template>(file, InstrumentDocument.Json)
                        ?? throw new InvalidOperationException($"{name} is empty.");
                }),
        ];
    }
}
