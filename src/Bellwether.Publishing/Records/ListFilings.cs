using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>A service and quarter at a glance.</summary>
/// <param name="Report">What is known without reading the rows.</param>
/// <param name="Rating">The rating it was submitted with, or the one it would have as far as can be seen now.</param>
/// <param name="IsLate">True when the deadline passed and nothing was submitted or explained.</param>
public sealed record FilingGlance(FilingReport Report, FilingRating Rating, bool IsLate);

/// <summary>Lists the filings of an agency: every service in every quarter, prepared or not.</summary>
public sealed class ListFilings
{
    private readonly MakeReport make;
    private readonly FindAgency findAgency;
    private readonly TimeProvider time;

    internal ListFilings(MakeReport make, FindAgency findAgency, TimeProvider time)
    {
        this.make = make;
        this.findAgency = findAgency;
        this.time = time;
    }

    /// <summary>The filings of these quarters, by service and quarter. A quarter that is over, without answers and without a
    /// record, is left out unless the service is designated.</summary>
    public async Task<IReadOnlyList<FilingGlance>> Run(
        Guid agencyId,
        IReadOnlyList<Period> quarters,
        CancellationToken cancel = default
    )
    {
        if (await findAgency.Run(agencyId, cancel) is not { } agency)
            return [];
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        return
        [
            .. (await make.Glance(agency, quarters, cancel))
                .Where(report => IsExpected(report, today))
                .Select(report => new FilingGlance(
                    report,
                    report.Filing?.Rating ?? report.Rating,
                    today > report.Deadline && IsOpen(report.Filing)
                )),
        ];
    }

    // An open form that nobody answered says nothing about a quarter that is long over.
    private static bool IsExpected(FilingReport report, DateOnly today) =>
        report.Filing is not null
        || report.Service.IsDesignated
        || report.Respondents > 0
        || (report.Surveys.Count > 0 && today <= report.Deadline);

    private static bool IsOpen(QuarterFiling? filing) =>
        filing?.State is null or FilingState.Draft or FilingState.ChangeRequested;
}
