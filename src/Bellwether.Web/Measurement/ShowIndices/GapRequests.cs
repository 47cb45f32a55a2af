using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>What managers believe against what customers say.</summary>
internal static class GapRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        IndexAsked asked,
        ReadPerceptionGap read,
        string? period,
        CancellationToken cancel
    )
    {
        var gap = await Read(http, asked, read, period, cancel);
        return gap.IsDone ? new RazorComponentResult<GapPage>(new { Gap = gap.Value })
            : gap.Refusal.Kind == RefusalKind.NotFound
                ? new RazorComponentResult<GapPage>(new { Why = gap.Refusal.Message })
            : gap.Refusal.ToProblem();
    }

    public static async Task<IResult> Json(
        HttpContext http,
        IndexAsked asked,
        ReadPerceptionGap read,
        string? period,
        CancellationToken cancel
    )
    {
        var gap = await Read(http, asked, read, period, cancel);
        return gap.IsDone
            ? ApiAnswer.Json(http, GapReply.Of(gap.Value, Language.Current.Code))
            : gap.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        IndexAsked asked,
        ReadPerceptionGap read,
        string? period,
        CancellationToken cancel
    )
    {
        var gap = await Read(http, asked, read, period, cancel);
        if (!gap.IsDone)
            return gap.Refusal.ToProblem();
        var csv = new CsvText(
            "period",
            "who",
            "managers",
            "managers_n",
            "customers",
            "customers_n",
            "gap",
            "gap_low",
            "gap_high",
            "believed_trust",
            "measured_trust",
            "grade",
            "status"
        );
        foreach (
            var each in (GapFigure[])[gap.Value.Whole, .. gap.Value.Units, .. gap.Value.Levels]
        )
            csv.Row([
                gap.Value.Period.Name,
                each.Name.In("en"),
                CsvText.Number(each.Managers.Value),
                each.Managers.Value is null ? "" : CsvText.Number((long?)each.Managers.N),
                CsvText.Number(each.Customers.Value),
                each.Customers.Value is null ? "" : CsvText.Number((long?)each.Customers.N),
                .. CsvText.Cells(each.Gap),
                CsvText.Number(each.Believed.Value),
                CsvText.Number(each.Trust.Value),
                gap.Value.Grade.ToString(),
                each.Gap.Status.ToString(),
            ]);
        return CsvText.File(csv.ToString(), $"perception-gap-{gap.Value.Period.Name}");
    }

    private static async Task<Outcome<PerceptionGapFigure>> Read(
        HttpContext http,
        IndexAsked asked,
        ReadPerceptionGap read,
        string? period,
        CancellationToken cancel
    )
    {
        var query = await asked.Run(http, null, period, cancel);
        if (!query.IsDone)
            return query.Refusal;
        var (desk, index) = query.Value;
        return await read.Run(
            new GapQuery(
                index.AgencyId,
                index.Services,
                index.Scope,
                string.IsNullOrWhiteSpace(period) ? null : index.Period,
                desk.Today
            ),
            cancel
        );
    }
}
