using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>Where rows belong.</summary>
/// <param name="Collector">The collector that stands for the source on that channel of that service.</param>
/// <param name="Version">The version that was answered.</param>
internal sealed record FeedbackPlace(Collector Collector, InstrumentVersion Version);

/// <summary>
/// Finds or makes the service, questionnaire and collector of rows. Everything has an id made from the mapping's name, so that
/// a second run, next month's file, or a run after an interruption finds what the first one made.
/// </summary>
internal sealed class PlaceFeedback(
    AddUnit addUnit,
    AddService addService,
    ListUnits listUnits,
    ListServices listServices,
    FreezeVersion freeze,
    OpenCollector openCollector
)
{
    private const int LongestName = 200;

    /// <summary>The place of rows about a service on a channel.</summary>
    public async Task<FeedbackPlace> Run(
        Actor actor,
        Mapping mapping,
        string service,
        string channel,
        CancellationToken cancel
    )
    {
        var about = await Service(actor, mapping, service, cancel);
        var version = await Version(actor, mapping, about, cancel);
        var code = channel.Length == 0 ? "not_stated" : channel;
        var name = $"{mapping.Name.Trim()} ({Channel.Find(code)!.Name})";
        var collector = Must(
            await openCollector.Run(
                actor,
                new CollectorToOpen(
                    about.ServiceId,
                    version.VersionId,
                    name.Length > LongestName ? name[..LongestName] : name,
                    code
                )
                {
                    CollectorId = Ids.From(
                        actor.AgencyId,
                        $"{Key(mapping)}:{about.ServiceId:N}:{code}"
                    ),
                    ForImportsOnly = true,
                    SourceKind = mapping.Kind switch
                    {
                        MappingKind.Unasked => SourceKind.Unasked,
                        MappingKind.Facts => SourceKind.Operations,
                        _ => SourceKind.Survey,
                    },
                },
                cancel
            )
        );
        return new FeedbackPlace(collector, version);
    }

    /// <summary>The service with that name, slug or external id; added when it is not there.</summary>
    public async Task<Service> Service(
        Actor actor,
        Mapping mapping,
        string said,
        CancellationToken cancel
    )
    {
        var name = said.Trim().Length == 0 ? mapping.Name.Trim() : said.Trim();
        if (name.Length > LongestName)
            name = name[..LongestName].Trim();
        var external = $"import:{Ids.From(actor.AgencyId, name.ToLowerInvariant()):N}";
        var there = await listServices.Run(actor.AgencyId, cancel: cancel);
        if (
            there.FirstOrDefault(service =>
                service.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || service.Slug.Equals(name, StringComparison.OrdinalIgnoreCase)
                || service.ExternalId == name
                || service.ExternalId == external
            ) is
            { } found
        )
            return found;
        var unit = await Unit(actor, mapping.Service?.Unit, cancel);
        return Must(
            await addService.Run(
                actor,
                new ServiceToAdd(unit, name)
                {
                    ServiceId = Ids.From(actor.AgencyId, external),
                    ExternalId = external,
                },
                cancel
            )
        );
    }

    private async Task<Guid> Unit(Actor actor, string? said, CancellationToken cancel)
    {
        var units = await listUnits.Run(actor.AgencyId, cancel);
        if (said is null && units.FirstOrDefault(unit => unit.ParentId is null) is { } top)
            return top.UnitId;
        var name = said?.Trim() ?? "Imported services";
        if (
            units.FirstOrDefault(unit =>
                unit.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || unit.Abbreviation.Equals(name, StringComparison.OrdinalIgnoreCase)
            ) is
            { } found
        )
            return found.UnitId;
        return Must(
            await addUnit.Run(
                actor,
                new UnitToAdd(name, "", UnitKind.Bureau)
                {
                    UnitId = Ids.From(actor.AgencyId, $"import-unit:{name.ToLowerInvariant()}"),
                },
                cancel
            )
        ).UnitId;
    }

    private async Task<InstrumentVersion> Version(
        Actor actor,
        Mapping mapping,
        Service service,
        CancellationToken cancel
    )
    {
        // A template names the service in its questions, so each service has its own.
        var key = mapping.Template is null ? Key(mapping) : $"{Key(mapping)}:{service.ServiceId:N}";
        return Must(
            await freeze.Run(
                actor,
                new VersionToFreeze(
                    Ids.From(actor.AgencyId, key),
                    mapping.Name.Trim(),
                    Must(MappedInstrument.Of(mapping, service.Name))
                ),
                cancel
            )
        );
    }

    private static string Key(Mapping mapping) =>
        $"import:{mapping.Name.Trim().ToLowerInvariant()}";

    // What the checks let through must fit: a refusal here is a bug of the import, not of the file.
    private static T Must<T>(Outcome<T> outcome) => outcome.Value;
}
