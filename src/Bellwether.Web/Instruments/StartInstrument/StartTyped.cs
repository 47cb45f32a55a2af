using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
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

    /// <summary>With the names of a service and its unit filled in; they stand inside sentences, so they begin small.</summary>
    public StartTyped About(Service service, OrgUnit? unit) =>
        this with
        {
            Words = new Dictionary<string, string>
            {
                ["slot.service.en"] = Small(service.Name),
                ["slot.service.es"] = Small(service.SpanishName ?? ""),
                ["slot.provider.en"] = unit?.Name ?? "",
            },
        };

    private static string Small(string name) =>
        name.Length > 1 && !char.IsUpper(name[1])
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;

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

    /// <summary>The slots without a text in a language that was chosen.</summary>
    internal IReadOnlyList<Fault> Missing(Template template, Texts texts) =>
        [
            .. from slot in template.Slots
            from language in template.Instrument.Languages
            where
                Languages.Contains(language)
                && string.IsNullOrWhiteSpace(Word($"slot.{slot.Key}.{language}"))
            select new Fault(
                $"slot.{slot.Key}.{language}",
                texts.Say(
                    "instruments.start.slot-missing",
                    slot.Name.In(Language.Current.Code),
                    slot.Example.In(language)
                )
            ),
        ];

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
