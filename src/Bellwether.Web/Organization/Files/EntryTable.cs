using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Web.Organization.Files;

/// <summary>The rows of a catalogue file by the names of its columns, with every fault and where it stands.</summary>
internal sealed class EntryTable
{
    private const string Between = " | ";
    private const string Formulas = "=+-@\t'";
    private readonly List<Fault> faults = [];
    private IReadOnlyList<string> head = [];

    public IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows { get; private set; } = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>Reads a file whose first row names the columns, in any order.</summary>
    public static EntryTable Read(
        string text,
        IReadOnlyList<string> columns,
        params string[] needed
    )
    {
        var table = new EntryTable();
        if (CsvTable.Read(text.TrimStart('\uFEFF')) is not { Count: > 0 } rows)
        {
            table.faults.Add(
                new Fault(
                    "row 1",
                    $"The first row must name the columns: {string.Join(",", columns)}. A quotation mark that is never closed also ends here."
                )
            );
            return table;
        }
        table.head = [.. rows[0].Cells.Select(cell => cell.Trim().ToLowerInvariant())];
        foreach (var column in needed.Where(column => !table.head.Contains(column)))
            table.faults.Add(
                new Fault(
                    "row 1",
                    $"The column {column} is missing. The columns are: {string.Join(",", columns)}."
                )
            );
        foreach (var column in table.head.Where(column => !columns.Contains(column)))
            table.faults.Add(
                new Fault(
                    "row 1",
                    $"“{column}” is no column of this file. The columns are: {string.Join(",", columns)}."
                )
            );
        foreach (var same in table.head.GroupBy(column => column).Where(same => same.Count() > 1))
            table.faults.Add(new Fault("row 1", $"The column {same.Key} is there twice."));
        table.Rows =
            table.faults.Count > 0
                ? []
                : [.. rows.Skip(1).Where(row => row.Cells.Any(cell => cell.Trim().Length > 0))];
        foreach (var row in table.Rows.Where(row => row.Cells.Count > table.head.Count))
            table.Fault(
                row.Line,
                "cells",
                $"The row has {row.Cells.Count} cells, the first row names {table.head.Count}. Put texts with a comma between quotation marks."
            );
        return table;
    }

    public void Fault(int line, string column, string message) =>
        faults.Add(
            new Fault(string.Create(CultureInfo.InvariantCulture, $"row {line}, {column}"), message)
        );

    /// <summary>A cell without the apostrophe that kept a spreadsheet from taking it for a formula; "" when there is none.</summary>
    public string Cell(IReadOnlyList<string> cells, string column)
    {
        var at = head.ToList().IndexOf(column);
        var cell = at >= 0 && at < cells.Count ? cells[at].Trim() : "";
        return
            cell.Length > 1
            && cell[0] == '\''
            && Formulas.Contains(cell[1], StringComparison.Ordinal)
            ? cell[1..]
            : cell;
    }

    public string? Text(IReadOnlyList<string> cells, string column) =>
        Cell(cells, column) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> List(IReadOnlyList<string> cells, string column) =>
        Cell(cells, column)
            .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Yes(int line, IReadOnlyList<string> cells, string column)
    {
        switch (Cell(cells, column).ToLowerInvariant())
        {
            case "yes" or "true" or "1" or "sí" or "si":
                return true;
            case "" or "no" or "false" or "0":
                return false;
            default:
                Fault(line, column, $"“{Cell(cells, column)}” is neither yes nor no.");
                return false;
        }
    }

    public long? Number(int line, IReadOnlyList<string> cells, string column)
    {
        if (Text(cells, column) is not { } text)
            return null;
        if (
            long.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;
        Fault(
            line,
            column,
            $"“{text}” is no whole number. Write digits only, as 120000, or leave it empty."
        );
        return null;
    }

    public static string Write(
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string?>> rows
    ) => CsvTable.Write([columns, .. rows.Select(row => row.Select(Safe).ToList())]);

    public static string Join(IEnumerable<string> texts) => string.Join(Between, texts);

    private static string Safe(string? cell) =>
        cell is { Length: > 0 }
        && Formulas.Contains(cell[0], StringComparison.Ordinal)
        && !long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? $"'{cell}"
            : cell ?? "";
}
