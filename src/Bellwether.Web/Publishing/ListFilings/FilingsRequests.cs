using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Publishing;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Listing = Bellwether.Publishing.ListFilings;

namespace Bellwether.Web.Publishing.ListFilings;

/// <summary>Services and quarters: how each filing stands, when it is due, what is missing.</summary>
internal static class FilingsRequests
{
    private const int Quarters = 4;

    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        Listing list,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var quarters = Last(desk, Quarters);
        return new RazorComponentResult<FilingsPage>(
            new
            {
                Quarters = quarters,
                Glances = await Within(http, reader, list, quarters, cancel),
                desk.Today,
            }
        );
    }

    /// <summary>GET /api/v1/filings[?quarter=FY2026Q1].</summary>
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        Listing list,
        string? quarter,
        string? limit,
        string? cursor,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var quarters = Last(desk, Quarters);
        if (!string.IsNullOrWhiteSpace(quarter))
        {
            var named = desk.Calendar.Read(quarter);
            if (!named.IsDone)
                return named.Refusal.About("quarter").ToProblem();
            quarters = [named.Value];
        }
        if (quarters.Any(each => each.Grain != Grain.Quarter))
            return new Refusal(
                "filing.not-a-quarter",
                RefusalKind.Invalid,
                "Filings are made for fiscal quarters. Write one, such as FY2026Q1."
            )
                .About("quarter")
                .ToProblem();
        var glances = await Within(http, reader, list, quarters, cancel);
        return ApiAnswer.Page(
            http,
            Paging.Of(
                glances.Select(glance =>
                    FilingReply.Of(glance.Report, glance.Rating, glance.IsLate)
                ),
                reply => $"{reply.Quarter} {reply.Service}",
                limit,
                cursor
            )
        );
    }

    private static async Task<IReadOnlyList<FilingGlance>> Within(
        HttpContext http,
        Reader reader,
        Listing list,
        IReadOnlyList<Period> quarters,
        CancellationToken cancel
    )
    {
        var within = (await reader.Services(http, Permission.ReadFigures, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        var all = await list.Run(http.User.ToActor().AgencyId, quarters, cancel);
        return [.. all.Where(glance => within.Contains(glance.Report.Service.ServiceId))];
    }

    private static List<Period> Last(Desk desk, int count)
    {
        var quarters = new List<Period> { desk.ThisQuarter };
        while (quarters.Count < count)
            quarters.Add(desk.Before(quarters[^1]));
        return quarters;
    }
}
