using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.StartInstrument;

/// <summary>What stands in the form that begins a questionnaire.</summary>
public sealed record StartTyped
{
    /// <summary>The languages wanted.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>By field: slot.KEY.LANGUAGE, name.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Reads the posted form.</summary>
    public static StartTyped Read(IFormCollection form) =>
        new()
        {
            Languages = [.. form["languages"].OfType<string>()],
            Words = form.ToDictionary(field => field.Key, field => field.Value.ToString()),
        };

    /// <summary>What stands in a field.</summary>
    public string? Word(string field) => Words.GetValueOrDefault(field);

    /// <summary>A text for each slot of the template.</summary>
    public IReadOnlyDictionary<string, LocalText> Slots(Template template) =>
        template.Slots.ToDictionary(
            slot => slot.Key,
            slot =>
                LocalText.From(
                    template.Instrument.Languages.Select(language =>
                        (language, Word($"slot.{slot.Key}.{language}")?.Trim())
                    )
                )
        );

    /// <summary>A questionnaire with a title and nothing else.</summary>
    public InstrumentToDraft EmptyDraft() =>
        new(
            Word("name") ?? "",
            new InstrumentContent(LocalText.Of(Word("name") ?? ""), [])
            {
                Languages = Languages.Count == 0 ? ["en"] : [.. Languages],
            }
        );
}
