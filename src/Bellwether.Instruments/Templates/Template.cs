using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>A ready-made questionnaire: data in packs/templates, filled with the names of a service and its provider.</summary>
/// <param name="Id">Its id, for example open-feedback.</param>
/// <param name="Version">Its version; a changed text is a new one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">When to use it.</param>
/// <param name="Jurisdiction">Whose standard it is (us-federal), or "any".</param>
/// <param name="Licence">The licence of its texts.</param>
/// <param name="Provenance">Where the texts are from, by language, and whether somebody has checked them.</param>
/// <param name="Instrument">The questionnaire, with slots such as {service} in its texts.</param>
public sealed record Template(
    string Id,
    int Version,
    LocalText Name,
    LocalText About,
    string Jurisdiction,
    string Licence,
    ImmutableSortedDictionary<string, string> Provenance,
    InstrumentContent Instrument
)
{
    /// <summary>Its number in the list of templates (SV-01).</summary>
    public string Code { get; init; } = "";

    /// <summary>Who answers it.</summary>
    [JsonIgnore]
    public InstrumentAudience Audience =>
        Instrument.Participation?.Audience ?? InstrumentAudience.Public;

    /// <summary>What about it nobody has checked against its source yet.</summary>
    public ImmutableArray<LocalText> Unverified { get; init; } = [];

    /// <summary>The slots that must be filled.</summary>
    public ImmutableArray<TemplateSlot> Slots { get; init; } = [];

    /// <summary>Wordings that may not be changed without a reason.</summary>
    public ImmutableArray<LockedWording> Locked { get; init; } = [];

    /// <summary>What the standard asks of an instrument made from it.</summary>
    public ImmutableArray<TemplateRule> Rules { get; init; } = [];

    /// <summary>Id and version together: what an instrument made from it carries.</summary>
    public string Reference =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}@{Version}");

    /// <summary>The questionnaire with its slots filled, in the languages wanted.</summary>
    /// <param name="slots">A text for each slot; where a language has none, the English one is used.</param>
    /// <param name="languages">Any of the languages of the template.</param>
    public Outcome<InstrumentContent> Fill(
        IReadOnlyDictionary<string, LocalText> slots,
        IReadOnlyList<string> languages
    )
    {
        var faults = new List<Fault>();
        foreach (var slot in Slots)
            if (!slots.TryGetValue(slot.Key, out var text) || text.In("en").Trim().Length == 0)
                faults.Add(
                    new(
                        $"slots.{slot.Key}",
                        $"Write {slot.Name.In("en")}, for example “{slot.Example.In("en")}”."
                    )
                );
        foreach (var key in slots.Keys.Where(key => !Slots.Any(slot => slot.Key == key)))
            faults.Add(new($"slots.{key}", $"The template has no place called {key}."));
        foreach (var language in languages.Where(l => !Instrument.Languages.Contains(l)))
            faults.Add(
                new(
                    "languages",
                    $"The template has no texts in {LanguageNames.English(language)}. It has: {string.Join(", ", Instrument.Languages)}."
                )
            );
        if (languages.Count == 0)
            faults.Add(new("languages", "Choose at least one language."));
        if (faults.Count > 0)
            return new Refusal(
                "template.slots",
                RefusalKind.Invalid,
                "The template cannot be filled yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        return Filled(slots, languages);
    }

    private InstrumentContent Filled(
        IReadOnlyDictionary<string, LocalText> slots,
        IReadOnlyList<string> languages
    )
    {
        var values = languages.ToDictionary(
            language => language,
            language =>
                slots.ToDictionary(
                    slot => slot.Key,
                    slot => slot.Value.In(language).Trim(),
                    StringComparer.Ordinal
                ),
            StringComparer.Ordinal
        );
        return Frozen.Tidy(
            Instrument with
            {
                Template = Reference,
                Languages = [.. languages],
            },
            (text, language) => Instruments.Slots.Replace(text, values[language])
        );
    }
}

/// <summary>A place in a template's texts.</summary>
/// <param name="Key">Its name in the texts, without braces.</param>
/// <param name="Name">What to write there: "the name of the service".</param>
/// <param name="Example">An example.</param>
public sealed record TemplateSlot(string Key, LocalText Name, LocalText Example);

/// <summary>A wording that a standard fixes.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Language">The language whose wording is fixed.</param>
/// <param name="Allowed">The wordings the standard knows, with the construction that each is.</param>
public sealed record LockedWording(
    string Item,
    string Language,
    ImmutableArray<AllowedWording> Allowed
);

/// <summary>One wording that a standard allows.</summary>
/// <param name="Prompt">The words, with slots.</param>
/// <param name="Construct">Which construction of the measure it is, or null.</param>
public sealed record AllowedWording(string Prompt, string? Construct = null);

/// <summary>One rule of a standard. Every condition that is given must hold.</summary>
/// <param name="Id">Its name in the standard's list.</param>
/// <param name="Message">What is wrong when it does not hold.</param>
/// <param name="Fix">What to do then.</param>
public sealed record TemplateRule(string Id, LocalText Message, LocalText Fix)
{
    /// <summary>The item it is about; null: the whole instrument.</summary>
    public string? Item { get; init; }

    /// <summary>The item may be left out: the rule holds only where it is asked.</summary>
    public bool Optional { get; init; }

    /// <summary>The item stands at this place, from 1.</summary>
    public int? Place { get; init; }

    /// <summary>The item is required.</summary>
    public bool? Required { get; init; }

    /// <summary>The item is of this kind.</summary>
    public ItemKind? Kind { get; init; }

    /// <summary>The item has exactly these answers, in any order.</summary>
    public ImmutableArray<string>? Options { get; init; }

    /// <summary>The item offers at least these answers.</summary>
    public ImmutableArray<string>? Offers { get; init; }

    /// <summary>The item offers no answer but these.</summary>
    public ImmutableArray<string>? OffersOnly { get; init; }

    /// <summary>The item offers the same answers as this one.</summary>
    public string? SameOptionsAs { get; init; }

    /// <summary>The item is asked exactly then.</summary>
    public Routing? AskedWhen { get; init; }

    /// <summary>A version that differs in wording from the one before declares a break in the series.</summary>
    public bool DeclaresBreaks { get; init; }

    /// <summary>It is asked only under an approval with a number that holds: judged where clearances are known, not here.</summary>
    public bool NeedsNumber { get; init; }

    /// <summary>Exactly one item measures this.</summary>
    public string? OneMeasuring { get; init; }

    /// <summary>At least this many items are answered in words.</summary>
    public int? LeastTexts { get; init; }

    /// <summary>At most this many items.</summary>
    public int? MostItems { get; init; }

    /// <summary>At most this many minutes.</summary>
    public double? MostMinutes { get; init; }
}
