using System.Globalization;
using System.Text;
using Bellwether.Access;
using Bellwether.Collection.Filings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ReadImport;

/// <summary>What became of an imported file: every defect by row and field, and what it withholds.</summary>
internal static class ImportRequests
{
    private const int OnAPage = 100;

    public static async Task<IResult> Show(
        HttpContext http,
        FindImport findImport,
        Guid id,
        [FromQuery] string? reason,
        [FromQuery] int? after,
        CancellationToken cancel
    )
    {
        var from = Math.Max(0, after ?? 0);
        var found = await findImport.Run(
            http.User.ToActor().AgencyId,
            id,
            reason,
            from,
            OnAPage,
            cancel
        );
        return found is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<ImportPage>(
                new
                {
                    Found = found,
                    Reason = reason,
                    After = from,
                    OnAPage,
                }
            );
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        FindImport findImport,
        Guid id,
        CancellationToken cancel
    )
    {
        var found = await findImport.Run(
            http.User.ToActor().AgencyId,
            id,
            null,
            0,
            int.MaxValue,
            cancel
        );
        if (found is null)
            return TypedResults.NotFound();
        var text = new StringBuilder("row,field,reason,withholds,message\r\n");
        foreach (var defect in found.Defects)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{defect.Row},{Cell(defect.Field)},{defect.Reason},{defect.Spoils},{Cell(defect.Message.In(Language.Current.Code))}\r\n"
            );
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(text.ToString()),
            "text/csv; charset=utf-8",
            "defects.csv"
        );
    }

    // A cell that begins with one of these is a formula to a spreadsheet; the apostrophe keeps it text.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t".Contains(text[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
