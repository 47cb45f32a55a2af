using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Measurement;

/// <summary>The indices: the shipped ones, and the versions an agency made of them. Newest version of each last.</summary>
public sealed class ListIndices
{
    private static readonly Lazy<ImmutableArray<IndexDefinition>> Shipped = new(Load);
    private readonly IndexStore store;

    internal ListIndices(IndexStore store) => this.store = store;

    /// <summary>All versions, by key and version.</summary>
    /// <param name="agencyId">Whose own versions.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<IndexDefinition>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    ) =>
        [
            .. Shipped
                .Value.Concat(await store.Versions(agencyId, cancel))
                .OrderBy(index => index.Audience)
                .ThenBy(index => index.Key, StringComparer.Ordinal)
                .ThenBy(index => index.Version),
        ];

    /// <summary>The version with that name, or the newest with that key; null when there is none.</summary>
    /// <param name="all">All versions.</param>
    /// <param name="keyOrName">psqi or psqi-1.</param>
    public static IndexDefinition? Find(IReadOnlyList<IndexDefinition> all, string keyOrName) =>
        all.FirstOrDefault(index => Same(index.Name, keyOrName))
        ?? all.LastOrDefault(index => Same(index.Key, keyOrName));

    private static bool Same(string a, string b) =>
        string.Equals(a, b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<IndexDefinition> Load()
    {
        var assembly = typeof(ListIndices).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("packs/indices/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var file = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<IndexDefinition>(file, IndexDefinition.Json)
                        ?? throw new InvalidOperationException($"{name} is empty.");
                }),
        ];
    }
}
