using System.Buffers;

namespace Bellwether.Responses;

/// <summary>One text as a cell of a CSV file that people open in spreadsheets.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Quoted where it must be (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in
    /// front: it begins with =, +, -, @, a tab or a line break.</summary>
    public static string Of(string text)
    {
        var harmless = LooksLikeFormula(text) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(Quoted) < 0
            ? harmless
            : "\"" + harmless.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>True when a spreadsheet would run it. Also after spaces, which some of them skip, and in the wide forms of the
    /// signs.</summary>
    public static bool LooksLikeFormula(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
            return true;
        var words = text.AsSpan().TrimStart();
        return words.Length > 0
            && words[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
    }
}
