using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>Saying which columns of a file hold which numbers of the operation.</summary>
internal static class NumbersRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] ColumnsRequests.Reads reads,
        Guid id,
        CancellationToken cancel
    ) => Page(http.User.ToActor(), reads, id, null, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        [AsParameters] ColumnsRequests.Reads reads,
        SetUploadMapping setMapping,
        SaveMapping saveMapping,
        Guid id,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var found = await reads.FindUpload.Run(actor.AgencyId, id, cancel);
        if (!found.IsDone)
            return ColumnsRequests.Gone(found.Refusal);
        var form = await http.Request.ReadFormAsync(cancel);
        var mapping = NumbersForm.Read(form, Before(found.Value), found.Value.Seen);
        var set = await setMapping.Run(actor, id, mapping, cancel);
        if (!set.IsDone)
        {
            var by = NumbersForm.By(form);
            return await Page(actor, reads, id, by, NumbersForm.Say(set.Refusal, by), cancel);
        }
        if (form["keep"] == "yes")
            await saveMapping.Run(actor, mapping, cancel);
        return TypedResults.LocalRedirect($"/listen/files/{id}/preview");
    }

    // What was said of the file so far, if it was said of numbers; else what its columns suggest.
    private static Mapping Before(UploadFound found) =>
        found.Upload.Mapping.Kind == MappingKind.Facts
            ? found.Upload.Mapping
            : ProposeFacts.Run(found.Upload.Mapping.Name, found.Seen);

    private static async Task<IResult> Page(
        Actor actor,
        ColumnsRequests.Reads reads,
        Guid id,
        PeriodBy? by,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var found = await reads.FindUpload.Run(actor.AgencyId, id, cancel);
        if (!found.IsDone)
            return ColumnsRequests.Gone(found.Refusal);
        var mapping = Before(found.Value);
        return new RazorComponentResult<NumbersPage>(
            new
            {
                Found = found.Value,
                Mapping = mapping,
                By = by ?? NumbersForm.By(mapping),
                Refusal = refusal,
                Services = await reads.ListServices.Run(actor.AgencyId, cancel: cancel),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
