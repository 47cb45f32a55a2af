using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>Why a whole file is refused, and how to mend it. Nothing of a refused file is stored.</summary>
internal static class SourceRefusals
{
    public static Refusal Empty() =>
        new Refusal(
            "source.empty",
            RefusalKind.Invalid,
            "The file is empty. Choose the file again."
        );

    public static Refusal DiskFull() =>
        new Refusal(
            "source.disk-full",
            RefusalKind.Conflict,
            "The disk where files wait while they are looked at is full. Nothing of the file was kept. Make room there, or name another folder in Bellwether:Collection:SpoolFolder, then send the file again."
        );

    public static Refusal NoRows() =>
        new Refusal(
            "source.no-rows",
            RefusalKind.Invalid,
            "The file has a heading and no rows below it. Choose the file that holds the answers."
        );

    public static Refusal OtherKind(string looksLike) =>
        new Refusal(
            "source.kind",
            RefusalKind.Invalid,
            $"The file looks like {looksLike}. Bellwether reads CSV, XLSX, JSON, NDJSON and mbox files. Save it as one of those, then import that file."
        );

    public static Refusal Encoding(long line) =>
        new Refusal(
            "source.encoding",
            RefusalKind.Invalid,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Line {line} of the file holds bytes that are neither UTF-8 nor Windows-1252 text. In a spreadsheet, choose Save as and “CSV UTF-8 (comma delimited)”, then import that file."
            )
        );

    public static Refusal HeadingTooLong() =>
        new Refusal(
            "source.heading",
            RefusalKind.Invalid,
            $"The first line is longer than {SourceLimits.LongestRow:N0} characters, so it is no heading. Check that the file has line breaks and a first row with the names of the columns."
        );

    public static Refusal TooManyColumns(int columns) =>
        new Refusal(
            "source.columns",
            RefusalKind.Invalid,
            $"The file has more than {SourceLimits.MostColumns:N0} columns ({columns:N0}). Remove those that are not needed, then import the file again."
        );

    public static Refusal Workbook(string what) =>
        new Refusal(
            "source.workbook",
            RefusalKind.Invalid,
            $"The workbook cannot be read: {what} Open it in a spreadsheet, save it again as XLSX or CSV, then import that file."
        );

    public static Refusal TooLargeUnpacked(string part) =>
        new Refusal(
            "source.unpacks",
            RefusalKind.Invalid,
            $"The file unpacks to far more than an honest workbook does ({part}), so it was not opened. If it is an honest file, save the sheet as CSV and import that."
        );

    public static Refusal Sheet(string wanted, IEnumerable<string> there) =>
        new Refusal(
            "source.sheet",
            RefusalKind.Invalid,
            $"The workbook has no sheet called “{wanted}”. It has: {string.Join(", ", there.Take(20))}. Name one of those in the mapping."
        );

    public static Refusal Json(int place, string why) =>
        new Refusal(
            "source.json",
            RefusalKind.Invalid,
            $"The file is not JSON that can be read as rows: {why} (object {place:N0}). Give an array of objects, one object per line, or an object that holds an array of objects."
        );

    public static Refusal Mailbox() =>
        new Refusal(
            "source.mailbox",
            RefusalKind.Invalid,
            "The file is not a mailbox: no line begins with “From ”. Export the folder as mbox, then import that file."
        );
}
