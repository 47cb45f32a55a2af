using System.Collections.Immutable;
using System.Text.Json;
using Bellwether.Instruments;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>How the answers to one version are counted. It is stored beside the log, so that the log can be recounted
/// without the questionnaire, and old vectors are read as they were written even when the program has changed.</summary>
internal sealed record CellShape(Guid VersionId, int Items, ImmutableArray<CountedItem> Counted)
{
    private readonly int[] drivers =
    [
        .. Enumerable.Range(0, Counted.Length).Where(i => Counted[i].PairCodes.Length > 0),
    ];

    /// <summary>The first sum of each counted item: asked, answered, then its counts and, of a number, its sums.</summary>
    private readonly int[] offsets = Offsets(Counted);

    public int PlainLength => offsets[^1];

    public int PairedLength =>
        PlainLength + (drivers.Length == 0 ? 0 : PairSums.Size(drivers.Length));

    public int Drivers => drivers.Length;

    public IEnumerable<string> DriverKeys => drivers.Select(i => Counted[i].Key);

    public int Length(Cube cube) => HasPairs(cube) ? PairedLength : PlainLength;

    public int Offset(int counted) => offsets[counted];

    public static bool HasPairs(Cube cube) => cube is Cube.MonthChannel or Cube.MonthAll;

    public static CellShape Of(InstrumentVersion version) =>
        new(
            version.VersionId,
            version.Items.Length,
            [
                .. version
                    .Items.Select((item, index) => (item, index))
                    .Where(place => place.item.IsCounted)
                    .Select(place => CountedItem.Of(place.item, place.index)),
            ]
        );

    public string Write() => JsonSerializer.Serialize(this, CellShapeJson.Default.CellShape);

    public static CellShape Read(string json) =>
        JsonSerializer.Deserialize(json, CellShapeJson.Default.CellShape)!;

    /// <summary>Place of an item among the counted ones, or -1.</summary>
    public int IndexOf(string itemKey)
    {
        for (var i = 0; i < Counted.Length; i++)
            if (Counted[i].Key == itemKey)
                return i;
        return -1;
    }

    /// <summary>Place of a driver among the counted items.</summary>
    public int DriverAt(int driver) => drivers[driver];

    /// <summary>The code of an answer in the pair sums; 0 is missing.</summary>
    public int PairCode(int counted, long value) =>
        value <= 0 ? 0 : Counted[counted].PairCodes[(int)value - 1];

    /// <summary>Adds one response to a vector without pair sums; a sign of -1 takes it away.</summary>
    public void Count(ReadOnlySpan<long> values, Span<long> sums, int sign)
    {
        sums[0] += sign;
        for (var i = 0; i < Counted.Length; i++)
            CountItem(i, values[Counted[i].ItemIndex], sums, sign);
    }

    /// <summary>Adds so many equal answers to one counted item.</summary>
    public void CountItem(int counted, long value, Span<long> sums, int times)
    {
        if (value == AnswerSheet.NotAsked)
            return;
        var at = offsets[counted];
        sums[at] += times;
        if (value <= 0)
            return;
        sums[at + 1] += times;
        Counted[counted].Count(value, sums[(at + 2)..], times);
    }

    /// <summary>Adds the pair sums of one response, which lie after the plain sums.</summary>
    public void CountPairs(ReadOnlySpan<long> values, Span<long> sums, int sign)
    {
        if (drivers.Length == 0)
            return;
        Span<int> codes = stackalloc int[drivers.Length];
        for (var d = 0; d < drivers.Length; d++)
            codes[d] = PairCode(drivers[d], values[Counted[drivers[d]].ItemIndex]);
        PairSums.Add(codes, sums, PlainLength, sign);
    }

    private static int[] Offsets(ImmutableArray<CountedItem> counted)
    {
        var at = new int[counted.Length + 1];
        at[0] = 1;
        for (var i = 0; i < counted.Length; i++)
            at[i + 1] = at[i] + 2 + counted[i].Options + counted[i].Moments;
        return at;
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(CellShape))]
[System.Text.Json.Serialization.JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
internal sealed partial class CellShapeJson : System.Text.Json.Serialization.JsonSerializerContext;
