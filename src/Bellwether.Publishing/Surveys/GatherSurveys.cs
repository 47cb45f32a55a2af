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
    public async Task<IReadOnlyList<SurveyEvidence>> Run(
        Service service,
        FiscalCalendar calendar,
        Period quarter,
        QuarterFiling? filing,
        CancellationToken cancel
    )
    {
        var collectors = await listCollectors.Run(service.AgencyId, service.ServiceId, cancel);
        var volumes = await readVolumes.Run(
            new VolumeQuery(service.AgencyId, quarter.First, quarter.Last)
            {
                ServiceIds = [service.ServiceId],
            },
            cancel
        );
        var before = calendar.QuarterOf(quarter.First.AddDays(-1));
        var cells = await Cells(service, collectors, before, quarter, cancel);
        var signed = (await listWordPolicies.Run(service.AgencyId, cancel))
            .Where(policy => policy.IsApproved)
            .Select(policy => policy.CollectorId)
            .ToHashSet();
        var surveys = new List<SurveyEvidence>();
        foreach (var collector in collectors)
        {
            var versions = await Versions(service, collector, cells, quarter, cancel);
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
                        .. (await Versions(service, collector, cells, before, cancel)).Select(
                            version => version.Shape
                        ),
                    ],
                    filing?.Surveys.FirstOrDefault(detail =>
                        detail.CollectorId == collector.CollectorId
                    ) ?? new SurveyDetail(collector.CollectorId, TransactionPoint.PostInteraction),
                    VolumesOf.Survey(collector, quarter, volumes),
                    filing?.BreakReason ?? ""
                )
                {
                    WordsAreSigned = signed.Contains(collector.CollectorId),
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

    private Task<IReadOnlyList<Cell>> Cells(
        Service service,
        IReadOnlyList<Collector> collectors,
        Period before,
        Period quarter,
        CancellationToken cancel
    ) =>
        readCells.Run(
            new CellQuery(
                service.AgencyId,
                [.. collectors.Select(collector => collector.CollectorId)],
                Cube.QuarterChannel,
                Period.MonthNumber(before.First),
                Period.MonthNumber(quarter.First)
            ),
            cancel
        );

    private async Task<List<AnsweredVersion>> Versions(
        Service service,
        Collector collector,
        IReadOnlyList<Cell> cells,
        Period quarter,
        CancellationToken cancel
    )
    {
        var found = new List<AnsweredVersion>();
        foreach (
            var version in cells
                .Where(cell =>
                    cell.CollectorId == collector.CollectorId
                    && cell.Period == Period.MonthNumber(quarter.First)
                )
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
