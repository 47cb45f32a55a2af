using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Organization.Files;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>An agency's own benchmarks as a table.</summary>
public static class BenchmarkFile
{
    private static readonly string[] Columns =
    [
        "key",
        "what",
        "percent",
        "item",
        "scale",
        "population",
        "n",
        "first",
        "last",
        "source",
        "grade",
        "caution",
    ];

    /// <summary>The benchmarks as a file that can be taken in again.</summary>
    public static string Write(IEnumerable<OwnBenchmark> benchmarks) =>
        EntryTable.Write(
            Columns,
            benchmarks.Select(each =>
                new string?[]
                {
                    each.Key,
                    each.What,
                    CsvText.Number((double?)each.Percent),
                    each.Item,
                    each.Scale,
                    each.Population,
                    CsvText.Number(each.N),
                    CsvText.Day(each.First),
                    CsvText.Day(each.Last),
                    each.Source,
                    each.Grade.ToString(),
                    each.Caution,
                }
            )
        );

    /// <summary>The rows of a file, unchecked; refused when it is no such table.</summary>
    public static Outcome<IReadOnlyList<BenchmarkEntry>> Read(string text)
    {
        var table = EntryTable.Read(
            text,
            Columns,
            "what",
            "percent",
            "scale",
            "population",
            "first",
            "last",
            "source",
            "grade"
        );
        return table.Faults.Count > 0
            ? EntryFile.Unreadable(table.Faults)
            : Outcome<IReadOnlyList<BenchmarkEntry>>.Done([
                .. table.Rows.Select(row => new BenchmarkEntry
                {
                    Row = row.Line,
                    Key = table.Text(row.Cells, "key"),
                    What = table.Text(row.Cells, "what"),
                    Percent = table.Text(row.Cells, "percent"),
                    Item = table.Text(row.Cells, "item"),
                    Scale = table.Text(row.Cells, "scale"),
                    Population = table.Text(row.Cells, "population"),
                    N = table.Text(row.Cells, "n"),
                    First = table.Text(row.Cells, "first"),
                    Last = table.Text(row.Cells, "last"),
                    Source = table.Text(row.Cells, "source"),
                    Grade = table.Text(row.Cells, "grade"),
                    Caution = table.Text(row.Cells, "caution"),
                }),
            ]);
    }
}
