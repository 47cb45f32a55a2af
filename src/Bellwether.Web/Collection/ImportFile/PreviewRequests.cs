using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>Twenty rows as they will be read and a summary of the whole file, before anything is written.</summary>
internal static class PreviewRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        CheckUpload check,
        Guid id,
        CancellationToken cancel
    )
    {
        var outcome = await check.Run(http.User.ToActor(), id, cancel);
        return Page(id, outcome.IsDone ? outcome.Value : null, outcome.Refusal);
    }

    public static async Task<IResult> Post(
        HttpContext http,
        StartImport start,
        RecordAudit audit,
        Guid id,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var outcome = await start.Run(actor, id, cancel);
        if (!outcome.IsDone)
            return Page(id, null, outcome.Refusal);
        await audit.Run(actor, "import.recorded", outcome.Value.ToString(), cancel: cancel);
        return TypedResults.LocalRedirect($"/listen/files/imports/{outcome.Value}");
    }

    private static IResult Page(Guid id, FileCheck? check, Refusal? refusal) =>
        refusal?.Kind == RefusalKind.NotFound
            ? ColumnsRequests.Gone(refusal)
            : new RazorComponentResult<PreviewPage>(
                new
                {
                    Id = id,
                    Check = check,
                    Refusal = refusal,
                }
            )
            {
                StatusCode = refusal is null
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status422UnprocessableEntity,
            };
}
