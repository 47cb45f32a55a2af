using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Instruments;

/// <summary>The lists of options that are installed (states, counties): data in packs/lists. They belong to nobody.</summary>
public sealed class ListOptionLists
{
    private static readonly Lazy<ImmutableArray<OptionList>> Installed = new(Load);

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<OptionList> Run() => Installed.Value;

    /// <summary>The list with that id (us-states), or null.</summary>
    public static OptionList? Find(string id) =>
        Installed.Value.FirstOrDefault(list => list.Id == id);

    private static ImmutableArray<OptionList> Load()
    {
        var assembly = typeof(ListOptionLists).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("packs/lists/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var file = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<OptionList>(file, InstrumentDocument.Json)
                        ?? throw new InvalidOperationException($"{name} is empty.");
                }),
        ];
    }
}

/// <summary>A ready list of options. It is copied into an item, so that a frozen version holds all it asks.</summary>
/// <param name="Id">Its id, for example us-states.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">What it is a list of.</param>
/// <param name="Jurisdiction">Whose list it is, or "any".</param>
/// <param name="Licence">The licence of its texts.</param>
/// <param name="Provenance">Where the texts are from, by language.</param>
/// <param name="Options">The options.</param>
public sealed record OptionList(
    string Id,
    int Version,
    LocalText Name,
    string Jurisdiction,
    string Licence,
    ImmutableSortedDictionary<string, string> Provenance,
    ImmutableArray<ResponseOption> Options
);
