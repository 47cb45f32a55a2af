using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>A dimension as people name it, and how one version's answers are told apart by it.</summary>
internal sealed record ExploreDimension(string Name, DimensionKind Kind)
{
    public bool IsAnswer => Kind == DimensionKind.Answer;

    public static ExploreDimension Of(string name) =>
        name switch
        {
            "channel" => new(name, DimensionKind.Channel),
            "language" => new(name, DimensionKind.Language),
            "location" => new(name, DimensionKind.Location),
            "month" => new(name, DimensionKind.Month),
            "collector" => new(name, DimensionKind.Collector),
            _ => new(name, DimensionKind.Answer),
        };

    public Item? ItemIn(InstrumentVersion version) =>
        version.Items.FirstOrDefault(item =>
            item.Kind == ItemKind.SingleChoice && item.Key == Name
        );

    public Dimension ToSlices() => IsAnswer ? Dimension.Answer(Name) : new Dimension(Kind);

    /// <summary>A value of the segments as people name it; null where the question was not asked or not answered.</summary>
    public string? Value(InstrumentVersion version, string text)
    {
        if (!IsAnswer)
            return text;
        var place = int.Parse(text, CultureInfo.InvariantCulture);
        return place > 0 ? ItemIn(version)!.Options[place - 1].Key : null;
    }

    /// <summary>The value of a cell; only for dimensions that cells keep apart.</summary>
    public string Value(Cell cell)
    {
        var slice = Slice.Read(cell.Slice);
        return Kind switch
        {
            DimensionKind.Channel => slice.Channel,
            DimensionKind.Language => slice.Language,
            DimensionKind.Location => slice.Location,
            DimensionKind.Month => Period.Month(cell.Period).Name,
            _ => cell.CollectorId.ToString(),
        };
    }

    /// <summary>The value of a block; null where it is not told apart.</summary>
    public string? Value(ToldBlock block) =>
        Kind switch
        {
            DimensionKind.Channel => block.Slice.Channel,
            DimensionKind.Language => block.Slice.Language,
            DimensionKind.Location => block.Slice.Location,
            DimensionKind.Month => Period.Month(block.Month).Name,
            _ => block.CollectorId.ToString(),
        };

    public LocalText Label(InstrumentVersion version, Scope scope, string key) =>
        Kind switch
        {
            DimensionKind.Channel => SplitWords.Name(SplitBy.Channel, key),
            DimensionKind.Language => SplitWords.Name(SplitBy.Language, key),
            DimensionKind.Location => SplitWords.Name(SplitBy.Location, key),
            DimensionKind.Collector => LocalText.Of(
                scope.Collectors.First(c => c.CollectorId.ToString() == key).Name
            ),
            DimensionKind.Answer => ItemIn(version)!.Options.First(o => o.Key == key).Label,
            _ => LocalText.Of(key),
        };
}
