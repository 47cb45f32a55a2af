namespace Bellwether.Collection.Sources;

/// <summary>How a file is read. Everything that is not said is told from the file.</summary>
public sealed record ReadAs
{
    /// <summary>Its format.</summary>
    public SourceFormat Format { get; init; }

    /// <summary>What stands between the cells of separated values: one character.</summary>
    public string? Delimiter { get; init; }

    /// <summary>The sheet of a workbook; null: the first that is visible.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row with the names of the columns.</summary>
    public int HeadingRow { get; init; } = 1;
}

/// <summary>Opens a file of any format as rows.</summary>
internal static class SourceFile
{
    /// <summary>Opens it at its beginning. The stream must be one that can be read again.</summary>
    public static ISourceReader Open(Stream stream, FileLook look, ReadAs how)
    {
        stream.Position = 0;
        var format =
            how.Format == SourceFormat.Auto || look.Format == SourceFormat.Xlsx
                ? look.Format
                : how.Format;
        return format switch
        {
            SourceFormat.Xlsx => new XlsxSource(stream, how.Sheet, how.HeadingRow),
            SourceFormat.Json => new JsonSource(stream, look.Encoding),
            SourceFormat.Mbox => new MboxSource(stream),
            _ => new CsvSource(
                stream,
                look.Encoding,
                how.Delimiter is { Length: 1 } one ? one[0] : null,
                how.HeadingRow
            ),
        };
    }
}
