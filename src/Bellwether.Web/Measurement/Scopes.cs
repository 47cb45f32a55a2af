using Bellwether.Collection;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Web.Measurement;

/// <summary>
/// What a figure is about, made from collectors. Measurement does not know collectors, so pages, API and command line make its
/// scopes here and nowhere else.
/// </summary>
public sealed class Scopes(ListCollectors collectors, ListServices services)
{
    /// <summary>The answers about one service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="language">In which language it is named: en or es.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Scope> OfService(
        Service service,
        string language,
        CancellationToken cancel = default
    ) =>
        Of(
            service.NameIn(language),
            await collectors.Run(service.AgencyId, service.ServiceId, cancel),
            [service],
            language
        );

    /// <summary>The answers about all services of an agency.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="name">How the whole is called: everything, all services.</param>
    /// <param name="language">In which language services are named.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Scope> OfAgency(
        Guid agencyId,
        string name,
        string language,
        CancellationToken cancel = default
    ) =>
        Of(
            name,
            await collectors.Run(agencyId, null, cancel),
            await services.Run(agencyId, null, cancel),
            language
        );

    /// <summary>The answers about the services of a unit and of the units below it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="language">In which language services are named.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Scope> OfUnit(
        OrgUnit unit,
        string language,
        CancellationToken cancel = default
    ) =>
        Of(
            unit.Name,
            await collectors.Run(unit.AgencyId, null, cancel),
            await services.Run(unit.AgencyId, unit.UnitId, cancel),
            language
        );

    /// <summary>The answers about these services; collectors of others are left out.</summary>
    internal async Task<Scope> OfServices(
        Guid agencyId,
        string name,
        IReadOnlyList<Service> only,
        CancellationToken cancel
    ) => Of(name, await collectors.Run(agencyId, null, cancel), only, Language.Current.Code);

    /// <summary>A scope of collectors that are known already.</summary>
    internal static Scope Of(
        string name,
        IReadOnlyList<Collector> collectors,
        IReadOnlyList<Service> services,
        string language
    )
    {
        var byId = services.ToDictionary(service => service.ServiceId);
        return new Scope(
            name,
            [
                .. collectors
                    .Where(collector => byId.ContainsKey(collector.ServiceId))
                    .Select(collector => new ScopedCollector(
                        collector.CollectorId,
                        collector.ServiceId,
                        collector.Name,
                        byId[collector.ServiceId].NameIn(language),
                        collector.Channel
                    )
                    {
                        IsClosed = !collector.IsOpen,
                        IsSurvey = collector.SourceKind == SourceKind.Survey,
                    }),
            ]
        );
    }
}
