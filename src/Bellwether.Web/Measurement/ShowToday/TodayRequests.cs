using Bellwether.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>The home page: what needs me.</summary>
internal static class TodayRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ReadToday read,
        string? sort,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<TodayPage>(
            new { View = await read.Run(http, cancel), Sort = TableSort.Parse(sort) }
        );
}
