using Bellwether.Foundation;
using Bellwether.Text.Redaction;

namespace Bellwether.Improvement;

/// <summary>Words without customers and colleagues in them.</summary>
/// <param name="Text">The words, with marks in the place of personal details and of colleagues' names.</param>
/// <param name="Found">True when something was taken out.</param>
internal sealed record CleanWords(string Text, bool Found)
{
    /// <summary>The words cleaned.</summary>
    /// <param name="words">As they were written.</param>
    /// <param name="colleagues">Names of people who work here, as "First Last".</param>
    /// <param name="language">Of the marks.</param>
    public static CleanWords Of(
        string? words,
        IReadOnlyCollection<string> colleagues,
        string language
    )
    {
        var text = (words ?? "").Trim();
        var clean = text;
        var mark = language == "es" ? "[nombre eliminado]" : "[name removed]";
        foreach (var name in colleagues.Where(name => name.Trim().Contains(' ')))
            clean = clean.Replace(name.Trim(), mark, StringComparison.OrdinalIgnoreCase);
        clean = RedactWords.Run(clean, language).Words;
        return new CleanWords(clean, clean != text);
    }

    /// <summary>What to tell the writer: the cleaned words, to be sent as they are or written anew.</summary>
    public Fault Prompt(string field) =>
        new(
            field,
            $"This may name a person. It would be kept as: “{Text}” Send it like that, or write it anew without the person."
        );
}
