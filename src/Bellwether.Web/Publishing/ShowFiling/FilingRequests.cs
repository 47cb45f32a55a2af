using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Publishing.ShowFiling;

/// <summary>One filing: what the rules say, its files, its record.</summary>
internal static class FilingRequests
{
    public static async Task<IResult> Show(
        [AsParameters] FilingDesk desk,
        string service,
        string quarter,
        string? done
    )
    {
        var found = await Find(desk, service, quarter, Permission.ReadFigures);
        return found.IsDone ? await Page(desk, found.Value, null, done) : Missing(found.Refusal);
    }

    /// <summary>GET /api/v1/filings/SERVICE/QUARTER.</summary>
    public static async Task<IResult> Json(
        [AsParameters] FilingDesk desk,
        string service,
        string quarter
    )
    {
        var found = await Find(desk, service, quarter, Permission.ReadFigures);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var report = await desk.Read.Run(found.Value.Query, desk.Cancel);
        return report.Answer(value =>
            ApiAnswer.Json(
                desk.Http,
                FilingReply.Of(
                    value,
                    value.Filing?.Rating ?? value.Rating,
                    IsLate(value, found.Value.Today)
                )
            )
        );
    }

    public static async Task<Outcome<FoundFiling>> Find(
        FilingDesk desk,
        string slug,
        string quarter,
        Permission permission
    )
    {
        var at = await desk.Reader.Desk(desk.Http, desk.Cancel);
        var service = await desk.Reader.Service(desk.Http, slug, desk.Cancel, permission);
        if (!service.IsDone)
            return service.Refusal;
        var period = at.Calendar.Read(quarter);
        if (!period.IsDone)
            return period.Refusal.About("quarter");
        return new FoundFiling(
            service.Value,
            new FilingQuery(at.Agency.AgencyId, service.Value.ServiceId, period.Value),
            at.Today
        );
    }

    public static async Task<IResult> Page(
        FilingDesk desk,
        FoundFiling found,
        Refusal? refusal,
        string? done
    )
    {
        var report = await desk.Read.Run(found.Query, desk.Cancel);
        if (!report.IsDone)
            return Missing(report.Refusal);
        var mayPrepare = await desk.Reader.May(
            desk.Http,
            Permission.PrepareFilings,
            found.Service,
            desk.Cancel
        );
        var maySubmit = await desk.Reader.May(
            desk.Http,
            Permission.SubmitFilings,
            found.Service,
            desk.Cancel
        );
        var mayOpen = await desk.Reader.May(
            desk.Http,
            Permission.ReadComments,
            found.Service,
            desk.Cancel
        );
        return new RazorComponentResult<FilingPage>(
            new
            {
                Report = report.Value,
                found.Today,
                MayPrepare = mayPrepare,
                MaySubmit = maySubmit,
                MayOpen = mayOpen,
                Me = desk.Http.User.ToActor().AccountId,
                Refusal = refusal is null ? null : FilingWords.Translate(desk.Texts, refusal),
                Done = done,
            }
        )
        {
            StatusCode = refusal?.Kind.Status() ?? StatusCodes.Status200OK,
        };
    }

    public static IResult Missing(Refusal refusal) => Results.StatusCode(refusal.Kind.Status());

    private static bool IsLate(FilingReport report, DateOnly today) =>
        today > report.Deadline
        && report.Filing?.State is null or FilingState.Draft or FilingState.ChangeRequested;
}

/// <summary>A filing that was asked for, within reach.</summary>
/// <param name="Service">The service.</param>
/// <param name="Query">Service and quarter.</param>
/// <param name="Today">The agency's day.</param>
internal sealed record FoundFiling(Service Service, FilingQuery Query, DateOnly Today);

/// <summary>What every request about a filing needs.</summary>
internal sealed record FilingDesk(
    HttpContext Http,
    Reader Reader,
    ReadFiling Read,
    Texts Texts,
    CancellationToken Cancel
);
