using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>What is where in the vector of a cell.</summary>
/// <remarks>
/// [0] responses; then for each counted item, in order: asked, answered, one count per option. "Asked" leaves out those whom
/// routing did not show the item; "answered" counts people, also where several options may be ticked. A number and a day have one
/// count per bin, then the sum and, where it stays exact, the sum of squares of the steps above the lowest (N is "answered"). A
/// ranking has for each option one count per rank. In month cubes the
/// pair sums of the driver set follow (<see cref="PairSums"/>): single-choice items in the driver set, coded by option value less
/// the lowest value plus one, or by option position where options have no values; an option without a value counts as missing.
/// </remarks>
public sealed class CellLayout
{
    private readonly CellShape shape;

    private CellLayout(CellShape shape, bool pairs)
    {
        this.shape = shape;
        HasPairs = pairs && shape.Drivers > 0;
        Length = pairs ? shape.PairedLength : shape.PlainLength;
        Items =
        [
            .. shape.Counted.Select(
                (item, i) =>
                    new ItemPlace(item.Key, item.ItemIndex, shape.Offset(i), item.Options)
                    {
                        Edges = item.Edges,
                        HasSquares = item.Squares,
                        Ranked = item.Ranked,
                    }
            ),
        ];
        DriverKeys = [.. shape.DriverKeys];
    }

    /// <summary>How many sums the vector has.</summary>
    public int Length { get; }

    /// <summary>True when the pair sums of the driver set are in it.</summary>
    public bool HasPairs { get; }

    /// <summary>The counted items in order.</summary>
    public ImmutableArray<ItemPlace> Items { get; }

    /// <summary>Keys of the items whose pair sums are kept, in the order of the pair sums.</summary>
    public ImmutableArray<string> DriverKeys { get; }

    /// <summary>The layout of a version's vectors.</summary>
    /// <param name="version">The frozen version.</param>
    /// <param name="pairs">True for the month cubes.</param>
    public static CellLayout Of(InstrumentVersion version, bool pairs) =>
        new(CellShape.Of(version), pairs);

    /// <summary>The layout of a version's vectors in that cube.</summary>
    public static CellLayout Of(InstrumentVersion version, Cube cube) =>
        Of(version, CellShape.HasPairs(cube));

    /// <summary>Responses counted in a vector.</summary>
    public static long Responses(ReadOnlySpan<long> sums) => sums[0];

    /// <summary>Where an item's sums are, or null when the version does not count such an item.</summary>
    public ItemPlace? Find(string itemKey)
    {
        foreach (var item in Items)
            if (item.Key == itemKey)
                return item;
        return null;
    }

    /// <summary>The pair sums of the driver set, or null when the cube has none.</summary>
    public PairSums? Pairs(ReadOnlySpan<long> sums) =>
        HasPairs ? PairSums.From(shape.Drivers, sums, shape.PlainLength) : null;
}

/// <summary>Where one item's sums lie in a vector.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="ItemIndex">Its position among all items of the version.</param>
/// <param name="Offset">Index of its first sum.</param>
/// <param name="Options">How many counts it has: one per option, per bin of a number, or per option and rank.</param>
public sealed record ItemPlace(string Key, int ItemIndex, int Offset, int Options)
{
    /// <summary>Of a number or a day: the stored value with which each bin begins (NumberRange.Decode); null for choices.</summary>
    public ImmutableArray<long>? Edges { get; init; }

    /// <summary>True when the sum of squares is kept.</summary>
    public bool HasSquares { get; init; }

    /// <summary>Of a ranking: how many options are put in order, else 0.</summary>
    public int Ranked { get; init; }

    /// <summary>How many were asked.</summary>
    public long Asked(ReadOnlySpan<long> sums) => sums[Offset];

    /// <summary>How many answered.</summary>
    public long Answered(ReadOnlySpan<long> sums) => sums[Offset + 1];

    /// <summary>How many chose each option, in the order of the options.</summary>
    public ReadOnlySpan<long> Counts(ReadOnlySpan<long> sums) => sums.Slice(Offset + 2, Options);

    /// <summary>Of a number or a day: the sum over all who answered, in steps above the lowest; 0 for choices.</summary>
    public long Sum(ReadOnlySpan<long> sums) => Edges is null ? 0 : sums[Offset + 2 + Options];

    /// <summary>The sum of the squares of the same, or null where it is not kept.</summary>
    public long? SumOfSquares(ReadOnlySpan<long> sums) =>
        HasSquares ? sums[Offset + 2 + Options + 1] : null;

    /// <summary>Of a ranking: how many put that option (position from 0) at each place.</summary>
    public ReadOnlySpan<long> RanksOf(ReadOnlySpan<long> sums, int option) =>
        sums.Slice(Offset + 2 + (option * Ranked), Ranked);
}
