using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>What somebody means by an agency's name: a whole agency of the data, or a department or provider inside one.</summary>
/// <param name="Agency">The agency whose data they are.</param>
/// <param name="Unit">The unit inside it, or null for the whole.</param>
internal sealed record AgencyPart(Agency Agency, OrgUnit? Unit)
{
    private const int MostNames = 12;

    /// <summary>How it is called.</summary>
    public string Name => Unit?.Name ?? Agency.Name;

    /// <summary>The answers about it.</summary>
    public Task<Scope> Scope(IServiceProvider provider, string language, CancellationToken cancel)
    {
        var scopes = provider.GetRequiredService<Scopes>();
        return Unit is null
            ? scopes.OfAgency(Agency.AgencyId, Agency.Name, language, cancel)
            : scopes.OfUnit(Unit, language, cancel);
    }

    /// <summary>The agency or unit with that name or abbreviation; the only agency when no name is given.</summary>
    public static async Task<Outcome<AgencyPart>> Find(
        string? name,
        IServiceProvider provider,
        CancellationToken cancel
    )
    {
        var agencies = await provider.GetRequiredService<ListAgencies>().Run(cancel);
        if (name is null && agencies.Count == 1)
            return new AgencyPart(agencies[0], null);
        var units = new List<AgencyPart>();
        foreach (var agency in agencies)
        {
            if (name is not null && Same(name, agency.Name, agency.Abbreviation))
                return new AgencyPart(agency, null);
            foreach (
                var unit in await provider
                    .GetRequiredService<ListUnits>()
                    .Run(agency.AgencyId, cancel)
            )
                units.Add(new AgencyPart(agency, unit));
        }
        // Units come top down: a department is meant before a bureau of the same name.
        var found = name is null
            ? null
            : units.Find(part => Same(name, part.Unit!.Name, part.Unit.Abbreviation));
        return found is not null
            ? found
            : new Refusal(
                "brief.no-unit",
                RefusalKind.NotFound,
                $"There is no agency and no unit called “{name}”. There are, among others: {string.Join(", ", Names(agencies, units))}."
            );
    }

    private static IEnumerable<string> Names(
        IReadOnlyList<Agency> agencies,
        List<AgencyPart> units
    ) =>
        agencies
            .Select(agency => agency.Name)
            .Concat(
                units.Where(part => part.Unit!.ParentId is null).Select(part => part.Unit!.Name)
            )
            .Take(MostNames);

    private static bool Same(string name, string full, string abbreviation) =>
        full.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)
        || abbreviation.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);
}
