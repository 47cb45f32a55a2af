using Bellwether.Access;
using Bellwether.Collection.Filings;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ReadImport;

/// <summary>Bringing in a file of quarterly filings from the page.</summary>
internal static class UploadRequests
{
    public static RazorComponentResult<UploadPage> Show() => new(new { Refusal = (Refusal?)null });

    public static async Task<IResult> Post(
        HttpContext http,
        ImportA11 importA11,
        Texts texts,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        if (file is null || file.Length == 0)
            return Again(
                new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    texts["collection.imports.choose"]
                )
                {
                    Faults = [new Fault("file", texts["collection.imports.choose"])],
                }
            );
        await using var stream = file.OpenReadStream();
        var outcome = await importA11.Run(
            http.User.ToActor(),
            stream,
            Path.GetFileName(file.FileName),
            null,
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/listen/imports/{outcome.Value.ImportId}")
            : Again(outcome.Refusal with { Faults = [new Fault("file", outcome.Refusal.Message)] });
    }

    private static RazorComponentResult<UploadPage> Again(Refusal refusal) =>
        new(new { Refusal = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
