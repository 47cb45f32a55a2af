using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowGovernmentWide;

/// <summary>All filings together, and how much of the government they are.</summary>
internal static class GovernmentWideRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ReadCoverage coverage,
        ReadTrend trends,
        global::Bellwether.Measurement.ComparePeriods compare,
        Texts texts,
        string? period,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var agencyId = desk.Agency.AgencyId;
        var scope = (await reader.Scope(http, null, texts["measurement.scope.all"], cancel)).Value;
        var covered = (
            await coverage.Run(agencyId, scope, desk.FirstQuarter, desk.ThisQuarter, cancel)
        ).Value;
        if (covered.Filings == 0)
            return new RazorComponentResult<GovernmentWidePage>(new { Coverage = covered });
        var at = Chosen(desk, covered, period);
        var compared = compare.Run(
            new ComparisonQuery(agencyId, scope, "trust", desk.Before(at), at),
            cancel
        );
        var trend = trends.Run(
            new TrendQuery(agencyId, scope, "trust", desk.FirstQuarter, desk.ThisQuarter),
            cancel
        );
        return new RazorComponentResult<GovernmentWidePage>(
            new
            {
                Coverage = covered,
                Compared = (await compared).Value,
                Trend = TrendWords.Recent((await trend).Value, int.MaxValue),
            }
        );
    }

    private static Period Chosen(Desk desk, Coverage covered, string? period) =>
        period is { Length: > 0 }
        && desk.Calendar.Read(period) is { IsDone: true, Value: { Grain: Grain.Quarter } quarter }
            ? quarter
            : covered.Quarters[^1].Quarter;
}
