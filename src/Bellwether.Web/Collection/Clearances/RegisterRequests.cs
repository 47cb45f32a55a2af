using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>What is lawful until when, and one clearance whole.</summary>
internal static class RegisterRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ClearancesWithin clearances,
        [FromQuery] string? done,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<RegisterPage>(
            new
            {
                Register = await clearances.Register(http, cancel),
                MayManage = http.MayAnywhere(Permission.ManageClearances),
                Done = done,
            }
        );

    public static async Task<IResult> ShowOne(
        HttpContext http,
        ClearancesWithin clearances,
        Guid id,
        [FromQuery] string? done,
        CancellationToken cancel
    ) =>
        await clearances.Find(http, id, cancel) is { } whole
            ? new RazorComponentResult<ClearancePage>(
                new
                {
                    Whole = whole,
                    MayManage = http.MayAnywhere(Permission.ManageClearances),
                    Done = done,
                }
            )
            : TypedResults.NotFound();

    public static async Task<IResult> Cover(
        HttpContext http,
        CoverCollector coverCollector,
        ClearancesWithin clearances,
        Reach reach,
        Guid id,
        [FromForm] Guid collector,
        CancellationToken cancel
    )
    {
        if (!(await reach.Collector(http, Permission.ManageClearances, collector, cancel)).IsDone)
            return TypedResults.NotFound();
        var outcome = await coverCollector.Run(
            http.User.ToActor(),
            collector,
            id,
            Language.Current.Code,
            cancel
        );
        if (outcome.IsDone)
            return TypedResults.LocalRedirect("/listen/clearances?done=covered");
        return new RazorComponentResult<RegisterPage>(
            new
            {
                Register = await clearances.Register(http, cancel),
                MayManage = true,
                Refusal = outcome.Refusal,
            }
        )
        {
            StatusCode = outcome.Refusal.Kind.Status(),
        };
    }
}
