using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Web.Improvement.RecordChange;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.FollowChange;

/// <summary>One change: stating its effect, showing it to the public or taking it back.</summary>
internal static class FollowRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        Guid id,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => Page(http, listChanges, listServices, id, done, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        StateEffect stateEffect,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        Texts texts,
        Guid id,
        [FromForm] EffectKind? kind,
        [FromForm] string? effect,
        [FromForm] string? effectEs,
        CancellationToken cancel
    )
    {
        var outcome = await stateEffect.Run(
            http.User.ToActor(),
            id,
            kind ?? EffectKind.TooEarly,
            RecordRequests.Text(effect, effectEs),
            cancel
        );
        if (outcome.IsDone)
            return TypedResults.LocalRedirect($"/act/changes/{id}?done=stated");
        return outcome.Refusal.Kind == RefusalKind.NotFound
            ? TypedResults.NotFound()
            : await Page(
                http,
                listChanges,
                listServices,
                id,
                null,
                RecordRequests.Translate(texts, outcome.Refusal),
                cancel
            );
    }

    public static async Task<IResult> Publish(
        HttpContext http,
        PublishChange publishChange,
        Guid id,
        [FromForm] bool published,
        CancellationToken cancel
    )
    {
        var outcome = await publishChange.Run(http.User.ToActor(), id, published, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"/act/changes/{id}?done={(published ? "published" : "withdrawn")}"
            )
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Page(
        HttpContext http,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        Guid id,
        string? done,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var change = (await listChanges.Run(agencyId, cancel: cancel)).FirstOrDefault(each =>
            each.ChangeId == id
        );
        if (change is null)
            return TypedResults.NotFound();
        var services = await listServices.Run(agencyId, cancel: cancel);
        return new RazorComponentResult<FollowPage>(
            new
            {
                Change = change,
                Service = services.FirstOrDefault(service => service.ServiceId == change.ServiceId),
                Done = done,
                Refusal = refusal,
                MayPublish = http.MayAnywhere(Permission.PublishChanges),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
