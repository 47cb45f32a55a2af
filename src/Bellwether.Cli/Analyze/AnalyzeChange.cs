using Bellwether.Statistics;
using Bellwether.Statistics.Change;

namespace Bellwether.Cli.Analyze;

/// <summary>A stretch between two changes.</summary>
internal sealed record ChangeSegment(int Start, int End, int N, double Mean);

/// <summary>Where a series changed.</summary>
internal sealed record ChangeReport(
    IReadOnlyList<int> ChangePoints,
    IReadOnlyList<ChangeSegment> Segments,
    int N,
    double? LongRunVariance,
    EstimateStatus Status
);

/// <summary>Finds change points in a column of a file in time order.</summary>
internal static class AnalyzeChange
{
    /// <param name="share">The column holds shares (0 to 1, or percent): they are compared on the scale on which chance is even.</param>
    public static ChangeReport Run(
        AnalyzeTable table,
        string name,
        bool share,
        CancellationToken cancel
    )
    {
        var (values, rows) = ReadSeries.Run(table, name, cancel);
        if (values.Count > 200_000)
        {
            throw AnalyzeFault.Request(
                $"The series has {values.Count:N0} values; sum it by day or week first."
            );
        }

        var scaled = values;
        if (share)
        {
            var unit = values.Count > 0 && values.Max() > 1 ? 100.0 : 1;
            if (values.Any(v => v < 0 || v > unit))
            {
                throw AnalyzeFault.Request($"{name} has values that are no shares.");
            }

            scaled = values.Select(v => Math.Asin(Math.Sqrt(v / unit))).ToList();
        }

        var found = Segmentation.Of(scaled);
        int RowOf(int index) =>
            index < rows.Count ? rows[index]
            : rows.Count == 0 ? 0
            : rows[^1] + 1;
        return new ChangeReport(
            found.ChangePoints.Select(RowOf).ToList(),
            found
                .Segments.Select(s => new ChangeSegment(
                    RowOf(s.Start),
                    RowOf(s.End),
                    s.End - s.Start,
                    values.Skip(s.Start).Take(s.End - s.Start).Average()
                ))
                .ToList(),
            values.Count,
            found.LongRunVariance,
            found.Status
        );
    }
}

/// <summary>One column as a series; rows without a number are left out.</summary>
internal static class ReadSeries
{
    public static (IReadOnlyList<double> Values, IReadOnlyList<int> Rows) Run(
        AnalyzeTable table,
        string name,
        CancellationToken cancel
    )
    {
        var column = table.Column(name);
        var (values, rows) = (new List<double>(), new List<int>());
        while (table.Next(cancel))
        {
            if (table.Number(column) is { } value)
            {
                values.Add(value);
                rows.Add((int)table.Row);
            }
        }

        return (values, rows);
    }
}
