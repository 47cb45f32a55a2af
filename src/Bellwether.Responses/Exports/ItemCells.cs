using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>Writes the cell of one column for responses to one version; everything that can be written beforehand is.</summary>
internal abstract class ItemCell
{
    public abstract void Write(RowBuffer to, StoredResponse response);

    /// <summary>The cell of that column in that version; null where the version does not ask it.</summary>
    public static ItemCell? Of(
        ItemColumn column,
        InstrumentVersion version,
        string language,
        RowFormat format
    )
    {
        var at = version.IndexOf(column.ItemKey);
        if (at < 0)
            return null;
        var item = version.Items[at];
        var option = item.Options.Select(each => each.Key).ToList().IndexOf(column.OptionKey);
        return column.Kind switch
        {
            "code" when item.Kind == ItemKind.SingleChoice => new OptionCell(
                at,
                [.. item.Options.Select(each => format.Text(each.Key))]
            ),
            "label" when item.Kind == ItemKind.SingleChoice => new OptionCell(
                at,
                [.. item.Options.Select(each => format.Text(each.Label.In(language)))]
            ),
            "tick" when option >= 0 && item.Kind == ItemKind.MultiChoice => new TickCell(
                at,
                option,
                format
            ),
            "rank" when option >= 0 && item.Kind == ItemKind.Ranking => new RankCell(
                at,
                option,
                format
            ),
            "number"
            or "day" when item.Kind is ItemKind.Number or ItemKind.Calculated or ItemKind.Date =>
                new ScalarCell(at, version, format),
            "words" => new WordsCell(at, format),
            _ => null,
        };
    }

    private sealed class OptionCell(int at, byte[][] options) : ItemCell
    {
        public override void Write(RowBuffer to, StoredResponse response)
        {
            var value = response.Values[at];
            if (value > 0 && value <= options.Length)
                to.Add(options[value - 1]);
            else
                to.AddNothing();
        }
    }

    // Not asked is empty; asked and not ticked is 0.
    private sealed class TickCell(int at, int option, RowFormat format) : ItemCell
    {
        private readonly byte[][] numbers = [format.Number("0"), format.Number("1")];

        public override void Write(RowBuffer to, StoredResponse response)
        {
            var value = response.Values[at];
            if (value < 0)
                to.AddNothing();
            else
                to.Add(numbers[(int)(value >> option & 1)]);
        }
    }

    private sealed class RankCell(int at, int option, RowFormat format) : ItemCell
    {
        private readonly byte[][] numbers =
        [
            .. Enumerable
                .Range(0, Ranks.MostOptions + 1)
                .Select(rank => format.Number(rank.ToString(CultureInfo.InvariantCulture))),
        ];

        public override void Write(RowBuffer to, StoredResponse response)
        {
            var value = response.Values[at];
            if (value <= 0 || Ranks.Of(value, option) is var rank && rank == 0)
                to.AddNothing();
            else
                to.Add(numbers[rank]);
        }
    }

    private sealed class ScalarCell(int at, InstrumentVersion version, RowFormat format) : ItemCell
    {
        public override void Write(RowBuffer to, StoredResponse response)
        {
            if (response.Values[at] <= 0)
            {
                to.AddNothing();
                return;
            }
            var spelled = SpellAnswers.Run(version, response.Sheet);
            var text = spelled.TryGetValue(version.Items[at].Key, out var given) ? given[0] : null;
            if (text is null)
                to.AddNothing();
            else
                to.Add(
                    version.Items[at].Kind == ItemKind.Date
                        ? format.Text(text)
                        : format.Number(text)
                );
        }
    }

    private sealed class WordsCell(int at, RowFormat format) : ItemCell
    {
        public override void Write(RowBuffer to, StoredResponse response)
        {
            foreach (var written in response.Words)
                if (written.ItemIndex == at)
                {
                    to.Add(format.Text(written.Words));
                    return;
                }
            to.AddNothing();
        }
    }
}
