using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Instruments.ShowInstrument;

/// <summary>Puts the page of an instrument together.</summary>
internal sealed class ShowReview(
    Drafting drafting,
    FindInstrument findInstrument,
    FindReview findReview,
    ListVersions listVersions,
    ListSimilarReasons listReasons,
    Reach reach,
    FindClearanceGaps findGaps
)
{
    public async Task<IResult> Page(HttpContext http, Guid id, string? done, Refusal? refusal)
    {
        var (actor, cancel) = (http.User.ToActor(), http.RequestAborted);
        if (
            await findInstrument.Run(actor.AgencyId, id, cancel) is not { } instrument
            || await findReview.Run(actor.AgencyId, id, cancel) is not { } review
        )
            return TypedResults.NotFound();
        var open = await drafting.Open(http, id);
        var versions = await listVersions.Run(actor.AgencyId, id, cancel);
        var collectors = (await reach.Collectors(http, Permission.ReadFigures, null, cancel))
            .Value.Where(collector => collector.InstrumentId == id && collector.IsOpen)
            .ToList();
        return new RazorComponentResult<InstrumentPage>(
            new
            {
                View = new InstrumentView(instrument, review, open, [.. versions.Reverse()])
                {
                    Breaks = open?.Current is { } current
                        ? DeclaredBreaks.Between(
                            current,
                            open.Draft.AsVersion(instrument.Versions + 1)
                        )
                        : null,
                    Collectors = collectors,
                    ClearanceGaps = await findGaps.Run(actor.AgencyId, collectors, open, cancel),
                    Reasons = await listReasons.Run(actor.AgencyId, id, cancel),
                    Done = done,
                    Refusal = refusal,
                    Reader = actor.AccountId,
                    MayDraft = http.MayAnywhere(Permission.DraftInstruments),
                    MayApprove = http.MayAnywhere(Permission.PublishInstruments),
                    MayApprovePrivacy = http.MayAnywhere(Permission.ApprovePrivacy),
                },
            }
        )
        {
            StatusCode = Drafting.Status(refusal),
        };
    }
}
