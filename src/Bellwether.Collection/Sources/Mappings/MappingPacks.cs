using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>The mappings that are installed (packs/mappings). They belong to nobody: every agency sees the same.</summary>
internal static class MappingPacks
{
    private static readonly Lazy<ImmutableArray<(string Id, Mapping Mapping)>> Installed = new(
        Load
    );

    public static ImmutableArray<(string Id, Mapping Mapping)> All => Installed.Value;

    private static ImmutableArray<(string, Mapping)> Load()
    {
        var assembly = typeof(MappingPacks).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("packs/mappings/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var mapping = MappingDocument.Read(reader.ReadToEnd());
                    return mapping.IsDone
                        ? (Path.GetFileNameWithoutExtension(name), mapping.Value)
                        : throw new InvalidOperationException(
                            $"{name}: {mapping.Refusal.Message} {string.Join(" ", mapping.Refusal.Faults)}"
                        );
                }),
        ];
    }
}
