using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>Languages by name, for messages.</summary>
internal static class LanguageNames
{
    public static string English(string code) =>
        code switch
        {
            "en" => "English",
            "es" => "Spanish",
            _ => Known(code),
        };

    public static string Spanish(string code)
    {
        try
        {
            return code switch
            {
                "en" => "inglés",
                "es" => "español",
                "fr" => "francés",
                "zh" => "chino",
                "vi" => "vietnamita",
                "ar" => "árabe",
                "ko" => "coreano",
                "tl" or "fil" => "tagalo",
                _ => CultureInfo.GetCultureInfo(code).NativeName,
            };
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static string Known(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
