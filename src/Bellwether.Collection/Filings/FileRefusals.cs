using Bellwether.Foundation;

namespace Bellwether.Collection.Filings;

/// <summary>Why a whole file is refused, and how to mend it. Nothing of a refused file is stored.</summary>
internal static class FileRefusals
{
    private const string SaveAs =
        "In a spreadsheet, choose Save as and “CSV UTF-8 (comma delimited)”, then import that file.";

    public static Refusal Empty() =>
        new Refusal(
            "import.empty",
            RefusalKind.Invalid,
            "The file is empty. Choose the file again."
        );

    public static Refusal NotCsv(string looksLike) =>
        new Refusal(
            "import.not-csv",
            RefusalKind.Invalid,
            $"The file is not a CSV file: it looks like {looksLike}. {SaveAs}"
        );

    public static Refusal Utf16() =>
        new Refusal(
            "import.encoding",
            RefusalKind.Invalid,
            $"The file is saved as UTF-16 (“Unicode text”). {SaveAs}"
        );

    public static Refusal NotUtf8(int row, long line) =>
        new Refusal(
            "import.encoding",
            RefusalKind.Invalid,
            $"Row {row} (line {line} of the file) holds characters that are not UTF-8, as files saved for Windows or Latin-1 do. {SaveAs}"
        );

    public static Refusal Separator(string name) =>
        new Refusal(
            "import.separator",
            RefusalKind.Invalid,
            $"The columns are separated by {name}, not by commas. {SaveAs}"
        );

    public static Refusal NotFilings(IReadOnlyList<string> heading) =>
        new Refusal(
            "import.columns-missing",
            RefusalKind.Invalid,
            $"The first row is not the heading of a file of quarterly filings. It begins with “{Start(heading)}”. "
                + "The heading must name id, collection_year, collection_quarter, service_id, the volumes and q1_text, q1_1 to q7_5."
        );

    public static Refusal ColumnsMissing(
        IReadOnlyList<string> missing,
        IReadOnlyList<string> heading
    )
    {
        var named = string.Join(", ", missing.Take(8));
        var more = missing.Count > 8 ? $" and {missing.Count - 8} more" : "";
        var hint =
            heading.Contains("question_id", StringComparer.OrdinalIgnoreCase)
            && heading.Contains("strongly_agree_num", StringComparer.OrdinalIgnoreCase)
                ? "This looks like an extract with one question per row; import the full filings, which have one survey per row."
                : "Add them to the heading, with empty cells where nothing is known, and import the file again.";
        return new Refusal(
            "import.columns-missing",
            RefusalKind.Invalid,
            $"The file has no column {named}{more}. {hint}"
        )
        {
            Faults = [.. missing.Select(name => new Fault(name, $"The column {name} is missing."))],
        };
    }

    public static Refusal ColumnTwice(string name) =>
        new Refusal(
            "import.column-twice",
            RefusalKind.Invalid,
            $"The column {name} is there twice. Remove or rename one of them and import the file again."
        );

    public static Refusal NoRows() =>
        new Refusal(
            "import.empty",
            RefusalKind.Invalid,
            "The file has a heading and no rows. Export it again with its rows."
        );

    private static string Start(IReadOnlyList<string> heading)
    {
        var text = string.Join(", ", heading.Take(4));
        return text.Length <= 80 ? text : text[..80] + "…";
    }
}
