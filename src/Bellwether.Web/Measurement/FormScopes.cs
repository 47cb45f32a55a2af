using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Web.Measurement;

/// <summary>Finds one form and makes the scope of its answers: page, file, program and command line ask here.</summary>
public sealed class FormScopes(ListCollectors collectors, FindService services)
{
    /// <summary>The answers of one form; refused when none is called so, or several are.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="form">Its id, its key or its name.</param>
    /// <param name="language">In which language the service is named.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Outcome<Scope>> Run(
        Guid agencyId,
        string? form,
        string language,
        CancellationToken cancel = default
    )
    {
        var found = await Find(agencyId, form, cancel);
        if (!found.IsDone)
            return found.Refusal;
        var service = await services.Run(agencyId, found.Value.ServiceId.ToString(), cancel);
        return service.IsDone ? Of(found.Value, service.Value, language) : service.Refusal;
    }

    /// <summary>The form with that id, key or name.</summary>
    internal async Task<Outcome<Collector>> Find(
        Guid agencyId,
        string? form,
        CancellationToken cancel
    )
    {
        bool Is(string text) => text.Equals(form?.Trim(), StringComparison.OrdinalIgnoreCase);
        var named = (await collectors.Run(agencyId, null, cancel))
            .Where(each => Is(each.CollectorId.ToString()) || Is(each.Key) || Is(each.Name))
            .ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                $"There is no form “{form}”. Name it by its name, its key or its id."
            ),
            _ => new Refusal(
                "collector.ambiguous",
                RefusalKind.Conflict,
                $"{named.Count} forms are called “{form}”. Name one by its key: {string.Join(", ", named.Take(MostNamed).Select(each => each.Key))}."
            ),
        };
    }

    internal static Scope Of(Collector form, Service service, string language) =>
        Scopes.Of(form.Name, [form], [service], language);

    private const int MostNamed = 5;
}
