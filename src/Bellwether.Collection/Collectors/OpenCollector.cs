using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>A collector to open.</summary>
/// <param name="ServiceId">The service it asks about.</param>
/// <param name="VersionId">The frozen version it asks.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Channel">The channel's code or everyday word.</param>
public sealed record CollectorToOpen(Guid ServiceId, Guid VersionId, string Name, string Channel)
{
    /// <summary>Its id, where it must be the same each time (imports, the demo); null: a new one.</summary>
    public Guid? CollectorId { get; init; }

    /// <summary>Its place in public addresses: small letters, digits, hyphens; null: eight random characters.</summary>
    public string? Key { get; init; }

    /// <summary>A short code of the office, clinic or kiosk where it stands.</summary>
    public string? Location { get; init; }

    /// <summary>Where people can turn when the form cannot help.</summary>
    public string? Contact { get; init; }

    /// <summary>What lets it ask, or null where the rules need nothing.</summary>
    public Guid? ClearanceId { get; init; }

    /// <summary>First day on which answers are taken; null: at once.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day on which answers are taken; null: until it is closed.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>How what it will hold came about.</summary>
    public SourceKind SourceKind { get; init; }

    /// <summary>True when nobody can answer it: counts come in by import only.</summary>
    public bool ForImportsOnly { get; init; }
}

/// <summary>Opens a collector: from then on people can answer at its address.</summary>
public sealed partial class OpenCollector(
    Db db,
    Outbox outbox,
    FindVersion findVersion,
    ListServices listServices,
    FindAgency findAgency,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Opens it. With the id of a collector that is there already, that one is returned as it is.</summary>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        CollectorToOpen what,
        CancellationToken cancel = default
    )
    {
        var version = await findVersion.Run(actor.AgencyId, what.VersionId, cancel);
        var services = await listServices.Run(actor.AgencyId, cancel: cancel);
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var today = (agency?.Calendar ?? FiscalCalendar.UsFederal).LocalDay(time.GetUtcNow());
        var faults = new List<Fault>();
        if (version is null)
            faults.Add(
                new("versionId", "There is no such frozen version in this agency. Publish one.")
            );
        if (services.All(service => service.ServiceId != what.ServiceId))
            faults.Add(new("serviceId", "There is no such service in this agency."));
        Check(what, faults);
        if (version is not null && !what.ForImportsOnly)
            faults.AddRange(await Guard(actor, what, version, today, cancel));
        if (faults.Count > 0)
            return new Refusal(
                "collector.invalid",
                RefusalKind.Invalid,
                "The collector cannot be opened yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        return await Add(actor, Draw(actor, what, version!), cancel);
    }

    // One that is there already is returned as it is, whatever has become of its clearance.
    private async Task<IEnumerable<Fault>> Guard(
        Actor actor,
        CollectorToOpen what,
        InstrumentVersion version,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (
            what.CollectorId is { } id
            && await CollectorStore.Find(db, actor.AgencyId, id, cancel) is not null
        )
            return [];
        if (
            what.ClearanceId is { } clearanceId
            && await ClearanceStore.Find(db, actor.AgencyId, clearanceId, cancel) is null
        )
            return [new Fault("clearanceId", "There is no such clearance in this agency.")];
        var findings = await CoverCollector.Unlawful(
            db,
            actor.AgencyId,
            what.ClearanceId,
            version,
            today,
            cancel
        );
        return findings.Select(finding => new Fault("clearanceId", finding.Says.In("en")));
    }

    private Collector Draw(Actor actor, CollectorToOpen what, InstrumentVersion version) =>
        new(
            what.CollectorId ?? Ids.New(time),
            actor.AgencyId,
            what.ServiceId,
            KeyOf(what, version),
            what.Name.Trim(),
            Channel.Find(what.Channel)!.Code,
            version.InstrumentId,
            version.VersionId,
            !what.ForImportsOnly
        )
        {
            Clearance = what.ClearanceId is { } id
                ? new Clearance(id, actor.AgencyId, "", "")
                : null,
            SourceKind = what.SourceKind,
            OpensOn = what.OpensOn,
            ClosesOn = what.ClosesOn,
            Location = what.Location?.Trim() ?? "",
            Contact = what.Contact?.Trim() ?? "",
        };

    // What is reached by a link only has a key that nobody chose and nobody guesses.
    private static string KeyOf(CollectorToOpen what, InstrumentVersion version) =>
        version.Participation is { LinkOnly: true }
            ? CollectorKey.NewSecret()
            : what.Key ?? CollectorKey.New();

    private async Task<Outcome<Collector>> Add(
        Actor actor,
        Collector collector,
        CancellationToken cancel
    )
    {
        var outcome = await db.Write<Outcome<Collector>>(
            async tx =>
            {
                if (await CollectorStore.Add(tx, collector, actor.Name, time.GetUtcNow()))
                {
                    await outbox.Append(
                        tx,
                        [
                            new CollectorOpened(
                                actor.AgencyId,
                                collector.CollectorId,
                                collector.ServiceId
                            ),
                        ],
                        cancel
                    );
                }
                var there = await CollectorStore.Find(
                    tx.Connection!,
                    tx,
                    actor.AgencyId,
                    collector.CollectorId
                );
                return there is not null
                    ? there
                    : new Refusal(
                        "collector.key-taken",
                        RefusalKind.Conflict,
                        $"The address /f/{collector.Key} is taken. Choose another key."
                    );
            },
            cancel
        );
        directory.Forget(collector.Key);
        return outcome;
    }

    private static void Check(CollectorToOpen what, List<Fault> faults)
    {
        void When(bool isWrong, string field, string message)
        {
            if (isWrong)
                faults.Add(new Fault(field, message));
        }

        When(what.Name.Trim().Length is 0 or > 200, "name", "Write a name of 1 to 200 characters.");
        When(
            Channel.Find(what.Channel) is null,
            "channel",
            "There is no such channel. Use a code such as website, phone or in_person."
        );
        When(
            what.Key is not null && !CollectorKey.IsKey(what.Key),
            "key",
            "Use 3 to 60 small letters, digits and single hyphens, for example passport-web."
        );
        When(
            what.Location is { } place && !Place().IsMatch(place.Trim()),
            "location",
            "Use a short code of up to 60 letters, digits and hyphens, for example clinic-17."
        );
        When(what.Contact?.Length > 300, "contact", "Shorten it to 300 characters or fewer.");
        When(
            what.OpensOn > what.ClosesOn,
            "closesOn",
            "The last day lies before the first. Change one of them."
        );
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_\-]{0,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
