using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Cli.Analyze;

/// <summary>What stands in the way of an analysis; caught where the command ends.</summary>
internal sealed class AnalyzeFault(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    public static AnalyzeFault File(string path) =>
        new(new Refusal("analyze.no-file", RefusalKind.NotFound, $"There is no file {path}."));

    public static AnalyzeFault Column(string name, IEnumerable<string> names) =>
        new(
            new Refusal(
                "analyze.no-column",
                RefusalKind.Invalid,
                $"There is no column {name}. The file has: {string.Join(", ", names)}."
            )
        );

    public static AnalyzeFault Value(string column, long row, string text, string wanted) =>
        new(
            new Refusal(
                "analyze.bad-value",
                RefusalKind.Invalid,
                $"Row {row + 1}, column {column}: {text} is not {wanted}."
            )
        );

    public static AnalyzeFault Request(string message) =>
        new(new Refusal("analyze.bad-request", RefusalKind.Invalid, message));
}

/// <summary>A file of rows with named columns, read once from start to end, telling how far it is.</summary>
internal sealed class AnalyzeTable : IDisposable
{
    private readonly CsvRows rows;
    private readonly Action<long, long> tell;

    private AnalyzeTable(CsvRows rows, Action<long, long> tell)
    {
        this.rows = rows;
        this.tell = tell;
    }

    public IReadOnlyList<string> Names => rows.Header;

    public long Row => rows.Row;

    public static AnalyzeTable Open(string path, Action<long, long>? tell = null)
    {
        if (!File.Exists(path))
        {
            throw AnalyzeFault.File(path);
        }

        return new AnalyzeTable(new CsvRows(path), tell ?? ((_, _) => { }));
    }

    public int Column(string name)
    {
        var index = rows.Header.ToList().FindIndex(n => n.Equals(name, StringComparison.Ordinal));
        index =
            index >= 0
                ? index
                : rows
                    .Header.ToList()
                    .FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw AnalyzeFault.Column(name, rows.Header);
    }

    public int? Optional(string? name) => string.IsNullOrEmpty(name) ? null : Column(name);

    public bool Next(CancellationToken cancel)
    {
        if (rows.Row > 0 && (rows.Row & 0xFFFF) == 0)
        {
            cancel.ThrowIfCancellationRequested();
            tell(rows.Position >> 20, rows.Length >> 20);
        }

        return rows.Next();
    }

    public ReadOnlySpan<char> Text(int column) => rows[column].Trim();

    /// <summary>A number, or null where the cell is empty or says that there is none.</summary>
    public double? Number(int column)
    {
        var text = Text(column);
        if (Missing(text))
        {
            return null;
        }

        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
        {
            return text[0] - '0';
        }

        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw AnalyzeFault.Value(rows.Header[column], rows.Row, text.ToString(), "a number");
    }

    /// <summary>A whole number, or null where the cell is empty.</summary>
    public int? Code(int column)
    {
        if (Number(column) is not { } value)
        {
            return null;
        }

        return value == Math.Floor(value) && Math.Abs(value) <= 1_000_000
            ? (int)value
            : throw AnalyzeFault.Value(
                rows.Header[column],
                rows.Row,
                Text(column).ToString(),
                "a whole number"
            );
    }

    /// <summary>A weight: not negative, 1 without a column; null (leave the row out) where it is empty.</summary>
    public double? Weight(int? column)
    {
        if (column is not { } index)
        {
            return 1;
        }

        var value = Number(index);
        return value < 0
            ? throw AnalyzeFault.Value(
                rows.Header[index],
                rows.Row,
                Text(index).ToString(),
                "a weight"
            )
            : value;
    }

    public static bool Missing(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || text is "NA" or "." or "NaN" or "N/A" or "n/a" or "null" or "NULL" or "na" or "#N/A";

    public void Dispose() => rows.Dispose();
}
