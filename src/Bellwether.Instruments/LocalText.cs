using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>A text in every language of the instrument, by language code (en, es). In JSON: {"en": "…", "es": "…"}.</summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed record LocalText(ImmutableSortedDictionary<string, string> Texts)
{
    /// <summary>The text in that language, or in English, or in the first there is.</summary>
    public string In(string language) =>
        Texts.TryGetValue(language, out var text) ? text
        : Texts.TryGetValue("en", out var english) ? english
        : Texts.Values.FirstOrDefault() ?? "";

    /// <summary>A text in English and, when given, Spanish.</summary>
    public static LocalText Of(string en, string? es = null) =>
        es is null ? From([("en", en)]) : From([("en", en), ("es", es)]);

    /// <summary>A text in the given languages; languages with no text are left out.</summary>
    public static LocalText From(IEnumerable<(string Language, string? Text)> texts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
            if (!string.IsNullOrEmpty(text))
                all[language] = text;
        return new LocalText(all.ToImmutable());
    }

    /// <summary>The same text with one language written or replaced.</summary>
    public LocalText With(string language, string text) => new(Texts.SetItem(language, text));

    /// <inheritdoc />
    public bool Equals(LocalText? other) => other is not null && Texts.SequenceEqual(other.Texts);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    private sealed class LocalTextJson : JsonConverter<LocalText>
    {
        public override LocalText Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            From(
                (
                    JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)
                    ?? throw new JsonException("A text must not be null.")
                ).Select(pair => (pair.Key, (string?)pair.Value))
            );

        public override void Write(
            Utf8JsonWriter writer,
            LocalText value,
            JsonSerializerOptions options
        ) =>
            JsonSerializer.Serialize<IReadOnlyDictionary<string, string>>(
                writer,
                value.Texts,
                options
            );
    }
}
