using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>Changes or renews a clearance: what was asked under it stays under it, and opens again when the new day has not come.</summary>
public sealed class ChangeClearance(
    Db db,
    Outbox outbox,
    FindAgency findAgency,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Writes new terms over those of the revision that was looked at.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="clearanceId">The clearance.</param>
    /// <param name="revision">The revision that the change is based on.</param>
    /// <param name="terms">All its terms, also those that stay.</param>
    /// <param name="language">Of the faults: en or es.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<ClearanceKept>> Run(
        Actor actor,
        Guid clearanceId,
        long revision,
        ClearanceTerms terms,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        if (await ClearanceStore.Find(db, actor.AgencyId, clearanceId, cancel) is not { } before)
            return Unknown(language);
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var today = agency!.Calendar.LocalDay(now);
        var rules = await JurisdictionStore.Find(db, actor.AgencyId, cancel);
        if (ClearanceChecks.Run(terms, rules, today, language) is { Count: > 0 } faults)
            return AddClearance.Invalid(faults, language);
        var after = AddClearance.Write(terms, rules, actor, today, before);
        var what =
            after.ExpiresOn != before.ExpiresOn || after.ControlNumber != before.ControlNumber
                ? "renewed"
                : "changed";
        var outcome = await db.Write<Outcome<ClearanceKept>>(
            async tx =>
            {
                if (!await ClearanceStore.Change(tx, after, revision))
                    return new Refusal(
                        "clearance.stale",
                        RefusalKind.Conflict,
                        language == "es"
                            ? "Alguien cambió esta autorización después de que usted la abrió. Ábrala de nuevo, para que no se pierda nada."
                            : "Somebody changed this clearance after you opened it. Open it again, so that nothing is lost."
                    );
                await AddClearance.Step(tx, actor, after, what, now);
                await outbox.Append(
                    tx,
                    [new ClearanceChanged(actor.AgencyId, clearanceId, what)],
                    cancel
                );
                return await AddClearance.Keep(
                    tx,
                    after with
                    {
                        Revision = revision + 1,
                    },
                    rules,
                    language
                );
            },
            cancel
        );
        directory.ForgetClearance(clearanceId);
        return outcome;
    }

    internal static Refusal Unknown(string language) =>
        new Refusal(
            "clearance.unknown",
            RefusalKind.NotFound,
            language == "es"
                ? "No hay tal autorización en este organismo."
                : "There is no such clearance in this agency."
        );
}
