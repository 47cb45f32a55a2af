using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Web.Tests;

/// <summary>No key is missing, unused, or says different things in the two languages.</summary>
public sealed class TextsTests
{
    private readonly Texts texts = new();

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        var english = texts.Keys(Language.English).Keys.Order(StringComparer.Ordinal);
        var spanish = texts.Keys(Language.Spanish).Keys.Order(StringComparer.Ordinal);

        Assert.Equal(english, spanish);
    }

    [Fact]
    public void Both_languages_put_in_the_same_values()
    {
        var different = texts
            .Keys(Language.English)
            .Where(text => !text.Key.StartsWith("components.format.", StringComparison.Ordinal))
            .Where(text =>
                !Slots(text.Value).SetEquals(Slots(texts.In(Language.Spanish, text.Key)))
            )
            .Select(text => text.Key);

        Assert.Empty(different);
    }

    [Fact]
    public void Spanish_is_written_in_Spanish()
    {
        var same = texts
            .Keys(Language.English)
            .Where(text =>
                text.Value.Length > 12 && text.Value == texts.In(Language.Spanish, text.Key)
            )
            .Select(text => text.Key);

        Assert.Empty(same);
    }

    [Fact]
    public void Every_key_a_page_names_exists_and_every_key_that_exists_is_named()
    {
        var source = string.Join('\n', Sources().Select(File.ReadAllText));
        var keys = texts.Keys(Language.English).Keys.ToHashSet(StringComparer.Ordinal);
        var folders = keys.Select(key => key.Split('.')[0]).Distinct();
        var named = Regex
            .Matches(source, $"\"((?:{string.Join('|', folders)})\\.[A-Za-z0-9.-]+)\"")
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        // $"errors.{Kind}.title" names every key between its fixed ends.
        var patterns = Regex
            .Matches(source, $"\\$\"((?:{string.Join('|', folders)})\\.[^\"\\s]*\\{{[^\"]*)\"")
            .Select(match =>
                "^"
                + Regex.Replace(Regex.Escape(match.Groups[1].Value), @"\\\{.*?}", "[A-Za-z0-9-]+")
                + "$"
            )
            .ToList();

        var missing = named.Where(key => !keys.Contains(key) && !keys.Contains(key + ".one"));
        var unused = keys.Where(key =>
            !named.Contains(key)
            && !named.Contains(Stem(key))
            && !patterns.Exists(pattern =>
                Regex.IsMatch(key, pattern) || Regex.IsMatch(Stem(key), pattern)
            )
        );

        Assert.Empty(missing);
        Assert.Empty(unused);
    }

    [Fact]
    public void A_count_has_a_form_for_one_and_a_form_for_the_rest()
    {
        var keys = texts.Keys(Language.English).Keys.ToHashSet(StringComparer.Ordinal);

        var halves = keys.Where(key =>
            (key.EndsWith(".one", StringComparison.Ordinal) && !keys.Contains(Stem(key) + ".other"))
            || (
                key.EndsWith(".other", StringComparison.Ordinal)
                && !keys.Contains(Stem(key) + ".one")
            )
        );

        Assert.Empty(halves);
    }

    [Theory]
    [InlineData("en-US", "March 3, 2026", "4,210", "71.3")]
    [InlineData("es-US", "3 de marzo de 2026", "4,210", "71.3")]
    public void Dates_and_numbers_are_written_as_the_language_writes_them(
        string culture,
        string date,
        string count,
        string value
    )
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(date, texts.Date(new DateOnly(2026, 3, 3)));
        Assert.Equal(count, texts.Number(4210));
        Assert.Equal(value, texts.Number(71.26, 1));
    }

    [Fact]
    public void A_key_nobody_wrote_is_a_bug_and_says_so()
    {
        Assert.Throws<KeyNotFoundException>(() => texts["components.no-such-key"]);
    }

    private static string Stem(string key) => key[..key.LastIndexOf('.')];

    private static HashSet<string> Slots(string text) =>
        [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];

    private static IEnumerable<string> Sources() =>
        new[] { "*.razor", "*.cs" }
            .SelectMany(kind =>
                Directory.EnumerateFiles(SourceTree.Web, kind, SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));
}
