using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bellwether.Collection;

/// <summary>The packs of rules that are installed. They belong to nobody: every agency sees the same.</summary>
public sealed class ListJurisdictions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Disallow,
    };

    private static readonly Lazy<ImmutableArray<Jurisdiction>> Installed = new(Load);

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Jurisdiction> Run() => Installed.Value;

    /// <summary>The pack with that id (us-federal) or reference (us-federal@1), or null.</summary>
    public static Jurisdiction? Find(string idOrReference) =>
        Installed.Value.FirstOrDefault(pack =>
            pack.Id == idOrReference || pack.Reference == idOrReference
        );

    private static ImmutableArray<Jurisdiction> Load()
    {
        var assembly = typeof(ListJurisdictions).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("packs/jurisdictions/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var file = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<Jurisdiction>(file, Json)
                        ?? throw new InvalidOperationException($"{name} is empty.");
                }),
        ];
    }
}
