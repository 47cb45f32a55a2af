using System.Globalization;
using System.Text;
using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>What became of an imported file, row by row; and taking it back.</summary>
internal static class BatchRequests
{
    private const int OnAPage = 100;

    public static async Task<IResult> Show(
        HttpContext http,
        FindBatch findBatch,
        TimeProvider time,
        Guid id,
        [FromQuery] string? reason,
        [FromQuery] int? after,
        CancellationToken cancel
    ) => await Page(http, findBatch, time, id, reason, after, null, cancel);

    public static async Task<IResult> Csv(
        HttpContext http,
        ReadKeptRows read,
        Guid id,
        CancellationToken cancel
    )
    {
        var rows = await read.Run(http.User.ToActor().AgencyId, id, Language.Current.Code, cancel);
        if (rows is null)
            return TypedResults.NotFound();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(
                    stream,
                    new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
                    leaveOpen: true
                );
                await foreach (var row in rows)
                    await writer.WriteAsync(KeptRowText.Line(row).AsMemory(), cancel);
            },
            "text/csv; charset=utf-8",
            "rows-to-mend.csv"
        );
    }

    public static async Task<IResult> Undo(
        HttpContext http,
        UndoBatch undo,
        FindBatch findBatch,
        RecordAudit audit,
        TimeProvider time,
        Guid id,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var outcome = await undo.Run(actor, id, cancel: cancel);
        if (!outcome.IsDone)
            return await Page(http, findBatch, time, id, null, null, outcome.Refusal, cancel);
        await audit.Run(
            actor,
            "import.undone",
            id.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"rows={outcome.Value.Accepted}"),
            cancel
        );
        return TypedResults.LocalRedirect($"/listen/files/imports/{id}");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        FindBatch findBatch,
        TimeProvider time,
        Guid id,
        string? reason,
        int? after,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var from = Math.Max(0, after ?? 0);
        var found = await findBatch.Run(
            http.User.ToActor().AgencyId,
            id,
            reason,
            from,
            OnAPage,
            cancel
        );
        return found is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<BatchPage>(
                new
                {
                    Found = found,
                    Reason = reason,
                    After = from,
                    OnAPage,
                    Refusal = refusal,
                    Now = time.GetUtcNow(),
                }
            )
            {
                StatusCode = refusal is null
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status409Conflict,
            };
    }
}
