using System.IO.Compression;

namespace Bellwether.Collection.Sources;

/// <summary>The checks of a workbook's zip before anything of it is opened.</summary>
internal static class XlsxPackage
{
    private const int MostParts = 5_000;
    private const long SmallPart = 4 << 20;

    public static void Check(Stream stream)
    {
        stream.Position = 0;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts)
                throw new RefusedFileException(SourceRefusals.TooLargeUnpacked("too many parts"));
            if (zip.GetEntry("xl/workbook.xml") is null && !zip.Entries.Any(IsSheet))
                throw new RefusedFileException(
                    SourceRefusals.OtherKind("a zip file that is no workbook")
                );
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                total += entry.Length;
                if (
                    total > SourceLimits.MostUnpacked
                    || entry.Length > SmallPart
                        && entry.Length / Math.Max(1, entry.CompressedLength)
                            > SourceLimits.MostRatio
                )
                    throw new RefusedFileException(SourceRefusals.TooLargeUnpacked(entry.FullName));
                if (!IsBounded(entry))
                    Measure(entry);
            }
        }
        catch (Exception error)
            when (error
                    is InvalidDataException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or OverflowException
            )
        {
            throw new RefusedFileException(
                SourceRefusals.Workbook("the file is damaged or was not copied whole.")
            );
        }
    }

    private static bool IsSheet(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        && entry.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase);

    // Sheets and texts are read through a bounded stream; the rest is read whole by the library, so it is measured first.
    private static bool IsBounded(ZipArchiveEntry entry) =>
        entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("media/", StringComparison.OrdinalIgnoreCase);

    private static void Measure(ZipArchiveEntry entry)
    {
        if (entry.Length > 64 << 20)
            throw new RefusedFileException(SourceRefusals.TooLargeUnpacked(entry.FullName));
        using var part = entry.Open();
        var block = new byte[1 << 14];
        var left = entry.Length;
        int count;
        while ((count = part.Read(block)) > 0)
            if ((left -= count) < 0)
                throw new RefusedFileException(SourceRefusals.TooLargeUnpacked(entry.FullName));
    }
}
