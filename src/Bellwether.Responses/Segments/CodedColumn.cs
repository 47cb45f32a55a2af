using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Responses;

/// <summary>The values of a dimension in one segment: a small number for each row, and what each number means.</summary>
internal readonly record struct CodedColumn(int[] Codes, string[] Texts)
{
    public static CodedColumn Of(
        Dimension dimension,
        CellShape shape,
        Segment segment,
        SegmentKey key
    ) =>
        dimension.Kind switch
        {
            DimensionKind.Collector => Same(segment, key.CollectorId.ToString()),
            DimensionKind.Month => Same(segment, Period.Month(key.Month).Name),
            DimensionKind.Day => Bytes(
                segment.Days,
                [.. Enumerable.Range(0, 32).Select(day => DayName(key.Month, day))]
            ),
            DimensionKind.RandomGroup => Bytes(
                segment.Groups,
                [.. Enumerable.Range(0, 64).Select(Number)]
            ),
            DimensionKind.Answer => Answers(dimension, shape, segment, value => value),
            DimensionKind.Ticked => Answers(
                dimension,
                shape,
                segment,
                value => value > 0 ? value >> (dimension.Option - 1) & 1 : 0
            ),
            _ => Slices(dimension.Kind, segment),
        };

    private static CodedColumn Same(Segment segment, string text) =>
        new(new int[segment.Rows], [text]);

    private static CodedColumn Bytes(ReadOnlySpan<byte> column, string[] texts)
    {
        var codes = new int[column.Length];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = column[row];
        return new CodedColumn(codes, texts);
    }

    private static CodedColumn Slices(DimensionKind kind, Segment segment)
    {
        var parts = Array.ConvertAll(segment.Slices, text => Part(kind, Slice.Read(text)));
        var texts = parts.Distinct().ToArray();
        var codeOf = Array.ConvertAll(parts, part => Array.IndexOf(texts, part));
        var codes = new int[segment.Rows];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = codeOf[segment.SliceOf(row)];
        return new CodedColumn(codes, texts);
    }

    private static CodedColumn Answers(
        Dimension dimension,
        CellShape shape,
        Segment segment,
        Func<long, long> of
    )
    {
        var item = shape.IndexOf(dimension.ItemKey);
        if (item < 0)
            throw new ArgumentException(
                $"The version counts no item {dimension.ItemKey}.",
                nameof(dimension)
            );
        var column = segment.Item(item);
        var numbers = new Dictionary<long, int>();
        var texts = new List<string>();
        var codes = new int[segment.Rows];
        for (var row = 0; row < codes.Length; row++)
        {
            var value = of(segment.Value(column, segment.Widths[item], row));
            if (!numbers.TryGetValue(value, out var code))
            {
                numbers.Add(value, code = texts.Count);
                texts.Add(value.ToString(CultureInfo.InvariantCulture));
            }
            codes[row] = code;
        }
        return new CodedColumn(codes, [.. texts]);
    }

    private static string Part(DimensionKind kind, Slice slice) =>
        kind switch
        {
            DimensionKind.Channel => slice.Channel,
            DimensionKind.Language => slice.Language,
            DimensionKind.Location => slice.Location,
            _ => slice.Text,
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string DayName(int month, int day)
    {
        var first = Period.Month(month).First;
        return day == 0 || day > DateTime.DaysInMonth(first.Year, first.Month)
            ? ""
            : first.AddDays(day - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
