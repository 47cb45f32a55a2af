using Bellwether.Improvement;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Publishing;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>
/// What the records show of what managers say, counted where it is kept. Measurement does not know these rooms, so pages, API and
/// command line count it here and nowhere else.
/// </summary>
public sealed class Twins(
    ListFilings filings,
    ListChanges changes,
    ListIndices indices,
    ReadCatalogue catalogue,
    ReadPeople people,
    ReadThemes themes,
    FindAgency findAgency
)
{
    private const int Months = 12;

    /// <summary>The counts for the services of a query, up to the end of its quarter.</summary>
    /// <param name="query">The services, their collectors and the quarter.</param>
    /// <param name="cancel">Stops the reads.</param>
    public async Task<IReadOnlyList<TwinCount>> Run(
        IndexQuery query,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var services = query.Services.Select(service => service.ServiceId).ToHashSet();
        var since = query.Period.Last.AddMonths(-Months);
        var done = (await changes.Run(query.AgencyId, null, false, cancel))
            .Where(change =>
                services.Contains(change.ServiceId)
                && change.DidOn > since
                && change.DidOn <= query.Period.Last
            )
            .ToList();
        return
        [
            await Obligations(query, services, cancel),
            new(
                "decisions",
                done.Count(change => change.EffectKind != EffectKind.TooEarly),
                done.Count
            ),
            new(
                "strategy",
                (await indices.Run(query.AgencyId, cancel)).Any(index => index.Version > 1) ? 1 : 0,
                1
            ),
            new(
                "leader",
                (await catalogue.Run(query.AgencyId, cancel)).Count(row =>
                    services.Contains(row.Service.ServiceId) && row.Profile.Owner is not null
                ),
                services.Count
            ),
            await Research(query, services, since, cancel),
            await Coded(query, cancel),
            new(
                "scorecard",
                done.Where(change => change.IsPublished)
                    .Select(change => change.ServiceId)
                    .Distinct()
                    .Count(),
                services.Count
            ),
        ];
    }

    // What is owed each quarter for designated services: a filing, and that it was submitted.
    private async Task<TwinCount> Obligations(
        IndexQuery query,
        HashSet<Guid> services,
        CancellationToken cancel
    )
    {
        var owed = query.Services.Where(service => service.IsDesignated).ToList();
        var submitted = (await filings.Run(query.AgencyId, [query.Period], cancel))
            .Where(each =>
                services.Contains(each.Report.Service.ServiceId)
                && each.Report.Filing?.State is FilingState.Submitted or FilingState.Published
            )
            .Select(each => each.Report.Service.ServiceId)
            .ToHashSet();
        return new(
            "obligations",
            owed.Count(service => submitted.Contains(service.ServiceId)),
            owed.Count
        );
    }

    private async Task<TwinCount> Research(
        IndexQuery query,
        HashSet<Guid> services,
        DateOnly since,
        CancellationToken cancel
    )
    {
        var studied = (await people.Run(query.AgencyId, cancel))
            .Segments.Where(segment =>
                segment.Evidence.Any(evidence =>
                    evidence is { Stands: true, Kind: EvidenceKind.Research }
                    && evidence.Day > since
                    && evidence.Day <= query.Period.Last
                )
            )
            .SelectMany(segment => segment.Services)
            .Select(service => service.ServiceId)
            .Where(services.Contains)
            .Distinct()
            .Count();
        return new("research", studied, services.Count);
    }

    private async Task<TwinCount> Coded(IndexQuery query, CancellationToken cancel)
    {
        if (await findAgency.Run(query.AgencyId, cancel) is not { } agency)
            return new("coded", 0, 0);
        var before = agency.Calendar.QuarterOf(query.Period.First.AddDays(-1));
        var read = await themes.Run(
            new ThemesQuery(query.AgencyId, query.Scope, query.Period, before),
            cancel
        );
        return read.Unclassified.Value is { } share && read.Comments >= ReadFigure.FewestAnswers
            ? new("coded", read.Comments - (long)Math.Round(share * read.Comments), read.Comments)
            : new("coded", 0, 0);
    }
}
