using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Bellwether.Web;

/// <summary>
/// Every word the pages say, by key and in the language of the request. A folder of pages keeps its words in
/// <c>Texts.en.json</c> and <c>Texts.es.json</c>; the key starts with the folder: <c>T["components.nav.today"]</c>.
/// A test finds keys that are missing, unused, or say different things in the two languages.
/// </summary>
public sealed class Texts
{
    // Far below the largest decimal.
    private const double MostRounded = 1e20;

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> byLanguage = [];

    /// <summary>Reads the text files that travel in this assembly.</summary>
    public Texts()
    {
        var assembly = typeof(Texts).Assembly;
        foreach (var language in Language.All)
        {
            byLanguage[language.Code] = Read(assembly, language);
        }
    }

    /// <summary>The text of a key in the language of the request.</summary>
    /// <exception cref="KeyNotFoundException">No text file has this key.</exception>
    public string this[string key] => In(Language.Current, key);

    /// <summary>The text of a key in a given language, for what is made outside a request (a cached form, a letter).</summary>
    /// <exception cref="KeyNotFoundException">No text file has this key.</exception>
    public string In(Language language, string key) =>
        byLanguage[language.Code].TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"No text '{key}' in {language.Code}");

    /// <summary>The text of a key with {0}, {1} … replaced, numbers and dates written as the language writes them.</summary>
    public string Say(string key, params object?[] values) =>
        string.Format(Language.Current.Culture, this[key], values);

    /// <summary>
    /// The text for a count: key + ".one" for exactly 1, key + ".other" for the rest. {0} is the count with thousands
    /// separators, {1} … are <paramref name="more"/>.
    /// </summary>
    public string Count(string key, long count, params object?[] more) =>
        Say(key + (count == 1 ? ".one" : ".other"), [Number(count), .. more]);

    /// <summary>A whole number with separators: 4,210.</summary>
    public string Number(long value) => value.ToString("N0", Language.Current.Culture);

    /// <summary>A number with fixed decimals, half away from zero: 71.3.</summary>
    public string Number(double value, int decimals)
    {
        var format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        // The formatter alone would write 31.25 as 31.2.
        return Math.Abs(value) < MostRounded
            ? decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero)
                .ToString(format, Language.Current.Culture)
            : value.ToString(format, Language.Current.Culture);
    }

    /// <summary>A change with its sign: +1.2, −1.2, and 0.0 without one.</summary>
    public string Change(double value, int decimals)
    {
        var size = Number(Math.Abs(value), decimals);
        var isZero = size == Number(0, decimals);
        return isZero ? size : (value > 0 ? "+" : "\u2212") + size;
    }

    /// <summary>A day in full: March 3, 2026; 3 de marzo de 2026.</summary>
    public string Date(DateOnly day) =>
        day.ToString(this["components.format.date"], Language.Current.Culture);

    /// <summary>The keys of one language; tests compare them.</summary>
    internal IReadOnlyDictionary<string, string> Keys(Language language) =>
        byLanguage[language.Code];

    private static Dictionary<string, string> Read(Assembly assembly, Language language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var ending = $"/Texts.{language.Code}.json";
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (
                !path.StartsWith("texts/", StringComparison.Ordinal)
                || !path.EndsWith(ending, StringComparison.Ordinal)
            )
            {
                continue;
            }
            var folder = path["texts/".Length..^ending.Length].Split('/')[0].ToLowerInvariant();
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (
                var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!
            )
            {
                texts.Add($"{folder}.{key}", text);
            }
        }
        return texts;
    }
}
