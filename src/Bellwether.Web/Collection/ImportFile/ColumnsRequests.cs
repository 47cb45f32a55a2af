using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>Saying what the columns of a file mean.</summary>
internal static class ColumnsRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] Reads reads,
        Guid id,
        string? answers,
        CancellationToken cancel
    ) => Page(http.User.ToActor(), reads, id, null, cancel, isAnswers: answers == "yes");

    public static async Task<IResult> Post(
        HttpContext http,
        [AsParameters] Reads reads,
        SetUploadMapping setMapping,
        SaveMapping saveMapping,
        Guid id,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var found = await reads.FindUpload.Run(actor.AgencyId, id, cancel);
        if (!found.IsDone)
            return Gone(found.Refusal);
        var form = await http.Request.ReadFormAsync(cancel);
        var mapping = ColumnsForm.Read(form, Before(found.Value), found.Value.Seen);
        var set = await setMapping.Run(actor, id, mapping, cancel);
        if (!set.IsDone)
            return await Page(
                actor,
                reads,
                id,
                ColumnsForm.Say(set.Refusal, found.Value.Seen),
                cancel,
                isAnswers: true
            );
        if (form["keep"] == "yes")
            await saveMapping.Run(actor, mapping, cancel);
        return TypedResults.LocalRedirect($"/listen/files/{id}/preview");
    }

    /// <summary>Uses a mapping that was saved, or one that ships.</summary>
    public static async Task<IResult> UseSaved(
        HttpContext http,
        [AsParameters] Reads reads,
        SetUploadMapping setMapping,
        FindMapping findMapping,
        Guid id,
        [FromForm] string? mapping,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var saved = await findMapping.Run(actor.AgencyId, mapping ?? "", cancel);
        if (!saved.IsDone)
            return await Page(
                actor,
                reads,
                id,
                saved.Refusal with
                {
                    Faults = [new Fault("mapping", saved.Refusal.Message)],
                },
                cancel,
                isAnswers: true
            );
        var set = await setMapping.Run(actor, id, saved.Value, cancel);
        return set.IsDone
            ? TypedResults.LocalRedirect($"/listen/files/{id}/preview")
            : Gone(set.Refusal);
    }

    // What was said of the file so far, if it was said of answers; else what its columns suggest.
    private static Mapping Before(UploadFound found) =>
        found.Upload.Mapping.Kind == MappingKind.Facts ? found.Seen.Mapping : found.Upload.Mapping;

    private static async Task<IResult> Page(
        Actor actor,
        Reads reads,
        Guid id,
        Refusal? refusal,
        CancellationToken cancel,
        bool isAnswers
    )
    {
        var found = await reads.FindUpload.Run(actor.AgencyId, id, cancel);
        if (!found.IsDone)
            return Gone(found.Refusal);
        if (!isAnswers && found.Value.Upload.Mapping.Kind == MappingKind.Facts)
            return TypedResults.LocalRedirect($"/listen/files/{id}/numbers");
        var mappings = await reads.ListMappings.Run(actor.AgencyId, cancel);
        return new RazorComponentResult<ColumnsPage>(
            new
            {
                Found = found.Value with
                {
                    Upload = found.Value.Upload with { Mapping = Before(found.Value) },
                },
                Refusal = refusal,
                Mappings = mappings,
                Services = await reads.ListServices.Run(actor.AgencyId, cancel: cancel),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    internal static IResult Gone(Refusal refusal) =>
        refusal.Kind == RefusalKind.NotFound
            ? TypedResults.LocalRedirect("/listen/files")
            : TypedResults.UnprocessableEntity(refusal.Message);

    /// <summary>What the page reads.</summary>
    internal sealed record Reads(
        FindUpload FindUpload,
        ListMappings ListMappings,
        ListServices ListServices
    );
}
