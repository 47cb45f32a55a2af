using System.Collections.Immutable;
using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>A row of a small table: the cells of the columns that were asked for.</summary>
/// <param name="Row">Its number as a person sees it in the file, where the heading counts.</param>
/// <param name="Cells">One a column, in the order asked for; null where the file has no such column or the cell is empty.</param>
public sealed record TableRow(int Row, ImmutableArray<string?> Cells);

/// <summary>Reads named columns of a CSV, XLSX or JSON file as text: for files with fixed columns, which need no mapping.</summary>
public sealed class ReadTable
{
    private readonly SourceSettings settings;

    internal ReadTable(SourceSettings settings) => this.settings = settings;

    /// <summary>Reads it; refused as a whole when a needed column is missing or a row cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="needed">Columns that must be there; capital letters do not matter.</param>
    /// <param name="others">Columns that may be there.</param>
    /// <param name="most">Most rows.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Outcome<IReadOnlyList<TableRow>>> Run(
        Stream file,
        IReadOnlyList<string> needed,
        IReadOnlyList<string> others,
        int most = 1_000_000,
        CancellationToken cancel = default
    )
    {
        var spooled = await SpooledFile.Of(file, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            return Read(spool.Stream, needed, others, most, cancel);
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private static Outcome<IReadOnlyList<TableRow>> Read(
        Stream file,
        IReadOnlyList<string> needed,
        IReadOnlyList<string> others,
        int most,
        CancellationToken cancel
    )
    {
        using var source = SourceFile.Open(file, FileLook.At(file, cancel), new ReadAs());
        var places = needed.Concat(others).Select(name => PlaceOf(source.Columns, name)).ToArray();
        var missing = needed.Where((_, i) => places[i] < 0).ToList();
        if (missing.Count > 0)
            return new Refusal(
                "source.column-missing",
                RefusalKind.Invalid,
                $"The file has no column named {string.Join(", ", missing)}. Its columns are: {string.Join(", ", source.Columns.Take(30))}."
            );
        var rows = new List<TableRow>();
        while (source.Next(out var row))
        {
            cancel.ThrowIfCancellationRequested();
            if (row.Cells is null)
                return new Refusal(
                    "source.row-broken",
                    RefusalKind.Invalid,
                    $"Row {row.Row} of the file cannot be read ({row.Broken?.Reason}). Mend it and send the file again; nothing was kept."
                );
            if (rows.Count == most)
                return new Refusal(
                    "source.too-many-rows",
                    RefusalKind.Invalid,
                    $"The file has more than {most:N0} rows. Send it in parts."
                );
            rows.Add(
                new TableRow(
                    row.Row,
                    [
                        .. places.Select(place =>
                            place < 0 || string.IsNullOrWhiteSpace(row.Cells[place])
                                ? null
                                : row.Cells[place].Trim()
                        ),
                    ]
                )
            );
        }
        return rows;
    }

    private static int PlaceOf(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
