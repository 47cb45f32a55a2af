using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>What a designer does to a questionnaire, as pure functions: each gives the content as it is afterwards.</summary>
public static class EditContent
{
    private const int LongestKey = 40;

    /// <summary>The item moved to a place, from 0; beyond the ends it stays at the end.</summary>
    public static InstrumentContent Move(InstrumentContent content, string itemKey, int place)
    {
        var at = content.IndexOf(itemKey);
        if (at < 0)
            return content;
        var items = content.Items.RemoveAt(at);
        return content with
        {
            Items = items.Insert(Math.Clamp(place, 0, items.Length), content.Items[at]),
        };
    }

    /// <summary>Without the item.</summary>
    public static InstrumentContent Remove(InstrumentContent content, string itemKey) =>
        content with
        {
            Items = content.Items.RemoveAll(item => item.Key == itemKey),
        };

    /// <summary>With the item at a place, from 0; a key that is taken is made a free one.</summary>
    public static InstrumentContent Insert(InstrumentContent content, Item item, int place) =>
        content with
        {
            Items = content.Items.Insert(
                Math.Clamp(place, 0, content.Items.Length),
                item with
                {
                    Key = FreeKey(content, item.Key),
                }
            ),
        };

    /// <summary>With a copy of the item right after it. The copy measures nothing: two questions for one figure would count it twice.</summary>
    public static InstrumentContent Duplicate(InstrumentContent content, string itemKey)
    {
        var at = content.IndexOf(itemKey);
        return at < 0
            ? content
            : Insert(
                content,
                content.Items[at] with
                {
                    Measures = null,
                    Construct = null,
                    InDriverSet = false,
                },
                at + 1
            );
    }

    /// <summary>With another item in place of that one. Where its key changes, what depends on it follows.</summary>
    public static InstrumentContent Replace(InstrumentContent content, string itemKey, Item item) =>
        content with
        {
            Items =
            [
                .. content.Items.Select(old =>
                    old.Key == itemKey ? item
                    : old.AskedWhen?.ItemKey == itemKey
                        ? old with
                        {
                            AskedWhen = old.AskedWhen with { ItemKey = item.Key },
                        }
                    : old
                ),
            ],
        };

    /// <summary>A key from words: "What went well?" gives what_went_well, and a number behind it where that is taken.</summary>
    public static string KeyFrom(InstrumentContent content, string words)
    {
        var key = new StringBuilder();
        foreach (
            var rune in words.Normalize(NormalizationForm.FormD).ToLowerInvariant().EnumerateRunes()
        )
        {
            if (rune.Value is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                key.Append((char)rune.Value);
            else if (
                Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark
                && key is { Length: > 0 }
                && key[^1] != '_'
            )
                key.Append('_');
        }
        var text = key.ToString().Trim('_');
        if (text.Length > 24)
            text = text[..24].Trim('_');
        return FreeKey(
            content,
            text.Length == 0 || !char.IsAsciiLetterLower(text[0]) ? $"q_{text}".TrimEnd('_') : text
        );
    }

    private static string FreeKey(InstrumentContent content, string wanted)
    {
        var key = wanted;
        for (var number = 2; content.IndexOf(key) >= 0; number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            key = wanted[..Math.Min(wanted.Length, LongestKey - ending.Length)] + ending;
        }
        return key;
    }
}
