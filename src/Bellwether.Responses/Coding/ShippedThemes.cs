using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>The names of the themes that ship, for sentences that know no agency.</summary>
public static class ShippedThemes
{
    /// <summary>The name of a theme; null when it is one of an agency's own.</summary>
    public static LocalText? NameOf(string themeId) =>
        ThemePack.Themes.FirstOrDefault(theme => theme.ThemeId == themeId)?.Name;
}
