using Bellwether.Collection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ReadPrivacy;

/// <summary>Shows what a form does with what people tell it.</summary>
internal static class PrivacyRequests
{
    public static async Task<IResult> Show(
        string key,
        [FromServices] FindCollector findCollector,
        CancellationToken cancel
    ) =>
        await findCollector.Run(key, cancel) is { } inUse
            ? new RazorComponentResult<PrivacyPage>(new { InUse = inUse })
            : Results.NotFound();
}
