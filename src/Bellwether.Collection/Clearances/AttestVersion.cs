using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>An officer's yes: this very wording may be asked under this clearance. The yes is bound to the hash of what was looked at.</summary>
public sealed class AttestVersion(
    Db db,
    Outbox outbox,
    FindVersion findVersion,
    FindInstrument findInstrument,
    FindReview findReview,
    FindAgency findAgency,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Attests it. The same yes again changes nothing.</summary>
    /// <param name="actor">The officer; never the person who began the questionnaire.</param>
    /// <param name="clearanceId">The clearance.</param>
    /// <param name="versionId">The frozen version.</param>
    /// <param name="contentHash">The hash of what the officer saw.</param>
    /// <param name="language">Of the refusals: en or es.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Attestation>> Run(
        Actor actor,
        Guid clearanceId,
        Guid versionId,
        string contentHash,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        if (await ClearanceStore.Find(db, actor.AgencyId, clearanceId, cancel) is not { } clearance)
            return ChangeClearance.Unknown(language);
        if (await findVersion.Run(actor.AgencyId, versionId, cancel) is not { } version)
            return new Refusal(
                "clearance.version-unknown",
                RefusalKind.NotFound,
                language == "es"
                    ? "No hay tal versión publicada en este organismo."
                    : "There is no such published version in this agency."
            );
        if (!string.Equals(version.ContentHash, contentHash, StringComparison.OrdinalIgnoreCase))
            return new Refusal(
                "clearance.other-wording",
                RefusalKind.Conflict,
                language == "es"
                    ? "Lo que usted vio no es palabra por palabra lo que dice esta versión. Ábrala de nuevo y vuelva a mirarla."
                    : "What you looked at is not word for word what this version says. Open it again and look once more."
            );
        if (await Existing(actor.AgencyId, clearanceId, version, cancel) is { } there)
            return there;
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var rules = await JurisdictionStore.Find(db, actor.AgencyId, cancel);
        if (await WroteIt(actor, version, cancel))
            return new Refusal(
                "clearance.own-wording",
                RefusalKind.Forbidden,
                language == "es"
                    ? "Usted redactó este cuestionario. Otra persona debe certificarlo."
                    : "You wrote this questionnaire. Somebody else must attest it."
            );
        var today = agency!.Calendar.LocalDay(now);
        if (Faults(clearance, version, rules, today, language) is { Count: > 0 } faults)
            return new Refusal(
                "clearance.not-attestable",
                RefusalKind.Invalid,
                language == "es"
                    ? "Esta versión todavía no se puede certificar. " + faults[0].Message
                    : "This version cannot be attested yet. " + faults[0].Message
            )
            {
                Faults = faults,
            };
        var attestation = new Attestation(
            clearanceId,
            versionId,
            version.ContentHash,
            now,
            actor.Name
        );
        await db.Write(
            async tx =>
            {
                if (!await AttestationStore.Add(tx, actor.AgencyId, attestation))
                    return;
                var terms = $"version={version.Number} hash={version.ContentHash}";
                await AttestationStore.AddStep(
                    tx,
                    actor.AgencyId,
                    clearanceId,
                    new ClearanceStep(now, actor.Name, "attested", terms)
                );
                await outbox.Append(
                    tx,
                    [new ClearanceChanged(actor.AgencyId, clearanceId, "attested")],
                    cancel
                );
            },
            cancel
        );
        directory.ForgetClearance(clearanceId);
        return attestation;
    }

    private Task<Attestation?> Existing(
        Guid agencyId,
        Guid clearanceId,
        InstrumentVersion version,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
                (await AttestationStore.List(connection, agencyId)).FirstOrDefault(each =>
                    each.ClearanceId == clearanceId
                    && each.VersionId == version.VersionId
                    && each.ContentHash == version.ContentHash
                ),
            cancel
        );

    // What stands on the form must be finished: no place of a template left open, within the limits, and not over.
    private static List<Fault> Faults(
        Clearance clearance,
        InstrumentVersion version,
        Jurisdiction rules,
        DateOnly today,
        string language
    )
    {
        var found = ClearanceGuard
            .Check(new GuardCase(rules, clearance, version, version.ContentHash, today))
            .Select(finding => new Fault(Field(finding.Kind), finding.Says.In(language)))
            .ToList();
        var open =
            from text in InstrumentContent.Of(version).Texts()
            where text.Field != "thanks"
            where text.Text.Texts.Values.Any(ClearanceChecks.HasBracketText)
            select new Fault(
                text.Field,
                language == "es"
                    ? $"Queda un texto entre corchetes por completar en “{text.Text.In("es")}”."
                    : $"A text in brackets still waits to be filled in: “{text.Text.In("en")}”."
            );
        return [.. found, .. open];
    }

    private static string Field(RuleKind kind) =>
        kind switch
        {
            RuleKind.WarnsAndCloses => "expiresOn",
            RuleKind.NumberFormat => "controlNumber",
            RuleKind.Limits => "items",
            RuleKind.Languages => "languages",
            _ => "basis",
        };

    // Whoever began the questionnaire, and whoever sent this very wording for review.
    private async Task<bool> WroteIt(
        Actor actor,
        InstrumentVersion version,
        CancellationToken cancel
    )
    {
        var instrument = await findInstrument.Run(actor.AgencyId, version.InstrumentId, cancel);
        if (IsSame(instrument?.CreatedBy, actor.Name))
            return true;
        var review = await findReview.Run(actor.AgencyId, version.InstrumentId, cancel);
        return review?.Steps.Any(step =>
                step.Kind == StepKind.Submitted
                && step.ContentHash == version.ContentHash
                && (
                    step.AccountId is { } account
                        ? account == actor.AccountId
                        : IsSame(step.TakenBy, actor.Name)
                )
            ) == true;
    }

    private static bool IsSame(string? author, string name) =>
        string.Equals(author?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);
}
