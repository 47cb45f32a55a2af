using System.Globalization;
using System.Runtime.InteropServices;
using Bellwether.Foundation;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>Counts segments column by column into one vector a group.</summary>
internal sealed class SliceCounter(CellShape shape, SliceQuery query)
{
    private readonly Dictionary<string, long[]> groups = new(StringComparer.Ordinal);
    private readonly int length = query.Pairs ? shape.PairedLength : shape.PlainLength;

    private const char Between = '\u001F';

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
    public void Add(Segment segment, Guid collectorId, int month)
    {
        var place = new int[segment.Rows];
        var names = Place(segment, collectorId, month, place);
        if (names.Count == 0)
            return;
        var sums = names.ConvertAll(At);
        foreach (var at in place)
            if (at >= 0)
                sums[at][0]++;
        for (var i = 0; i < shape.Counted.Length; i++)
            CountItem(segment, i, place, sums);
        if (query.Pairs && shape.Drivers > 0)
            CountPairs(segment, place, sums);
    }

    // Gives each row the number of its group within the segment, or -1 when a condition leaves it out.
    private List<string> Place(Segment segment, Guid collectorId, int month, int[] place)
    {
        foreach (var condition in query.Where)
        {
            var values = condition.Values.ToHashSet(StringComparer.Ordinal);
            var reader = Reader(condition.Dimension, segment, collectorId, month);
            for (var row = 0; row < place.Length; row++)
                if (place[row] >= 0 && !values.Contains(reader(row)))
                    place[row] = -1;
        }
        LeaveOutDays(segment, month, place);
        var readers = query.By.Select(by => Reader(by, segment, collectorId, month)).ToArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < place.Length; row++)
        {
            if (place[row] < 0)
                continue;
            var name = readers.Length switch
            {
                0 => "",
                1 => readers[0](row),
                _ => string.Join(Between, readers.Select(reader => reader(row))),
            };
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(
                numbers,
                name,
                out var there
            );
            if (!there)
                number = numbers.Count - 1;
            place[row] = number;
        }
        return [.. numbers.OrderBy(number => number.Value).Select(number => number.Key)];
    }

    private void LeaveOutDays(Segment segment, int month, int[] place)
    {
        var whole = Period.Month(month);
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

    private Func<int, string> Reader(
        Dimension dimension,
        Segment segment,
        Guid collectorId,
        int month
    )
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Collector:
                var collector = collectorId.ToString();
                return _ => collector;
            case DimensionKind.Month:
                var name = Period.Month(month).Name;
                return _ => name;
            case DimensionKind.Day:
                var days = Names(32, day => day == 0 ? "" : DayName(month, day));
                return row => days[segment.Days[row]];
            case DimensionKind.RandomGroup:
                return row => Small[segment.Groups[row] + 1];
            case DimensionKind.Answer:
                return Answers(dimension, segment, value => value);
            case DimensionKind.Ticked:
                return Answers(
                    dimension,
                    segment,
                    value => value > 0 ? value >> (dimension.Option - 1) & 1 : 0
                );
            default:
                var parts = Array.ConvertAll(segment.Slices, text => Part(dimension.Kind, text));
                return row => parts[segment.SliceOf(row)];
        }
    }

    private Func<int, string> Answers(Dimension dimension, Segment segment, Func<long, long> of)
    {
        var item = -1;
        for (var i = 0; i < shape.Counted.Length; i++)
            if (shape.Counted[i].Key == dimension.ItemKey)
                item = i;
        if (item < 0)
            throw new ArgumentException(
                $"The version counts no item {dimension.ItemKey}.",
                nameof(dimension)
            );
        return row =>
        {
            var value = of(segment.Value(segment.Item(item), segment.Widths[item], row));
            return value + 1 < Small.Length
                ? Small[value + 1]
                : value.ToString(CultureInfo.InvariantCulture);
        };
    }

    private void CountItem(Segment segment, int item, int[] place, List<long[]> sums)
    {
        var counted = shape.Counted[item];
        var column = segment.Item(item);
        var width = segment.Widths[item];
        var at = shape.Offset(item);
        if (width > 1)
        {
            for (var row = 0; row < place.Length; row++)
                if (place[row] >= 0)
                    shape.CountItem(item, segment.Value(column, width, row), sums[place[row]], 1);
            return;
        }
        var times = new int[sums.Count * 256];
        for (var row = 0; row < place.Length; row++)
            if (place[row] >= 0)
                times[(place[row] * 256) + column[row]]++;
        for (var group = 0; group < sums.Count; group++)
        for (var code = 1; code < 256; code++)
            if (times[(group * 256) + code] is > 0 and var many)
                shape.CountItem(item, code - 1, sums[group], many);
    }

    private void CountPairs(Segment segment, int[] place, List<long[]> sums)
    {
        var codes = new int[shape.Drivers];
        for (var row = 0; row < place.Length; row++)
        {
            if (place[row] < 0)
                continue;
            for (var driver = 0; driver < codes.Length; driver++)
            {
                var item = shape.DriverAt(driver);
                var value = segment.Value(segment.Item(item), segment.Widths[item], row);
                codes[driver] = shape.PairCode(item, value);
            }
            PairSums.Add(codes, sums[place[row]], shape.PlainLength, 1);
        }
    }

    private long[] At(string name)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, name, out _);
        return sums ??= new long[length];
    }

    private static readonly string[] Small = Names(
        300,
        i => (i - 1).ToString(CultureInfo.InvariantCulture)
    );

    private static string[] Names(int count, Func<int, string> name) =>
        [.. Enumerable.Range(0, count).Select(name)];

    private static string DayName(int month, int day)
    {
        var first = Period.Month(month).First;
        return day > DateTime.DaysInMonth(first.Year, first.Month)
            ? ""
            : first.AddDays(day - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Part(DimensionKind kind, string text)
    {
        var slice = Slice.Read(text);
        return kind switch
        {
            DimensionKind.Channel => slice.Channel,
            DimensionKind.Language => slice.Language,
            DimensionKind.Location => slice.Location,
            _ => slice.Text,
        };
    }
}
