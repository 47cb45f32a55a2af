using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>A clearance as it was written down, with what an officer should look at.</summary>
/// <param name="Clearance">The clearance.</param>
/// <param name="Warnings">What is allowed and yet odd: a number that another clearance has, too.</param>
public sealed record ClearanceKept(Clearance Clearance, IReadOnlyList<Fault> Warnings);

/// <summary>Writes down what lets the agency ask.</summary>
public sealed class AddClearance(Db db, Outbox outbox, FindAgency findAgency, TimeProvider time)
{
    /// <summary>Adds it. With the id of one that is there already, that one is returned as it is.</summary>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="clearanceId">Its id, where it must be the same each time (a form sent twice, the demo); null: a new one.</param>
    /// <param name="language">Of the faults: en or es.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<ClearanceKept>> Run(
        Actor actor,
        ClearanceTerms terms,
        Guid? clearanceId = null,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var today = (agency?.Calendar ?? FiscalCalendar.UsFederal).LocalDay(now);
        var rules = await JurisdictionStore.Find(db, actor.AgencyId, cancel);
        if (ClearanceChecks.Run(terms, rules, today, language) is { Count: > 0 } faults)
            return Invalid(faults, language);
        var clearance = Write(
            terms,
            rules,
            actor,
            today,
            new Clearance(clearanceId ?? Ids.New(time), actor.AgencyId, terms.Basis, "")
        );
        return await db.Write(
            async tx =>
            {
                if (await ClearanceStore.Add(tx, clearance))
                {
                    await Step(tx, actor, clearance, "added", now);
                    await outbox.Append(
                        tx,
                        [new ClearanceChanged(actor.AgencyId, clearance.ClearanceId, "added")],
                        cancel
                    );
                }
                var kept = await ClearanceStore.Find(
                    tx.Connection!,
                    tx,
                    actor.AgencyId,
                    clearance.ClearanceId
                );
                return kept is null
                    ? throw new InvalidOperationException(
                        "The id of the clearance is taken elsewhere."
                    )
                    : await Keep(tx, kept, rules, language);
            },
            cancel
        );
    }

    internal static Refusal Invalid(IReadOnlyList<Fault> faults, string language) =>
        new Refusal(
            "clearance.invalid",
            RefusalKind.Invalid,
            language == "es"
                ? "La autorización todavía no se puede anotar. Revise los campos marcados."
                : "The clearance cannot be written down yet. Please look at the marked fields."
        )
        {
            Faults = faults,
        };

    internal static Clearance Write(
        ClearanceTerms terms,
        Jurisdiction rules,
        Actor actor,
        DateOnly today,
        Clearance over
    ) =>
        over with
        {
            Basis = terms.Basis,
            Title = terms.Title.Trim(),
            ControlNumber = terms.ControlNumber?.Trim() ?? "",
            ExpiresOn = terms.ExpiresOn,
            BurdenMinutes = terms.BurdenMinutes ?? 0,
            ResponsesPerYear = terms.ResponsesPerYear,
            HoursPerYear = terms.HoursPerYear,
            MayPublish = terms.MayPublish ?? rules.Basis(terms.Basis)!.MayPublish,
            Sponsor = terms.Sponsor?.Trim() ?? "",
            PrivacyStatement = terms.PrivacyStatement is { Texts.Count: > 0 } statement
                ? statement
                : null,
            AttestedBy = string.IsNullOrWhiteSpace(terms.AttestedBy)
                ? actor.Name
                : terms.AttestedBy.Trim(),
            AttestedOn = terms.AttestedOn ?? today,
        };

    internal static Task Step(
        System.Data.Common.DbTransaction tx,
        Actor actor,
        Clearance clearance,
        string what,
        DateTimeOffset now
    ) =>
        AttestationStore.AddStep(
            tx,
            actor.AgencyId,
            clearance.ClearanceId,
            new ClearanceStep(now, actor.Name, what, clearance.InShort())
        );

    internal static async Task<ClearanceKept> Keep(
        System.Data.Common.DbTransaction tx,
        Clearance clearance,
        Jurisdiction rules,
        string language
    )
    {
        var others =
            clearance.ControlNumber.Length == 0
                ? []
                : await ClearanceStore.WithNumber(tx, clearance);
        return new ClearanceKept(
            clearance,
            [.. others.Select(title => SameNumber(clearance, title, language))]
        );
    }

    private static Fault SameNumber(Clearance clearance, string other, string language) =>
        new(
            "controlNumber",
            language == "es"
                ? $"“{other}” también tiene el número {clearance.ControlNumber}. Si es la misma aprobación, renuévela en vez de añadir otra."
                : $"“{other}” has the number {clearance.ControlNumber}, too. If it is the same approval, renew that one instead of adding another."
        );
}
