using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>Puts together what is known of a service's surveys in a quarter, without reading single answers.</summary>
internal sealed class GatherSurveys(
    ListCollectors listCollectors,
    ReadCells readCells,
    ReadVolumes readVolumes,
    FindVersion findVersion,
    ListWordPolicies listWordPolicies
)
{
    /// <summary>Reads at once what the surveys of these quarters rest on, of one service or of all.</summary>
    public async Task<SurveyFacts> Read(
        Guid agencyId,
        Guid? serviceId,
        FiscalCalendar calendar,
        IReadOnlyList<Period> quarters,
        CancellationToken cancel
    )
    {
        var first = quarters.Min(quarter => quarter.First);
        var last = quarters.Max(quarter => quarter.Last);
        var collectors = await listCollectors.Run(agencyId, serviceId, cancel);
        var volumes = await readVolumes.Run(
            new VolumeQuery(agencyId, first, last)
            {
                ServiceIds = serviceId is { } one ? [one] : null,
            },
            cancel
        );
        var cells = await readCells.Run(
            new CellQuery(
                agencyId,
                [.. collectors.Select(collector => collector.CollectorId)],
                Cube.QuarterChannel,
                Period.MonthNumber(Before(calendar, first).First),
                Period.MonthNumber(calendar.QuarterOf(last).First)
            ),
            cancel
        );
        return new SurveyFacts(
            collectors.ToLookup(collector => collector.ServiceId),
            volumes.ToLookup(fact => fact.ServiceId),
            cells.ToLookup(cell => cell.CollectorId),
            (await listWordPolicies.Run(agencyId, cancel))
                .Where(policy => policy.IsApproved)
                .Select(policy => policy.CollectorId)
                .ToHashSet()
        );
    }

    /// <summary>The surveys of a service in a quarter.</summary>
    public async Task<IReadOnlyList<SurveyEvidence>> Run(
        Service service,
        FiscalCalendar calendar,
        Period quarter,
        QuarterFiling? filing,
        SurveyFacts facts,
        CancellationToken cancel
    )
    {
        var before = Before(calendar, quarter.First);
        var surveys = new List<SurveyEvidence>();
        foreach (var collector in facts.Collectors[service.ServiceId])
        {
            var cells = facts.Cells[collector.CollectorId].ToList();
            var versions = await Versions(service, cells, quarter, cancel);
            if (versions.Count == 0)
                versions = await Current(collector, quarter, cancel);
            var kind = versions.Select(version => version.Shape.Kind).DefaultIfEmpty().Max();
            if (kind == SurveyKind.None)
                continue;
            surveys.Add(
                new SurveyEvidence(
                    service,
                    collector,
                    quarter,
                    kind,
                    [.. versions.Where(version => version.Shape.Kind == kind)],
                    [
                        .. (await Versions(service, cells, before, cancel)).Select(version =>
                            version.Shape
                        ),
                    ],
                    filing?.Surveys.FirstOrDefault(detail =>
                        detail.CollectorId == collector.CollectorId
                    ) ?? new SurveyDetail(collector.CollectorId, TransactionPoint.PostInteraction),
                    VolumesOf.Survey(collector, quarter, [.. facts.Volumes[service.ServiceId]]),
                    filing?.BreakReason ?? ""
                )
                {
                    WordsAreSigned = facts.Signed.Contains(collector.CollectorId),
                    Contact = filing?.Contact ?? new FilingContact(),
                }
            );
        }
        // A form that stands open and was not answered is no part of a filing that has answers.
        var answered = surveys.FindAll(survey => survey.Respondents > 0);
        return
        [
            .. (answered.Count > 0 ? answered : surveys).OrderBy(
                survey => survey.Collector.Name,
                StringComparer.Ordinal
            ),
        ];
    }

    private static Period Before(FiscalCalendar calendar, DateOnly first) =>
        calendar.QuarterOf(first.AddDays(-1));

    private async Task<List<AnsweredVersion>> Versions(
        Service service,
        IReadOnlyList<Cell> cells,
        Period quarter,
        CancellationToken cancel
    )
    {
        var found = new List<AnsweredVersion>();
        foreach (
            var version in cells
                .Where(cell => cell.Period == Period.MonthNumber(quarter.First))
                .GroupBy(cell => cell.VersionId)
        )
            if (await findVersion.Run(service.AgencyId, version.Key, cancel) is { } frozen)
                found.Add(
                    new AnsweredVersion(
                        SurveyShape.Of(frozen),
                        version.Sum(cell => CellLayout.Responses(cell.Sums))
                    )
                );
        return found;
    }

    // Nobody answered: what was asked is what stands there now, if it could have been answered in the quarter at all.
    private async Task<List<AnsweredVersion>> Current(
        Collector collector,
        Period quarter,
        CancellationToken cancel
    )
    {
        if (
            !collector.IsOpen
            || collector.OpensOn > quarter.Last
            || collector.ClosesOn < quarter.First
        )
            return [];
        return await findVersion.Run(collector.AgencyId, collector.VersionId, cancel) is { } frozen
            ? [new AnsweredVersion(SurveyShape.Of(frozen), 0)]
            : [];
    }
}

/// <summary>What surveys rest on, read once for as many services and quarters as are asked for.</summary>
/// <param name="Collectors">By service.</param>
/// <param name="Volumes">By service.</param>
/// <param name="Cells">By collector.</param>
/// <param name="Signed">Collectors whose handling of words is approved.</param>
internal sealed record SurveyFacts(
    ILookup<Guid, Collector> Collectors,
    ILookup<Guid, VolumeFact> Volumes,
    ILookup<Guid, Cell> Cells,
    IReadOnlySet<Guid> Signed
);
