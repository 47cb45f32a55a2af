using Bellwether.Access;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.BrowseInstruments;

/// <summary>The questionnaires of the agency.</summary>
internal static class BrowseRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ListReviews listReviews,
        [FromQuery] string? archived,
        CancellationToken cancel
    )
    {
        var all = await listReviews.Run(http.User.ToActor().AgencyId, cancel);
        return new RazorComponentResult<InstrumentsPage>(
            new
            {
                Entries = all.Where(entry =>
                        (entry.Instrument.ArchivedAt is null) == (archived is null)
                    )
                    .ToList(),
                Archived = all.Count(entry => entry.Instrument.ArchivedAt is not null),
                ShowsArchive = archived is not null,
                MayDraft = http.MayAnywhere(Permission.DraftInstruments),
            }
        );
    }
}
