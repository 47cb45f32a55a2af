using Bellwether.Collection;
using Bellwether.Improvement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.SeeChanges;

/// <summary>Shows people who answered what was changed because people told us.</summary>
internal static class ChangesRequests
{
    public static async Task<IResult> Show(
        string key,
        [FromServices] FindCollector findCollector,
        [FromServices] ListChanges listChanges,
        CancellationToken cancel
    )
    {
        if (await findCollector.Run(key, cancel) is not { } inUse)
            return Results.NotFound();
        var changes = await listChanges.Run(
            inUse.Agency.AgencyId,
            inUse.Service.ServiceId,
            publishedOnly: true,
            cancel
        );
        return new RazorComponentResult<ChangesPage>(new { InUse = inUse, Changes = changes });
    }
}
