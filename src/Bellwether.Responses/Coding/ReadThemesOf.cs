using System.Collections.Immutable;

namespace Bellwether.Responses;

/// <summary>What one response's words were about, for the person who holds its receipt.</summary>
public sealed class ReadThemesOf
{
    private readonly CodeCountStore store;

    internal ReadThemesOf(CodeCountStore store) => this.store = store;

    /// <summary>The ids of the themes, each once; empty when nothing was written or nothing was recognised.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="response">The response, as its receipt found it.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<ImmutableArray<string>> Run(
        Guid agencyId,
        FoundResponse response,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.ThemesOf(agencyId, response, cancel))
                .SelectMany(themes => ThemeList.Read(themes))
                .Distinct(StringComparer.Ordinal),
        ];
}
