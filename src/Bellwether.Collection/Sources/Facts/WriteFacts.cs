using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>Puts facts where they belong: customers and offers into volumes, contacts into tallies, everything else into facts.</summary>
internal sealed class WriteFacts(
    Db db,
    RecordVolume recordVolume,
    RecordFacts recordFacts,
    RecordTallies recordTallies,
    FreezeVersion freeze,
    OpenCollector openCollector
)
{
    /// <summary>Writes the numbers of a row; what contradicts an earlier one becomes a fault of the row.</summary>
    public async Task Run(
        Actor actor,
        Mapping mapping,
        Service service,
        string channel,
        FactRow row,
        ContactCounts contacts,
        Guid batchId,
        string source,
        CancellationToken cancel
    )
    {
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"facts:{mapping.Name.Trim().ToLowerInvariant()}:{service.ServiceId:N}:{channel}:{row.First:yyyyMMdd}:{row.Last:yyyyMMdd}"
        );
        var customers = row.Cells.FirstOrDefault(cell => cell.Rule.Fact == FactKinds.Customers);
        var offered = row.Cells.FirstOrDefault(cell => cell.Rule.Fact == FactKinds.Offered);
        if (customers is not null || offered is not null)
        {
            var volume = await recordVolume.Run(
                actor,
                new VolumeToRecord(
                    service.ServiceId,
                    channel,
                    row.First,
                    row.Last,
                    (long?)customers?.Value,
                    (long?)offered?.Value,
                    source,
                    key
                )
                {
                    BatchId = batchId,
                },
                cancel
            );
            if (!volume.IsDone)
            {
                row.Row.Faults.Add(
                    RowFaults.Conflict(
                        row.Row.Row,
                        (customers ?? offered)!.Rule.Column,
                        volume.Refusal.Faults.Count > 0
                            ? volume.Refusal.Faults[0].Message
                            : volume.Refusal.Message,
                        "Para este servicio, canal y período hay otras cifras registradas, o las cifras no concuerdan. Revise la fila o deshaga la importación anterior."
                    )
                );
                return;
            }
        }
        await Operations(actor, service, channel, row, key, batchId, source, cancel);
        foreach (var cell in row.Cells.Where(cell => cell.Reason >= 0))
            contacts.Add(service.ServiceId.ToString("N"), channel, row, cell);
    }

    private async Task Operations(
        Actor actor,
        Service service,
        string channel,
        FactRow row,
        string key,
        Guid batchId,
        string source,
        CancellationToken cancel
    )
    {
        var cells = row
            .Cells.Where(cell => OperationalFact.Kinds.Contains(cell.Rule.Fact))
            .ToList();
        if (cells.Count == 0)
            return;
        var fates = await recordFacts.Run(
            actor,
            cells.ConvertAll(cell => new FactToRecord(
                new OperationalFact(
                    actor.AgencyId,
                    service.ServiceId,
                    channel,
                    cell.Rule.Fact,
                    row.First,
                    row.Last,
                    cell.Value,
                    source
                ),
                $"{key}:{cell.Rule.Fact}"
            )),
            batchId,
            cancel
        );
        for (var i = 0; i < cells.Count; i++)
            if (fates[i] == FactFate.Different)
                row.Row.Faults.Add(
                    RowFaults.Conflict(
                        row.Row.Row,
                        cells[i].Rule.Column,
                        "Another number is recorded for this service, channel and period. If this one is right, take the earlier import back first.",
                        "Para este servicio, canal y período hay otra cifra registrada. Si esta es la correcta, deshaga primero la importación anterior."
                    )
                );
    }

    /// <summary>Writes the contacts by reason as tallies; returns the rows whose counts contradict what was recorded before.</summary>
    public async Task<IReadOnlyList<MappedRow>> Contacts(
        Actor actor,
        Mapping mapping,
        Agency agency,
        ContactCounts contacts,
        Guid batchId,
        string fileName,
        CancellationToken cancel
    )
    {
        var all = contacts.All.ToList();
        if (all.Count == 0)
            return [];
        var version = await Version(actor, mapping, all[0].Rule, cancel);
        var tallies = new List<NewTally>();
        var rows = new Dictionary<string, List<MappedRow>>(StringComparer.Ordinal);
        var turned = new List<MappedRow>();
        foreach (var (of, counts, from, _) in all)
        {
            if (Quarter(agency, of.First, of.Last) is not { } quarter)
            {
                foreach (var row in from)
                    row.Faults.Add(
                        RowFaults.Period(
                            row.Row,
                            mapping.Date!.Column ?? "",
                            $"{of.First:yyyy-MM-dd} – {of.Last:yyyy-MM-dd}"
                        )
                    );
                turned.AddRange(from);
                continue;
            }
            var collector = await Collector(
                actor,
                mapping,
                version,
                Guid.Parse(of.Service),
                of.Channel,
                cancel
            );
            await db.Write(
                tx => BatchStore.AddPlaces(tx, actor.AgencyId, batchId, [collector]),
                cancel
            );
            var external = string.Create(
                CultureInfo.InvariantCulture,
                $"contacts:{of.First:yyyyMMdd}:{of.Last:yyyyMMdd}"
            );
            rows[$"{collector}:{external}"] = from;
            tallies.Add(
                new NewTally(
                    Ids.From(collector, external),
                    actor.AgencyId,
                    collector,
                    version,
                    external,
                    of.First,
                    of.Last,
                    new Slice(of.Channel),
                    counts.Sum(),
                    [new ItemTally("reason", [.. counts])],
                    $"{fileName}, {from.Count} rows"
                )
                {
                    QuarterFirstMonth = quarter,
                    BatchId = batchId,
                }
            );
        }
        foreach (var byCollector in tallies.GroupBy(tally => tally.CollectorId))
        foreach (var differing in (await recordTallies.Run([.. byCollector], cancel)).Differing)
        {
            foreach (var row in rows[$"{byCollector.Key}:{differing}"])
            {
                row.Faults.Add(
                    RowFaults.Conflict(
                        row.Row,
                        mapping.Facts.First(fact => fact.Fact == FactKinds.Contacts).Column,
                        "Other contacts are recorded for this service, channel and period. If these are right, take the earlier import back first.",
                        "Para este servicio, canal y período hay otros contactos registrados. Si estos son los correctos, deshaga primero la importación anterior."
                    )
                );
                turned.Add(row);
            }
        }
        return turned;
    }

    private async Task<Guid> Collector(
        Actor actor,
        Mapping mapping,
        InstrumentVersion version,
        Guid serviceId,
        string channel,
        CancellationToken cancel
    )
    {
        var id = Ids.From(
            actor.AgencyId,
            $"contacts:{mapping.Name.Trim().ToLowerInvariant()}:{serviceId:N}:{channel}"
        );
        return (
            await openCollector.Run(
                actor,
                new CollectorToOpen(
                    serviceId,
                    version.VersionId,
                    $"{mapping.Name.Trim()} ({Channel.Find(channel)!.Name})",
                    channel
                )
                {
                    CollectorId = id,
                    ForImportsOnly = true,
                    SourceKind = SourceKind.Operations,
                },
                cancel
            )
        ).Value.CollectorId;
    }

    private async Task<InstrumentVersion> Version(
        Actor actor,
        Mapping mapping,
        FactRule rule,
        CancellationToken cancel
    ) =>
        (
            await freeze.Run(
                actor,
                new VersionToFreeze(
                    Ids.From(actor.AgencyId, $"contacts:{mapping.Name.Trim().ToLowerInvariant()}"),
                    mapping.Name.Trim(),
                    new InstrumentContent(
                        LocalText.Of(mapping.Name.Trim()),
                        [
                            new Item(
                                "reason",
                                ItemKind.SingleChoice,
                                LocalText.Of(
                                    "Why did people get in touch?",
                                    "¿Por qué se comunicaron las personas?"
                                )
                            )
                            {
                                Options =
                                [
                                    .. rule.Reasons.Select(reason => new ResponseOption(
                                        reason.Key,
                                        reason.Label ?? LocalText.Of(reason.Key)
                                    )),
                                ],
                            },
                        ]
                    )
                ),
                cancel
            )
        ).Value;

    // A tally covers one day, one month or one fiscal quarter; of a day or a month the quarter is told.
    private static int? Quarter(Agency agency, DateOnly first, DateOnly last)
    {
        var quarter = agency.Calendar.QuarterOf(first);
        var isMonth = first.Day == 1 && last == first.AddMonths(1).AddDays(-1);
        return first == last || isMonth || (quarter.First == first && quarter.Last == last)
            ? Period.MonthNumber(quarter.First)
            : null;
    }
}
