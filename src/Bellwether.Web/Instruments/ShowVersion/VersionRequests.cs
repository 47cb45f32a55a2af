using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Instruments.ShowVersion;

/// <summary>One frozen version: its words, what changed, who said yes, from when to when, who asks it.</summary>
internal static class VersionRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        FindInstrument findInstrument,
        FindReview findReview,
        FindVersion findVersion,
        ListVersions listVersions,
        Reach reach,
        CountAnswers countAnswers,
        Guid id,
        int number
    )
    {
        var (agency, cancel) = (http.User.ToActor().AgencyId, http.RequestAborted);
        var versions = await listVersions.Run(agency, id, cancel);
        if (
            await findInstrument.Run(agency, id, cancel) is not { } instrument
            || await findReview.Run(agency, id, cancel) is not { } review
            || versions.FirstOrDefault(each => each.Number == number) is not { } entry
            || await findVersion.Run(agency, entry.VersionId, cancel) is not { } version
        )
            return TypedResults.NotFound();
        var before = versions.LastOrDefault(each => each.Number < number) is { } earlier
            ? await findVersion.Run(agency, earlier.VersionId, cancel)
            : null;
        // The words are the agency's; who asks them is told where the reader has a right.
        var collectors = (await reach.Collectors(http, Permission.ReadFigures, null, cancel))
            .Value.Where(collector => collector.InstrumentId == id)
            .ToList();
        var counted = await countAnswers.Run(
            agency,
            [.. collectors.Select(collector => collector.CollectorId)],
            cancel
        );
        var answers = counted
            .Where(each => each.VersionId == version.VersionId)
            .ToDictionary(each => each.CollectorId, each => each.Responses);
        return new RazorComponentResult<VersionPage>(
            new
            {
                View = new VersionView(
                    instrument,
                    version,
                    entry,
                    versions.FirstOrDefault(each => each.Number > number)
                )
                {
                    Before = before,
                    Steps = [.. review.Steps.Where(step => step.ContentHash == entry.ContentHash)],
                    Asking =
                    [
                        .. collectors
                            .Where(collector =>
                                collector.VersionId == version.VersionId
                                || answers.ContainsKey(collector.CollectorId)
                            )
                            .Select(collector => new AskingCollector(
                                collector,
                                collector.IsOpen && collector.VersionId == version.VersionId,
                                answers.GetValueOrDefault(collector.CollectorId)
                            )),
                    ],
                },
            }
        );
    }
}

/// <summary>A collector that asks a version, or asked it.</summary>
/// <param name="Collector">The collector.</param>
/// <param name="AsksNow">True while it is open and asks this version.</param>
/// <param name="Responses">How many answered this version there.</param>
public sealed record AskingCollector(Collector Collector, bool AsksNow, long Responses);

/// <summary>What the page of a version shows.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Version">The version.</param>
/// <param name="Entry">When and by whom it was frozen.</param>
/// <param name="Next">The version after it, or null.</param>
public sealed record VersionView(
    Instrument Instrument,
    InstrumentVersion Version,
    VersionEntry Entry,
    VersionEntry? Next
)
{
    /// <summary>The version before it, or null.</summary>
    public InstrumentVersion? Before { get; init; }

    /// <summary>Who did what to exactly these words.</summary>
    public IReadOnlyList<ReviewStep> Steps { get; init; } = [];

    /// <summary>The collectors that ask it, or asked it.</summary>
    public IReadOnlyList<AskingCollector> Asking { get; init; } = [];

    /// <summary>True while it is the version in use.</summary>
    public bool IsCurrent => Instrument.CurrentVersionId == Version.VersionId;
}
