using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>What kind of answer an item takes. How it looks is its <see cref="Presentation"/>, which never changes how it is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemKind>))]
public enum ItemKind
{
    /// <summary>One of the options.</summary>
    SingleChoice,

    /// <summary>Any number of the options.</summary>
    MultiChoice,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A number within a range.</summary>
    Number,

    /// <summary>A day within a span.</summary>
    Date,

    /// <summary>An e-mail address: a contact, never counted and never shown beside answers.</summary>
    Email,

    /// <summary>A telephone number: a contact, never counted and never shown beside answers.</summary>
    Phone,

    /// <summary>The options put in order, best first; not every option need be placed.</summary>
    Ranking,

    /// <summary>A text to read; nothing is answered.</summary>
    Statement,

    /// <summary>A number worked out from earlier answers; nobody types it.</summary>
    Calculated,
}

/// <summary>How an item looks. It is a hint to the form: what is answered, stored and counted stays the same.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presentation>))]
public enum Presentation
{
    /// <summary>The form's own choice for the kind.</summary>
    Plain,

    /// <summary>Single choice: a closed list that opens.</summary>
    Dropdown,

    /// <summary>Single choice: a list that can be searched by typing.</summary>
    Combobox,

    /// <summary>Single choice of two: two big buttons.</summary>
    YesNo,

    /// <summary>Single choice of two: thumbs, always with their words.</summary>
    Thumbs,

    /// <summary>Single choice on an ordered scale: a row of buttons, the words of the ends always shown.</summary>
    Rating,

    /// <summary>Text: one line.</summary>
    OneLine,

    /// <summary>Number: a slider beside the field; untouched it answers nothing.</summary>
    Slider,

    /// <summary>Several choices with one option: something to agree to.</summary>
    Consent,

    /// <summary>Single choice: not shown, filled from the form's address when it names one of the options.</summary>
    Hidden,
}

/// <summary>Which presentations fit which kind.</summary>
public static class Presentations
{
    /// <summary>True when items of that kind can look so.</summary>
    public static bool Fits(this Presentation presentation, ItemKind kind) =>
        presentation switch
        {
            Presentation.Plain => true,
            Presentation.OneLine => kind == ItemKind.Text,
            Presentation.Slider => kind == ItemKind.Number,
            Presentation.Consent => kind == ItemKind.MultiChoice,
            _ => kind == ItemKind.SingleChoice,
        };
}
