namespace Bellwether.Collection.Sources;

/// <summary>One row of a file.</summary>
/// <param name="Row">Its number as a person sees it in the file, where the heading counts: a spreadsheet's row, a message of a mailbox, a line of NDJSON.</param>
/// <param name="Cells">Its cells in the order of the columns; null when it cannot be read.</param>
/// <param name="Broken">Why it cannot be read; null when it can.</param>
internal readonly record struct SourceRow(int Row, string[]? Cells, BrokenRow? Broken);

/// <summary>Why a row cannot be read: a reason code and the numbers of its message.</summary>
internal sealed record BrokenRow(string Reason, int Found = 0, int Expected = 0);

/// <summary>Reads the rows of a file of some format one after the other, at flat memory.</summary>
internal interface ISourceReader : IDisposable
{
    /// <summary>The names of the columns. Names that are missing or there twice are told apart by number.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Only these cells are needed; the others may be given as "".</summary>
    void Want(bool[] columns);

    /// <summary>The next row; false at the end.</summary>
    /// <exception cref="RefusedFileException">The file as a whole cannot be used.</exception>
    bool Next(out SourceRow row);
}
