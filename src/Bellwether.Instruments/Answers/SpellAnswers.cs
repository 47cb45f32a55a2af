using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Writes checked answers out again as files and the API carry them: option keys and words by item key.</summary>
public static class SpellAnswers
{
    /// <summary>The answers that were given; what was not asked or not answered is left out.</summary>
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
            var given = Spell(version.Items[i], i, sheet);
            if (given.Count > 0)
                spelled[version.Items[i].Key] = given;
        }
        return spelled.ToImmutable();
    }

    private static IReadOnlyList<string> Spell(Item item, int at, AnswerSheet sheet)
    {
        var value = sheet.Values[at];
        if (value <= 0)
            return [];
        return item.Kind switch
        {
            ItemKind.SingleChoice => [item.Options[(int)value - 1].Key],
            ItemKind.MultiChoice =>
            [
                .. item
                    .Options.Where((_, k) => ((value >> k) & 1) == 1)
                    .Select(option => option.Key),
            ],
            _ => [.. sheet.Texts.Where(text => text.ItemIndex == at).Select(text => text.Words)],
        };
    }
}
