using Bellwether.Collection.Sources;
using Bellwether.Improvement;

namespace Bellwether.Web.Improvement.TellNext;

/// <summary>The columns of a file of the case system.</summary>
public static class StatusColumns
{
    /// <summary>Columns that must be there.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    ["reference", "received", "stage", "since"];

    /// <summary>Columns that may be there.</summary>
    public static IReadOnlyList<string> Others { get; } = ["promised", "decided"];

    /// <summary>The rows as lines.</summary>
    public static IReadOnlyList<StatusLine> Lines(IReadOnlyList<TableRow> rows) =>
        [
            .. rows.Select(row => new StatusLine(
                row.Row,
                row.Cells[0],
                row.Cells[1],
                row.Cells[2],
                row.Cells[3],
                row.Cells[4],
                row.Cells[5]
            )),
        ];
}
