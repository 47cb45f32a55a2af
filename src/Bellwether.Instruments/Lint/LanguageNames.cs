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
