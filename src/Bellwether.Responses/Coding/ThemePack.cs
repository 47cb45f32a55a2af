using System.Collections.Immutable;
using System.Text.Json;
using Bellwether.Instruments;
using Bellwether.Text.Themes;

namespace Bellwether.Responses;

/// <summary>The dictionary that is installed (packs/themes). It belongs to nobody: every agency starts with the same.</summary>
internal static class ThemePack
{
    private const string Name = "packs/themes/government.json";

    private static readonly Lazy<ImmutableArray<Theme>> Installed = new(Load);

    /// <summary>The themes as they ship, by id.</summary>
    public static ImmutableArray<Theme> Themes => Installed.Value;

    /// <summary>How they are known.</summary>
    public static IReadOnlyList<ThemeSeeds> Seeds() => [.. Themes.Select(theme => theme.Seeds)];

    private static ImmutableArray<Theme> Load()
    {
        using var file = typeof(ThemePack).Assembly.GetManifestResourceStream(Name)!;
        var pack =
            JsonSerializer.Deserialize<Pack>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{Name} is empty.");
        return
        [
            .. pack
                .Themes.Select(theme => new Theme(
                    theme.Id,
                    LocalText.From(theme.Name.Select(name => (name.Key, (string?)name.Value))),
                    [.. theme.En],
                    [.. theme.Es],
                    [.. theme.Learned]
                )
                {
                    IsPraise = theme.Praise,
                })
                .OrderBy(theme => theme.ThemeId, StringComparer.Ordinal),
        ];
    }

    private sealed record Pack(string Id, int Version, IReadOnlyList<Entry> Themes);

    private sealed record Entry(
        string Id,
        Dictionary<string, string> Name,
        string[] En,
        string[] Es,
        string[] Learned,
        bool Praise = false
    );
}
