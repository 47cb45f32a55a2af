namespace Bellwether.Instruments;

/// <summary>In which direction a language is written.</summary>
public static class TextDirection
{
    private static readonly HashSet<string> FromRight =
    [
        "ar",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ];

    /// <summary>"rtl" or "ltr", as HTML says it.</summary>
    public static string Of(string language) =>
        FromRight.Contains(language.Split('-')[0].ToLowerInvariant()) ? "rtl" : "ltr";
}
