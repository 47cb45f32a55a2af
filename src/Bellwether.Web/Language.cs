using System.Globalization;

namespace Bellwether.Web;

/// <summary>A language the pages speak.</summary>
/// <param name="Code">Two letters, as in <c>lang="es"</c>.</param>
/// <param name="OwnName">The language's name in itself, as the language switch shows it.</param>
/// <param name="Culture">How numbers and dates are written: the United States way in both languages.</param>
public sealed record Language(string Code, string OwnName, CultureInfo Culture)
{
    /// <summary>English, which answers when nothing else is asked for.</summary>
    public static Language English { get; } =
        new("en", "English", CultureInfo.GetCultureInfo("en-US"));

    /// <summary>Spanish as it is written in the United States.</summary>
    public static Language Spanish { get; } =
        new("es", "Español", CultureInfo.GetCultureInfo("es-US"));

    /// <summary>Every language that has texts.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Spanish];

    /// <summary>The language of the current request.</summary>
    public static Language Current =>
        Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>The language with this code or regional variant of it (es, es-MX), or null when there are no texts for it.</summary>
    public static Language? Find(string? code) =>
        code is null
            ? null
            : All.FirstOrDefault(language =>
                code.Equals(language.Code, StringComparison.OrdinalIgnoreCase)
                || code.StartsWith(language.Code + "-", StringComparison.OrdinalIgnoreCase)
            );
}
