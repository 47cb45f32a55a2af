using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>What one reading of a whole file tells before any row of it is used.</summary>
internal sealed record FileSurvey(
    FileLook Look,
    MappingColumns Columns,
    int Rows,
    DateEvidence Dates,
    string ReadAs
)
{
    /// <summary>Reads the file once through.</summary>
    /// <exception cref="RefusedFileException">The file as a whole cannot be used.</exception>
    public static Outcome<FileSurvey> Of(Stream file, Mapping mapping, CancellationToken cancel)
    {
        file.Position = 0;
        var look = FileLook.At(file, cancel);
        using var source = SourceFile.Open(file, look, mapping.Reads);
        var found = MappingColumns.Find(mapping, source.Columns);
        if (!found.IsDone)
            return found.Refusal;
        var place = found.Value[mapping.Date?.Column];
        var wanted = new bool[source.Columns.Count];
        if (place >= 0)
            wanted[place] = true;
        source.Want(wanted);
        var dates = new DateEvidence();
        var rows = 0;
        while (source.Next(out var row))
        {
            if (++rows % 65_536 == 0)
                cancel.ThrowIfCancellationRequested();
            if (place >= 0 && row.Cells is { } cells)
                dates.Add(cells[place]);
        }
        if (rows == 0)
            return SourceRefusals.NoRows();
        return new FileSurvey(look, found.Value, rows, dates, Words(look, source));
    }

    internal static string Words(FileLook look, ISourceReader source) =>
        source switch
        {
            CsvSource csv =>
                $"CSV, {look.EncodingName}, separated by {csv.Delimiter switch { ',' => "commas", ';' => "semicolons", '\t' => "tabs", '|' => "bars", _ => "another character" }}",
            XlsxSource => "XLSX",
            MboxSource => "mbox",
            _ => $"JSON, {look.EncodingName}",
        };
}
