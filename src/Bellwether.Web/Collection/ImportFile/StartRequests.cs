using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>Choosing a file, and the files that were imported.</summary>
internal static class StartRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ListBatches listBatches,
        CancellationToken cancel
    ) => await Page(http, listBatches, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        KeepUpload keep,
        ListBatches listBatches,
        Texts texts,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        if (file is null || file.Length == 0)
            return await Page(
                http,
                listBatches,
                new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    texts["collection.importfile.choose"]
                )
                {
                    Faults = [new Fault("file", texts["collection.importfile.choose"])],
                },
                cancel
            );
        await using var stream = file.OpenReadStream();
        var kept = await keep.Run(
            http.User.ToActor(),
            stream,
            Path.GetFileName(file.FileName),
            cancel
        );
        return kept.IsDone
            ? TypedResults.LocalRedirect($"/listen/files/{kept.Value.UploadId}/columns")
            : await Page(
                http,
                listBatches,
                kept.Refusal with
                {
                    Faults = [new Fault("file", kept.Refusal.Message)],
                },
                cancel
            );
    }

    private static async Task<IResult> Page(
        HttpContext http,
        ListBatches listBatches,
        Refusal? refusal,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<StartPage>(
            new
            {
                Refusal = refusal,
                Batches = await listBatches.Run(http.User.ToActor().AgencyId, cancel),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
