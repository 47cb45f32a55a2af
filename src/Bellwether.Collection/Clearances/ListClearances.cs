using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>What is lawful until when: every clearance of an agency with its days, its budget and what needs somebody.</summary>
public sealed class ListClearances(
    Db db,
    FindAgency findAgency,
    FindVersion findVersion,
    ListServices listServices,
    ReadCells readCells,
    TimeProvider time
)
{
    /// <summary>The register of that agency as of today.</summary>
    public async Task<ClearanceRegister> Run(Guid agencyId, CancellationToken cancel = default)
    {
        var agency = await findAgency.Run(agencyId, cancel);
        var calendar = agency?.Calendar ?? FiscalCalendar.UsFederal;
        var today = calendar.LocalDay(time.GetUtcNow());
        var (rules, clearances, attested) = await db.Read(
            async connection =>
                (
                    await JurisdictionStore.Find(connection, null, agencyId),
                    await ClearanceStore.List(connection, agencyId),
                    await AttestationStore.List(connection, agencyId)
                ),
            cancel
        );
        var collectors = await CollectorStore.List(db, agencyId, null, cancel);
        var covered = collectors.ToLookup(collector => collector.Clearance?.ClearanceId);
        var units = (await listServices.Run(agencyId, cancel: cancel)).ToDictionary(
            service => service.ServiceId,
            service => service.UnitId
        );
        var cells = (await Cells(agencyId, calendar, today, collectors, cancel)).ToLookup(cell =>
            cell.CollectorId
        );
        var numbers = clearances
            .Where(each => each.ControlNumber.Length > 0)
            .ToLookup(each => each.ControlNumber);
        var standings = clearances.Select(clearance =>
        {
            ImmutableArray<Collector> under = [.. covered[clearance.ClearanceId]];
            var burden = Burden.Of(
                clearance,
                rules,
                calendar,
                today,
                under.SelectMany(collector => cells[collector.CollectorId])
            );
            return new ClearanceStanding(
                clearance,
                ClearanceWarnings.State(clearance, rules, today),
                clearance.DaysLeft(today),
                under,
                burden,
                attested.Count(each => each.ClearanceId == clearance.ClearanceId),
                ClearanceWarnings.Of(
                    clearance,
                    rules,
                    today,
                    burden,
                    [.. numbers[clearance.ControlNumber].Where(each => each != clearance)],
                    under
                        .Select(collector => units.GetValueOrDefault(collector.ServiceId))
                        .Distinct()
                        .Count()
                )
            );
        });
        return new ClearanceRegister(
            agencyId,
            rules,
            today,
            [.. standings],
            await Uncovered(rules, collectors, today, cancel)
        );
    }

    private async Task<IReadOnlyList<Cell>> Cells(
        Guid agencyId,
        FiscalCalendar calendar,
        DateOnly today,
        IReadOnlyList<Collector> collectors,
        CancellationToken cancel
    )
    {
        var year = calendar.Year(calendar.Place(today).Year);
        var ids = collectors
            .Where(collector => collector.Clearance is not null)
            .Select(collector => collector.CollectorId)
            .ToList();
        return ids.Count == 0
            ? []
            : await readCells.Run(
                new CellQuery(
                    agencyId,
                    ids,
                    Cube.MonthChannel,
                    Period.MonthNumber(year.First),
                    Period.MonthNumber(year.Last)
                ),
                cancel
            );
    }

    // What has expired is told of with its clearance.
    private async Task<ImmutableArray<UncoveredCollector>> Uncovered(
        Jurisdiction rules,
        IReadOnlyList<Collector> collectors,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var uncovered = ImmutableArray.CreateBuilder<UncoveredCollector>();
        foreach (var collector in collectors.Where(collector => collector.IsOpen))
        {
            var version = await findVersion.Run(collector.AgencyId, collector.VersionId, cancel);
            var why = ClearanceGuard
                .Check(
                    new GuardCase(
                        rules,
                        collector.Clearance,
                        version!,
                        collector.AttestedHash,
                        today
                    )
                )
                .FirstOrDefault(finding =>
                    finding.Kind is RuleKind.NeedsBasis or RuleKind.AttestedVersion
                );
            if (why is not null)
                uncovered.Add(new UncoveredCollector(collector, why));
        }
        return uncovered.ToImmutable();
    }
}
