using System.Collections.Immutable;

namespace Bellwether.Instruments.Tests;

/// <summary>Small questionnaires for tests.</summary>
internal static class Make
{
    public static Guid Agency { get; } = Guid.Parse("00000000-0000-8000-8000-00000000000a");

    public static Item Choice(string key, params string[] options) =>
        new(key, ItemKind.SingleChoice, LocalText.Of($"Prompt of {key}?"))
        {
            Options = [.. options.Select(Option)],
        };

    public static Item Several(string key, params string[] options) =>
        Choice(key, options) with
        {
            Kind = ItemKind.MultiChoice,
        };

    public static Item Text(string key) => new(key, ItemKind.Text, LocalText.Of($"Words on {key}"));

    public static Item When(this Item item, string gate, params string[] options) =>
        item with
        {
            AskedWhen = new Routing(gate, [.. options]),
        };

    public static ResponseOption Option(string key) => new(key, LocalText.Of($"Label {key}"));

    public static InstrumentContent Content(params Item[] items) =>
        new(LocalText.Of("A title"), [.. items]);

    public static InstrumentVersion Version(params Item[] items) => Version(Content(items));

    public static InstrumentVersion Version(InstrumentContent content) =>
        new(Guid.Empty, Guid.Empty, Agency, 1, content.Title, content.Items)
        {
            Intro = content.Intro,
            Thanks = content.Thanks,
            Languages = content.Languages,
            Template = content.Template,
            EditReasons = content.EditReasons,
            Minutes = content.Minutes,
        };

    public static InstrumentContent FromTemplate(string id, params string[] languages)
    {
        var template = ListTemplates.Find(id)!;
        var slots = template.Slots.ToDictionary(slot => slot.Key, slot => slot.Example);
        return template
            .Fill(slots, languages.Length == 0 ? template.Instrument.Languages : languages)
            .Value;
    }

    public static Dictionary<string, IReadOnlyList<string>> Answers(
        params (string Key, string[] Given)[] answers
    ) => answers.ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Given);

    public static ImmutableArray<long> Values(params long[] values) => [.. values];
}
