using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>Something the lint found in an instrument, with the exact thing to do about it.</summary>
/// <param name="Code">A stable code such as <c>instrument.text-missing</c>.</param>
/// <param name="Field">The text or property it is about: items.trust.prompt, languages.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do, exactly.</param>
/// <param name="IsAdvice">True when it does not stand in the way of publishing.</param>
public sealed record Finding(
    string Code,
    string Field,
    string Message,
    string Fix,
    bool IsAdvice = false
)
{
    /// <summary>Message and fix in Spanish.</summary>
    [JsonIgnore]
    public (string Message, string Fix)? Spanish { get; init; }

    /// <summary>The finding in that language; in English where it has no words in it.</summary>
    public Finding In(string language) =>
        language == "es" && Spanish is { } es
            ? this with
            {
                Message = es.Message,
                Fix = es.Fix,
            }
            : this;

    /// <summary>The key of the item it is about, or null when it is about the whole.</summary>
    public string? ItemKey =>
        Field.StartsWith("items.", StringComparison.Ordinal) ? Field.Split('.')[1] : null;
}
