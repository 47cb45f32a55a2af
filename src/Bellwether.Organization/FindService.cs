using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A service by whatever somebody calls it: slug, id, name or the id in another system.</summary>
public sealed class FindService(Db db)
{
    /// <summary>The service; refused when there is none, or when several answer to that name.</summary>
    public async Task<Outcome<Service>> Run(
        Guid agencyId,
        string slugOrNameOrId,
        CancellationToken cancel = default
    )
    {
        var wanted = slugOrNameOrId.Trim();
        var all = await db.Read(connection => ServiceStore.List(connection, agencyId), cancel);
        if (
            Guid.TryParse(wanted, out var id)
            && all.FirstOrDefault(service => service.ServiceId == id) is { } byId
        )
            return byId;
        if (all.FirstOrDefault(service => service.Slug == wanted) is { } bySlug)
            return bySlug;
        var named = all.Where(service =>
                Same(service.Name, wanted) || Same(service.SpanishName, wanted)
            )
            .ToList();
        if (named.Count == 1)
            return named[0];
        if (named.Count > 1)
            return new Refusal(
                "service.ambiguous",
                RefusalKind.Conflict,
                $"Several services are called “{wanted}”. Say which by its address: {string.Join(", ", named.Select(service => service.Slug))}."
            );
        if (all.FirstOrDefault(service => service.ExternalId == wanted) is { } byExternalId)
            return byExternalId;
        return new Refusal("service.unknown", RefusalKind.NotFound, Unknown(wanted, all));
    }

    private static string Unknown(string wanted, IReadOnlyList<Service> all)
    {
        var near = all.Where(service =>
                service.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)
            )
            .Take(5)
            .Select(service => $"“{service.Name}”")
            .ToList();
        return near.Count == 0 || wanted.Length == 0
            ? $"There is no service called “{wanted}” here."
            : $"There is no service called “{wanted}” here. Did you mean {string.Join(", ", near)}?";
    }

    private static bool Same(string? name, string wanted) =>
        wanted.Equals(name, StringComparison.OrdinalIgnoreCase);
}
