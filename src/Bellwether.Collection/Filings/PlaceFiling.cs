using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection.Filings;

/// <summary>Where a filing belongs.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="CollectorId">The collector that stands for the survey.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="Version">The version whose questions the filing reports.</param>
internal sealed record PlacedFiling(
    Guid ServiceId,
    Guid CollectorId,
    string Channel,
    InstrumentVersion Version
);

/// <summary>
/// Finds or makes the department, provider, service, questionnaire and collector of a filing. Everything has an id made from what
/// the file calls it, so that a second run, or a run after an interruption, finds what the first one made.
/// </summary>
internal sealed class PlaceFiling(
    Db db,
    AddUnit addUnit,
    AddService addService,
    ListUnits listUnits,
    ListServices listServices,
    FreezeVersion freeze,
    FindVersion findVersion,
    OpenCollector openCollector
)
{
    private const int LongestName = 200;

    /// <summary>The service of a filing, made when it is not there.</summary>
    public async Task<Guid> Service(
        Actor actor,
        Filing filing,
        ImportMemory memory,
        CancellationToken cancel
    )
    {
        var provider = await Provider(actor, filing.Provider, memory, cancel);
        if (memory.Services.TryGetValue(filing.Service.ServiceId, out var known))
            return known;
        var external = Known("service", filing.Service.ServiceId);
        var there = (await listServices.Run(actor.AgencyId, cancel: cancel)).FirstOrDefault(
            service => service.ExternalId == external
        );
        var id = there?.ServiceId ?? await AddService(actor, filing, provider, external, cancel);
        return memory.Services[filing.Service.ServiceId] = id;
    }

    /// <summary>The collector and version of a filing, made when they are not there.</summary>
    public async Task<PlacedFiling> Survey(
        Actor actor,
        Filing filing,
        Guid serviceId,
        ImportMemory memory,
        CancellationToken cancel
    )
    {
        var key = SurveyKeys.Of(filing);
        var collectorId = Ids.From(actor.AgencyId, $"filing-survey:{key}");
        var channel = Channel.Find(filing.Survey.Channel)?.Code ?? NotStated;
        var version = await Version(actor, filing, key, collectorId, memory, cancel);
        if (memory.Collectors.Add(collectorId))
            Must(
                await openCollector.Run(
                    actor,
                    new CollectorToOpen(
                        serviceId,
                        version.VersionId,
                        Name(filing, channel),
                        channel
                    )
                    {
                        CollectorId = collectorId,
                        ForImportsOnly = true,
                    },
                    cancel
                )
            );
        return new PlacedFiling(serviceId, collectorId, channel, version);
    }

    /// <summary>The code of the channel of a filing that names none.</summary>
    public const string NotStated = "not_stated";

    private async Task<Guid> Provider(
        Actor actor,
        FilingProvider provider,
        ImportMemory memory,
        CancellationToken cancel
    )
    {
        if (memory.Units.TryGetValue(provider.ProviderId, out var known))
            return known;
        var department = await Unit(
            actor,
            Known("department", provider.DepartmentId),
            new UnitToAdd(
                Named(provider.Department, provider.DepartmentId),
                Short(provider.Abbreviation),
                UnitKind.Department
            ),
            cancel
        );
        return memory.Units[provider.ProviderId] = await Unit(
            actor,
            Known("provider", provider.ProviderId),
            new UnitToAdd(
                Named(provider.Name, provider.ProviderId),
                "",
                UnitKind.ServiceProvider,
                department
            ),
            cancel
        );
    }

    private async Task<Guid> Unit(
        Actor actor,
        string external,
        UnitToAdd what,
        CancellationToken cancel
    )
    {
        var units = await listUnits.Run(actor.AgencyId, cancel);
        var there =
            units.FirstOrDefault(unit => unit.ExternalId == external)
            ?? units.FirstOrDefault(unit =>
                unit.ParentId == what.ParentId
                && unit.ExternalId is null
                && unit.Name.Equals(what.Name, StringComparison.OrdinalIgnoreCase)
            );
        if (there is not null)
            return there.UnitId;
        var taken = units.Any(unit =>
            unit.ParentId == what.ParentId
            && unit.Name.Equals(what.Name, StringComparison.OrdinalIgnoreCase)
        );
        return Must(
            await addUnit.Run(
                actor,
                what with
                {
                    Name = taken ? $"{what.Name} ({external})" : what.Name,
                    UnitId = Ids.From(actor.AgencyId, external),
                    ExternalId = external,
                },
                cancel
            )
        ).UnitId;
    }

    private async Task<Guid> AddService(
        Actor actor,
        Filing filing,
        Guid provider,
        string external,
        CancellationToken cancel
    )
    {
        var what = new ServiceToAdd(
            provider,
            Named(filing.Service.Name, $"Service {filing.Service.ServiceId}")
        )
        {
            ServiceId = Ids.From(actor.AgencyId, external),
            ExternalId = external,
            IsDesignated = true,
        };
        var added = await addService.Run(actor, what, cancel);
        // Two services of one provider may be filed under one name: the second says which it is.
        if (added.Refusal?.Code == "service.duplicate")
            added = await addService.Run(
                actor,
                what with
                {
                    Name = $"{what.Name} ({filing.Service.ServiceId})",
                },
                cancel
            );
        return Must(added).ServiceId;
    }

    private async Task<InstrumentVersion> Version(
        Actor actor,
        Filing filing,
        string key,
        Guid collectorId,
        ImportMemory memory,
        CancellationToken cancel
    )
    {
        var items = FilingItems.Of(filing);
        if (!memory.Versions.TryGetValue(collectorId, out var known))
        {
            known = [];
            foreach (var id in await FilingStore.Versions(db, actor.AgencyId, collectorId, cancel))
                if (await findVersion.Run(actor.AgencyId, id, cancel) is { } version)
                    known.Add(version);
            memory.Versions[collectorId] = known;
        }
        if (known.Find(version => FilingItems.Fits(version, items)) is { } fits)
            return fits;
        var title = Cut(Named(filing.Survey.Provided, filing.Service.Name));
        var frozen = Must(
            await freeze.Run(
                actor,
                new VersionToFreeze(
                    Ids.From(actor.AgencyId, $"filing-instrument:{key}"),
                    title,
                    new InstrumentContent(LocalText.Of(title), items)
                ),
                cancel
            )
        );
        known.Add(frozen);
        return frozen;
    }

    private static string Name(Filing filing, string channel)
    {
        var by =
            Channel.Find(channel) is { } found && channel != NotStated ? $" ({found.Name})" : "";
        var provided = Named(filing.Survey.Provided, filing.Service.Name);
        var room = LongestName - by.Length;
        return (provided.Length > room ? provided[..(room - 1)] + "…" : provided) + by;
    }

    private static string Known(string kind, string id) => $"filings:{kind}:{id}";

    private static string Named(string name, string otherwise) =>
        Cut(string.IsNullOrWhiteSpace(name) ? otherwise : name.Trim());

    private static string Cut(string name) =>
        name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name;

    private static string Short(string abbreviation) =>
        abbreviation.Length <= 20 ? abbreviation : "";

    // What the checks let through must fit: a refusal here is a bug of the import, not of the file.
    private static T Must<T>(Outcome<T> outcome) => outcome.Value;
}

/// <summary>What an import has found or made, so that it asks the database once for each. It forgets when it grows.</summary>
internal sealed class ImportMemory
{
    private const int Most = 20_000;

    public Dictionary<string, Guid> Units { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Guid> Services { get; } = new(StringComparer.Ordinal);

    public HashSet<Guid> Collectors { get; } = [];

    public Dictionary<Guid, List<InstrumentVersion>> Versions { get; } = [];

    public void Trim()
    {
        if (Units.Count + Services.Count + Collectors.Count + Versions.Count < Most)
            return;
        Units.Clear();
        Services.Clear();
        Collectors.Clear();
        Versions.Clear();
    }
}
