using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>A row with everything found wrong with it.</summary>
internal sealed record JudgedFiling(
    int Row,
    Filing? Filing,
    IReadOnlyList<Defect> Defects,
    FilingColumns Columns
)
{
    public bool IsUsable =>
        Filing is not null && Defects.All(defect => defect.Spoils.Kind != SpoilsKind.Row);

    public bool KeepsRate => Defects.All(defect => defect.Spoils.Kind != SpoilsKind.ResponseRate);
}

/// <summary>Puts a batch of filings in: tallies first, then volumes, then the note that they are in. Each step may be repeated.</summary>
internal sealed class PutFilings(
    Db db,
    PlaceFiling place,
    RecordTallies recordTallies,
    ReadTallies readTallies,
    FindVersion findVersion,
    RecordVolume recordVolume
)
{
    public async Task Run(
        Actor actor,
        Guid importId,
        string fileName,
        IReadOnlyList<JudgedFiling> rows,
        ImportTotals totals,
        ImportMemory memory,
        CancellationToken cancel
    )
    {
        var tallies = new List<NewTally>();
        var volumes = new List<VolumeToRecord>();
        var filings = new List<FilingStore.FilingToAdd>();
        var defects = new List<(int, Defect)>();
        foreach (var row in rows)
        {
            defects.AddRange(row.Defects.Select(defect => (totals.Number(defect), defect)));
            if (row.Filing is null)
                continue;
            var serviceId = await place.Service(actor, row.Filing, memory, cancel);
            if (!row.IsUsable)
                continue;
            var placed = await place.Survey(actor, row.Filing, serviceId, memory, cancel);
            var state = await Look(actor, row.Filing, placed, cancel);
            if (state.Other is { } other)
            {
                var twice = InAlready(row, other);
                defects.Add((totals.Number(twice), twice));
                continue;
            }
            if (state.Before?.ContentHash == row.Filing.ContentHash)
            {
                totals.Unchanged++;
                continue;
            }
            var revision = (state.Before?.Revision ?? 0) + 1;
            if (state.Before is { } before)
            {
                totals.Revised++;
                tallies.AddRange(await TakeBack(actor, before, row.Filing.ExternalId, cancel));
            }
            else
                totals.Added++;
            tallies.Add(
                FilingTallies.Of(actor, row.Filing, placed, row.Defects, revision, fileName)
            );
            if (Volume(row, placed, revision, fileName) is { } volume)
                volumes.Add(volume);
            filings.Add(
                new FilingStore.FilingToAdd(
                    row.Filing.ExternalId,
                    revision,
                    placed.CollectorId,
                    placed.Version.VersionId,
                    FilingTallies.Quarter(row.Filing).First,
                    row.Filing.ContentHash,
                    JsonSerializer.Serialize(
                        row.Filing.Questions.ToDictionary(q => q.Key, q => q.Text)
                    ),
                    row.Row
                )
            );
        }
        if (tallies.Count > 0)
            await recordTallies.Run(tallies, cancel);
        foreach (var volume in volumes)
            _ = (await recordVolume.Run(actor, volume, cancel)).Value;
        await FilingStore.AddBatch(db, actor.AgencyId, importId, filings, defects, cancel);
    }

    private Task<(FilingStore.FilingIn? Before, string? Other)> Look(
        Actor actor,
        Filing filing,
        PlacedFiling placed,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
                (
                    await FilingStore.Find(connection, actor.AgencyId, filing.ExternalId),
                    await FilingStore.FindOther(
                        connection,
                        actor.AgencyId,
                        placed.CollectorId,
                        FilingTallies.Quarter(filing).First,
                        filing.ExternalId
                    )
                ),
            cancel
        );

    private async Task<IEnumerable<NewTally>> TakeBack(
        Actor actor,
        FilingStore.FilingIn before,
        string externalId,
        CancellationToken cancel
    )
    {
        var external = before.Revision == 1 ? externalId : $"{externalId}#{before.Revision}";
        var earlier = (
            await readTallies.Run(
                actor.AgencyId,
                [before.CollectorId],
                before.FirstDay,
                before.FirstDay,
                cancel
            )
        ).Single(tally => tally.ExternalId == external);
        var version = await findVersion.Run(actor.AgencyId, earlier.VersionId, cancel);
        return [FilingTallies.Reverse(actor, earlier, version!)];
    }

    // Volumes that spoil the response rate are kept in the report, not as volumes: a rate must not be built on them.
    private static VolumeToRecord? Volume(
        JudgedFiling row,
        PlacedFiling placed,
        long revision,
        string fileName
    )
    {
        if (!row.KeepsRate && revision == 1)
            return null;
        var quarter = FilingTallies.Quarter(row.Filing!);
        var volumes = row.Filing!.Volumes;
        return new VolumeToRecord(
            placed.ServiceId,
            placed.Channel,
            quarter.First,
            quarter.Last,
            row.KeepsRate ? volumes.Customers : 0,
            row.KeepsRate ? volumes.Offered : null,
            $"{fileName}, row {row.Row}",
            $"filing:{row.Filing.ExternalId}"
        )
        {
            ScopeId = placed.CollectorId,
            Corrects = revision > 1,
        };
    }

    private static Defect InAlready(JudgedFiling row, string other) =>
        OfRow(
            row.Row,
            row.Columns.Heading("transaction_point"),
            "filing.duplicate",
            $"Filing {other} already files this survey for {row.Filing!.QuarterName}. The row is withheld so that nobody is counted twice; remove one of the two.",
            $"El informe {other} ya presenta esta encuesta para {row.Filing.QuarterName}. La fila se retiene para no contar a nadie dos veces; elimine uno de los dos."
        );
}
