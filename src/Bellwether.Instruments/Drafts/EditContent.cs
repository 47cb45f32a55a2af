using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>What a designer does to a questionnaire, as pure functions: each gives the content as it is afterwards.</summary>
public static class EditContent
{
    private const int LongestKey = 40;

    /// <summary>
    /// The item moved to a place, from 0; beyond the ends it stays at the end. A table moves with its rows and never into another
    /// table; a row stays among the rows of its own.
    /// </summary>
    public static InstrumentContent Move(InstrumentContent content, string itemKey, int place)
    {
        var at = content.IndexOf(itemKey);
        return at < 0 ? content : content with { Items = TableRows.Move(content.Items, at, place) };
    }

    /// <summary>Without the item; a table goes with its rows.</summary>
    public static InstrumentContent Remove(InstrumentContent content, string itemKey) =>
        content with
        {
            Items = content.Items.RemoveAll(item => item.Key == itemKey || item.RowOf == itemKey),
        };

    /// <summary>With these rows under a statement, in place of those it has; all of them take the statement's key as their table.</summary>
    public static InstrumentContent SetRows(
        InstrumentContent content,
        string headKey,
        IEnumerable<Item> rows
    )
    {
        var without = content.Items.RemoveAll(item => item.RowOf == headKey);
        var at = without.ToList().FindIndex(item => item.Key == headKey);
        return at < 0
            ? content
            : content with
            {
                Items = without.InsertRange(
                    at + 1,
                    rows.Select(row => row with { RowOf = headKey })
                ),
            };
    }

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
        if (at < 0)
            return content;
        var rows = content.Items.Where(item => item.RowOf == itemKey).Select(Copy).ToList();
        var place = at + 1 + rows.Count;
        var copied = Insert(content, Copy(content.Items[at]), place);
        var head = copied.Items[place].Key;
        foreach (var row in rows)
            copied = Insert(copied, row with { RowOf = head }, ++place);
        return copied;
    }

    private static Item Copy(Item item) =>
        item with
        {
            Measures = null,
            Construct = null,
            InDriverSet = false,
        };

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
