using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>What an instrument asks: the part of a draft or a version that is written down in its document.</summary>
/// <param name="Title">What the respondent sees as the heading.</param>
/// <param name="Items">The questions in order.</param>
public sealed record InstrumentContent(LocalText Title, ImmutableArray<Item> Items)
{
    /// <summary>Shown before the first question.</summary>
    public LocalText? Intro { get; init; }

    /// <summary>Shown after the last question; may hold {link}, {code} and {contact}.</summary>
    public LocalText? Thanks { get; init; }

    /// <summary>Read by those who were screened out, instead of the thanks.</summary>
    public LocalText? ScreenedOut { get; init; }

    /// <summary>Who is asked and how much of an answer is enough; null: the public, whole answers.</summary>
    public Participation? Participation { get; init; }

    /// <summary>The languages it is offered in, English first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>The template it was made from and its version (open-feedback@1), or null.</summary>
    public string? Template { get; init; }

    /// <summary>Why a standard wording was edited, by item key.</summary>
    public ImmutableSortedDictionary<string, string> EditReasons { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Why personal details are asked for, by item key; null when none are.</summary>
    public ImmutableSortedDictionary<string, string>? PersonalReasons { get; init; }

    /// <summary>Minutes it takes, for the burden statement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double Minutes { get; init; } = 1;

    /// <summary>The content of a frozen version, to make the next draft from.</summary>
    public static InstrumentContent Of(InstrumentVersion version) =>
        new(version.Title, version.Items)
        {
            Intro = version.Intro,
            Thanks = version.Thanks,
            ScreenedOut = version.ScreenedOut,
            Participation = version.Participation,
            Languages = version.Languages,
            Template = version.Template,
            EditReasons = version.EditReasons,
            PersonalReasons = version.PersonalReasons,
            Minutes = version.Minutes,
        };

    /// <summary>Position of the item with that key, or -1.</summary>
    public int IndexOf(string itemKey)
    {
        for (var i = 0; i < Items.Length; i++)
            if (Items[i].Key == itemKey)
                return i;
        return -1;
    }

    /// <summary>
    /// Every text with its field: title, intro, thanks, screenedOut, items.KEY.section, items.KEY.prompt, items.KEY.hint,
    /// items.KEY.unit, items.KEY.options.KEY.
    /// </summary>
    public IReadOnlyList<(string Field, LocalText Text)> Texts()
    {
        var all = new List<(string, LocalText)>();
        Map(
            (field, text) =>
            {
                all.Add((field, text));
                return text;
            }
        );
        return all;
    }

    /// <summary>The same content with every text replaced by what the function makes of it.</summary>
    internal InstrumentContent Map(Func<string, LocalText, LocalText> change) =>
        this with
        {
            Title = change("title", Title),
            Intro = Intro is null ? null : change("intro", Intro),
            Thanks = Thanks is null ? null : change("thanks", Thanks),
            ScreenedOut = ScreenedOut is null ? null : change("screenedOut", ScreenedOut),
            Items = [.. Items.Select(item => MapItem(item, change))],
        };

    private static Item MapItem(Item item, Func<string, LocalText, LocalText> change) =>
        item with
        {
            Section = item.Section is null
                ? null
                : change($"items.{item.Key}.section", item.Section),
            Prompt = change($"items.{item.Key}.prompt", item.Prompt),
            Number = item.Number is { Unit: { } unit } range
                ? range with
                {
                    Unit = change($"items.{item.Key}.unit", unit),
                }
                : item.Number,
            Hint = item.Hint is null ? null : change($"items.{item.Key}.hint", item.Hint),
            Options =
            [
                .. item.Options.Select(option =>
                    option with
                    {
                        Label = change($"items.{item.Key}.options.{option.Key}", option.Label),
                    }
                ),
            ],
        };
}
