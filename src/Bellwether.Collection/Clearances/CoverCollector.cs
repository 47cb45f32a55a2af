using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>Puts a collector under a clearance, or under another one.</summary>
public sealed class CoverCollector(
    Db db,
    Outbox outbox,
    FindVersion findVersion,
    FindAgency findAgency,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Covers it, when the guard finds nothing against that.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="collectorId">The collector.</param>
    /// <param name="clearanceId">The clearance.</param>
    /// <param name="language">Of the refusals: en or es.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        Guid clearanceId,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, collectorId, cancel);
        if (collector is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        var version = await findVersion.Run(actor.AgencyId, collector.VersionId, cancel);
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var today = agency!.Calendar.LocalDay(time.GetUtcNow());
        if (await ClearanceStore.Find(db, actor.AgencyId, clearanceId, cancel) is null)
            return ChangeClearance.Unknown(language);
        if (
            await Unlawful(db, actor.AgencyId, clearanceId, version!, today, cancel) is
            { Count: > 0 } findings
        )
            return Refuse(findings, language);
        var outcome = await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
                await CollectorStore.SetClearance(tx, actor.AgencyId, collectorId, clearanceId)
                    ? new ClearanceChanged(actor.AgencyId, clearanceId, "covers")
                    : null,
            cancel
        );
        return outcome;
    }

    /// <summary>What the guard finds against asking that version under that clearance.</summary>
    internal static Task<IReadOnlyList<GuardFinding>> Unlawful(
        Db db,
        Guid agencyId,
        Guid? clearanceId,
        InstrumentVersion version,
        DateOnly today,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
            {
                var rules = await JurisdictionStore.Find(connection, null, agencyId);
                var clearance = clearanceId is { } id
                    ? await ClearanceStore.Find(connection, null, agencyId, id)
                    : null;
                var attested = clearance is null
                    ? null
                    : await AttestationStore.Hash(
                        connection,
                        null,
                        agencyId,
                        clearance.ClearanceId,
                        version.VersionId
                    );
                return ClearanceGuard.Check(
                    new GuardCase(rules, clearance, version, attested, today)
                );
            },
            cancel
        );

    internal static Refusal Refuse(IReadOnlyList<GuardFinding> findings, string language = "en") =>
        new Refusal("collector.unlawful", RefusalKind.Conflict, findings[0].Says.In(language))
        {
            Faults =
            [
                .. findings.Select(finding => new Fault("clearanceId", finding.Says.In(language))),
            ],
        };
}
