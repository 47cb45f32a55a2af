using Bellwether.Foundation;

namespace Bellwether.Responses;

/// <summary>What of a tally is counted, and where.</summary>
internal sealed record CountedTally(
    Guid AgencyId,
    Guid CollectorId,
    DateOnly First,
    DateOnly Last,
    int? QuarterMonth,
    Slice Slice,
    long? Respondents,
    IReadOnlyList<ItemTally> Items
);

/// <summary>Adds a tally to every cube whose period holds it whole. Pair sums stay as they are: counts do not tell them.</summary>
internal static class TallyCells
{
    public static void Add(CountedTally tally, CellShape shape, CellSums cells)
    {
        foreach (var (cube, period) in Places(tally))
        {
            var slice = cube == Cube.MonthAll ? tally.Slice.Text : tally.Slice.Channel;
            var key = new CellKey(tally.CollectorId, cube, period, shape.VersionId, slice);
            AddTo(cells.At(key, tally.AgencyId, shape.Length(cube)), tally, shape);
        }
    }

    /// <summary>The cubes and periods a tally counts in; none when it fits no period.</summary>
    public static IEnumerable<(Cube Cube, int Period)> Places(CountedTally tally)
    {
        var month = Period.MonthNumber(tally.First);
        var isDay = tally.First == tally.Last;
        var isMonth = IsWhole(tally, 1);
        if (isDay)
            yield return (Cube.DayChannel, tally.First.DayNumber);
        if (isDay || isMonth)
        {
            yield return (Cube.MonthChannel, month);
            yield return (Cube.MonthAll, month);
            if (tally.QuarterMonth is { } quarter)
                yield return (Cube.QuarterChannel, quarter);
        }
        else if (IsWhole(tally, 3))
        {
            yield return (Cube.QuarterChannel, month);
        }
    }

    private static bool IsWhole(CountedTally tally, int months) =>
        tally.First.Day == 1 && tally.Last == tally.First.AddMonths(months).AddDays(-1);

    private static void AddTo(long[] sums, CountedTally tally, CellShape shape)
    {
        sums[0] += tally.Respondents ?? 0;
        for (var i = 0; i < shape.Counted.Length; i++)
        {
            var item = tally.Items.FirstOrDefault(item => item.ItemKey == shape.Counted[i].Key);
            if (item is null || item.Withheld is not null)
                continue;
            var answered =
                item.Answered ?? (shape.Counted[i].Multi ? 0 : item.Counts.Aggregate(0L, Sum));
            var at = shape.Offset(i);
            sums[at] += item.Asked ?? answered;
            sums[at + 1] += answered;
            for (var option = 0; option < item.Counts.Length; option++)
                sums[at + 2 + option] += item.Counts[option];
        }
    }

    private static long Sum(long a, long b) => a + b;
}
