using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>Writes checked answers out again as files and the API carry them: option keys, words, numbers and days by item key.</summary>
public static class SpellAnswers
{
    /// <summary>
    /// The answers that were given; what was not asked or not answered is left out, and so are contacts, which are never shown
    /// beside answers. Calculated values are written, and ignored where they are read.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Run(
        InstrumentVersion version,
        AnswerSheet sheet
    )
    {
        var spelled = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<string>>(
            StringComparer.Ordinal
        );
        for (var i = 0; i < version.Items.Length; i++)
        {
            var item = version.Items[i];
            var given = Spell(item, i, sheet);
            if (given.Count > 0)
                spelled[item.Key] = given;
            if (item.Kind != ItemKind.Text && Words(i, sheet) is { Count: > 0 } words)
                spelled[item.WordsKey] = words;
        }
        return spelled.ToImmutable();
    }

    private static IReadOnlyList<string> Spell(Item item, int at, AnswerSheet sheet)
    {
        var value = sheet.Values[at];
        if (value <= 0 || item.IsContact)
            return [];
        return item.Kind switch
        {
            ItemKind.Text => Words(at, sheet),
            ItemKind.SingleChoice => [item.Options[(int)value - 1].Key],
            ItemKind.MultiChoice =>
            [
                .. item
                    .Options.Where((_, k) => ((value >> k) & 1) == 1)
                    .Select(option => option.Key),
            ],
            ItemKind.Ranking =>
            [
                .. Ranks
                    .Order(value, item.Options.Length)
                    .Select(option => item.Options[option].Key),
            ],
            ItemKind.Date =>
            [
                (item.Dates ?? new DateSpan())
                    .Decode(value)
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ],
            _ => [Number(item.Number, value)],
        };
    }

    private static string Number(NumberRange? range, long value) =>
        (range ?? new NumberRange(0, NumberRange.MostSteps - 1))
            .Decode(value)
            .ToString(
                range is { Decimals: > 0 } ? "0." + new string('#', range.Decimals) : "0",
                CultureInfo.InvariantCulture
            );

    private static IReadOnlyList<string> Words(int at, AnswerSheet sheet) =>
        [.. sheet.Texts.Where(text => text.ItemIndex == at).Select(text => text.Words)];
}
