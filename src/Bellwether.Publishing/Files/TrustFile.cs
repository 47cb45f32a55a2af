using System.Globalization;
using System.Text;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>The 17-column file of the three-question form, to the byte (OMB Circular A-11, section 280, from fiscal year 2024).</summary>
internal static class TrustFile
{
    /// <summary>The head, as the collecting system checks it.</summary>
    public const string Head =
        "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,positive_transparency,"
        + "positive_humanity,positive_employee,positive_other,negative_effectiveness,negative_ease,negative_efficiency,"
        + "negative_transparency,negative_humanity,negative_employee,negative_other,question_4";

    private const string LineEnd = "\r\n";

    public static byte[] HeadLine { get; } = Encoding.UTF8.GetBytes(Head + LineEnd);

    /// <summary>One line. Words that a spreadsheet would run as a formula begin with an apostrophe.</summary>
    public static byte[] Line(TrustRow row)
    {
        var line = new StringBuilder(160);
        line.Append(row.ExternalId).Append(',');
        line.Append(row.Trust.ToString(CultureInfo.InvariantCulture));
        foreach (var flag in row.Positive.Concat(row.Negative))
            line.Append(',').Append(flag is { } ticked ? (ticked == 1 ? "1" : "0") : "null");
        line.Append(',').Append(CsvCell.Of(row.Words)).Append(LineEnd);
        return Encoding.UTF8.GetBytes(line.ToString());
    }

    /// <summary>True when every cell of the row is in its set of values for that survey.</summary>
    public static bool IsInOrder(SurveyShape shape, TrustRow row) =>
        shape.SurveyType switch
        {
            "thumbs_up_down" => row.Trust is 0 or 1,
            "likert_scale" => row.Trust is >= 1 and <= 5,
            _ => false,
        } && !row.Contradicts(shape);
}
