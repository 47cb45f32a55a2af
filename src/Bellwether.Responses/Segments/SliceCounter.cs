using System.Runtime.InteropServices;
using Bellwether.Foundation;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>Counts segments column by column into one vector a group.</summary>
internal sealed class SliceCounter(CellShape shape, SliceQuery query)
{
    private const char Between = '\u001F';
    private readonly Dictionary<string, long[]> groups = new(StringComparer.Ordinal);
    private readonly int length = query.Pairs ? shape.PairedLength : shape.PlainLength;

    /// <summary>The groups that have responses, ordered by their values.</summary>
    public IReadOnlyList<SliceSums> Groups =>
        [
            .. groups
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new SliceSums(
                    query.By.Count == 0 ? [] : group.Key.Split(Between),
                    group.Value
                )),
        ];

    /// <summary>Adds a segment's rows.</summary>
    public void Add(Segment segment, SegmentKey key)
    {
        var place = new int[segment.Rows];
        LeaveOut(segment, key, place);
        var sums = Group(segment, key, place);
        if (sums.Count == 0)
            return;
        foreach (var at in place)
            if (at >= 0)
                sums[at][0]++;
        for (var i = 0; i < shape.Counted.Length; i++)
            CountItem(segment, i, place, sums);
        if (query.Pairs && shape.Drivers > 0)
            CountPairs(segment, place, sums);
    }

    // Marks the rows that a condition or the days leave out with -1.
    private void LeaveOut(Segment segment, SegmentKey key, int[] place)
    {
        foreach (var condition in query.Where)
        {
            var column = CodedColumn.Of(condition.Dimension, shape, segment, key);
            var isWanted = Array.ConvertAll(column.Texts, text => condition.Values.Contains(text));
            for (var row = 0; row < place.Length; row++)
                if (!isWanted[column.Codes[row]])
                    place[row] = -1;
        }
        var whole = Period.Month(key.Month);
        if (query.First <= whole.First && query.Last >= whole.Last)
            return;
        var days = segment.Days;
        for (var row = 0; row < place.Length; row++)
        {
            var day = whole.First.AddDays(days[row] - 1);
            if (day < query.First || day > query.Last)
                place[row] = -1;
        }
    }

    // Gives each row the number of its group within the segment; returns the vectors of those groups.
    private List<long[]> Group(Segment segment, SegmentKey key, int[] place)
    {
        var columns = query.By.Select(by => CodedColumn.Of(by, shape, segment, key)).ToArray();
        var numbers = new Dictionary<long, int>();
        var sums = new List<long[]>();
        for (var row = 0; row < place.Length; row++)
        {
            if (place[row] < 0)
                continue;
            var code = 0L;
            foreach (var column in columns)
                code = (code * column.Texts.Length) + column.Codes[row];
            if (!numbers.TryGetValue(code, out var number))
            {
                numbers.Add(code, number = sums.Count);
                var at = row;
                sums.Add(At(string.Join(Between, columns.Select(c => c.Texts[c.Codes[at]]))));
            }
            place[row] = number;
        }
        return sums;
    }

    private void CountItem(Segment segment, int item, int[] place, List<long[]> sums)
    {
        var column = segment.Item(item);
        if (segment.Widths[item] > 1)
        {
            for (var row = 0; row < place.Length; row++)
                if (place[row] >= 0)
                    shape.CountItem(
                        item,
                        segment.Value(column, segment.Widths[item], row),
                        sums[place[row]],
                        1
                    );
            return;
        }
        var counted = shape.Counted[item];
        var codes = 2 + (int)counted.Most;
        var times = new int[sums.Count * codes];
        for (var row = 0; row < place.Length; row++)
            if (place[row] >= 0)
                times[(place[row] * codes) + column[row]]++;
        for (var at = 0; at < times.Length; at++)
            if (times[at] > 0)
                shape.CountItem(item, (at % codes) - 1, sums[at / codes], times[at]);
    }

    private void CountPairs(Segment segment, int[] place, List<long[]> sums)
    {
        var columns = Enumerable.Range(0, shape.Drivers).Select(d => Codes(segment, d)).ToArray();
        var codes = new int[columns.Length];
        for (var row = 0; row < place.Length; row++)
        {
            if (place[row] < 0)
                continue;
            for (var driver = 0; driver < codes.Length; driver++)
                codes[driver] = columns[driver][row];
            PairSums.Add(codes, sums[place[row]], shape.PlainLength, 1);
        }
    }

    private int[] Codes(Segment segment, int driver)
    {
        var item = shape.DriverAt(driver);
        var column = segment.Item(item);
        var codes = new int[segment.Rows];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = shape.PairCode(item, segment.Value(column, segment.Widths[item], row));
        return codes;
    }

    private long[] At(string name)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, name, out _);
        return sums ??= new long[length];
    }
}
