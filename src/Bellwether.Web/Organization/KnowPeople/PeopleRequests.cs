using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.KnowPeople;

/// <summary>Segments and personas to read, and the evidence they rest on.</summary>
internal static class PeopleRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ReadPeople read,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<PeoplePage>(
            new
            {
                People = await read.Run(http.User.ToActor().AgencyId, cancel),
                MayManage = http.MayI(Permission.ManageCatalogue),
            }
        );

    public static async Task<IResult> Show(
        HttpContext http,
        SegmentDesk desk,
        string segment,
        CancellationToken cancel
    ) => await desk.Page(http, segment, null, null, cancel);

    public static async Task<IResult> AddEvidence(
        HttpContext http,
        SegmentDesk desk,
        AddEvidence add,
        string segment,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var faults = new List<Fault>();
        var typed = new EvidenceToAdd(
            segment,
            Enum.TryParse<EvidenceKind>(form["kind"], out var kind) ? kind : EvidenceKind.Research,
            form["title"].ToString(),
            form["source"].ToString(),
            FormText.Day(form, "day", faults)
        )
        {
            People = FormText.Number(form, "people", faults),
        };
        if (!Enum.TryParse<EvidenceKind>(form["kind"], out _))
            faults.Add(new Fault("kind", "Choose what kind of evidence it is."));
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome =
            !allowed.IsDone ? allowed.Refusal
            : faults.Count > 0
                ? new Refusal("form.incomplete", RefusalKind.Invalid, faults[0].Message)
                {
                    Faults = faults,
                }
            : await add.Run(http.User.ToActor(), typed, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/people/{segment}#evidence")
            : await desk.Page(http, segment, typed, outcome.Refusal, cancel);
    }

    public static async Task<IResult> RemoveEvidence(
        HttpContext http,
        SegmentDesk desk,
        RemoveEvidence remove,
        string segment,
        Guid evidence,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome = allowed.IsDone
            ? await remove.Run(
                http.User.ToActor(),
                evidence,
                (await http.Request.ReadFormAsync(cancel))[$"reason.{evidence:N}"].ToString(),
                cancel
            )
            : allowed.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/people/{segment}#evidence")
            : await desk.Page(http, segment, null, outcome.Refusal, cancel);
    }
}

/// <summary>Puts the page of a segment together.</summary>
internal sealed class SegmentDesk(
    Reader reader,
    ReadPeople readPeople,
    ReadJourneys readJourneys,
    Scopes scopes,
    ReadSplit readSplit
)
{
    private const string Measured = "trust";

    public async Task<IResult> Page(
        HttpContext http,
        string slug,
        EvidenceToAdd? typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var agencyId = desk.Agency.AgencyId;
        var segment = (await readPeople.Run(agencyId, cancel)).Segments.FirstOrDefault(each =>
            each.Slug == slug
        );
        if (segment is null)
            return Results.NotFound();
        var period = desk.Before(desk.ThisQuarter);
        return new RazorComponentResult<SegmentPage>(
            new
            {
                Segment = segment,
                Journeys = (await readJourneys.Run(agencyId, cancel))
                    .Where(each => each.Segments.Contains(slug))
                    .ToList(),
                Scores = await Scores(http, agencyId, segment, period, cancel),
                Period = period,
                MayManage = http.MayI(Permission.ManageCatalogue),
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
    }

    // A segment is described, never assigned: the nearest counted part of everybody's answers stands for it.
    private async Task<IReadOnlyList<SegmentScore>> Scores(
        HttpContext http,
        Guid agencyId,
        Segment segment,
        Period period,
        CancellationToken cancel
    )
    {
        if (
            segment.CountedBy?.Split(':', 2) is not [var dimension, var value]
            || !Enum.TryParse<SplitBy>(dimension, true, out var by)
            || !http.MayAnywhere(Permission.ReadFigures)
        )
            return [];
        var reach = (await reader.Services(http, Permission.ReadFigures, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        var found = new List<SegmentScore>();
        foreach (var service in segment.Services.Where(each => reach.Contains(each.ServiceId)))
        {
            var split = await readSplit.Run(
                new SplitQuery(
                    agencyId,
                    await scopes.OfService(service, Language.Current.Code, cancel),
                    Measured,
                    period,
                    by
                ),
                cancel
            );
            found.Add(
                new SegmentScore(
                    service,
                    split.IsDone
                        ? split.Value.Parts.FirstOrDefault(part => part.Key == value)
                        : null
                )
            );
        }
        return found;
    }
}
