using System.Globalization;
using Bellwether.Access;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Exporting = Bellwether.Responses.ExportResponses;

namespace Bellwether.Web.Responses.ExportResponses;

/// <summary>Answers as files: they flow from the log to the line, whatever their number.</summary>
internal static class ExportRequests
{
    public static Task<IResult> Csv(
        HttpContext http,
        Taken taken,
        Exporting export,
        RecordAudit audit,
        [AsParameters] Wanted wanted,
        CancellationToken cancel
    ) =>
        Send(
            new Errand(http, taken, export, audit, cancel),
            wanted,
            ExportFormat.Csv,
            "text/csv; charset=utf-8"
        );

    public static Task<IResult> Ndjson(
        HttpContext http,
        Taken taken,
        Exporting export,
        RecordAudit audit,
        [AsParameters] Wanted wanted,
        CancellationToken cancel
    ) =>
        Send(
            new Errand(http, taken, export, audit, cancel),
            wanted,
            ExportFormat.Ndjson,
            "application/x-ndjson"
        );

    /// <summary>What the columns and codes of the file mean.</summary>
    public static async Task<IResult> Columns(
        HttpContext http,
        Taken taken,
        ListExportColumns list,
        [AsParameters] Wanted wanted,
        CancellationToken cancel
    )
    {
        var query = await taken.Find(http, wanted, cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        var csv = new CsvText("column", "kind", "version", "code", "means");
        foreach (var line in await list.Run(query.Value, cancel))
            csv.Row(
                line.Column,
                line.Kind,
                line.Version == 0 ? "" : line.Version.ToString(CultureInfo.InvariantCulture),
                line.Code,
                line.Means
            );
        return CsvText.File(csv.ToString(), "responses-columns");
    }

    private static async Task<IResult> Send(
        Errand errand,
        Wanted wanted,
        ExportFormat format,
        string type
    )
    {
        var query = await errand.Taken.Find(errand.Http, wanted, errand.Cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        // Before the first byte: who took answers away is known even when the line breaks in the middle.
        await errand.Audit.Run(
            errand.Http.User.ToActor(),
            "responses.exported",
            query.Value.Sources is [var only] ? $"{only.CollectorId}" : "several-collectors",
            $"format={format.ToString().ToLowerInvariant()} collectors={query.Value.Sources.Count} from={query.Value.First:yyyy-MM-dd} to={query.Value.Last:yyyy-MM-dd} words={(query.Value.WithWords ? "yes" : "no")}",
            errand.Cancel
        );
        return Results.Stream(
            to => errand.Export.Run(query.Value, format, to, cancel: errand.Cancel),
            type,
            $"responses.{format.ToString().ToLowerInvariant()}"
        );
    }

    private sealed record Errand(
        HttpContext Http,
        Taken Taken,
        Exporting Export,
        RecordAudit Audit,
        CancellationToken Cancel
    );
}
