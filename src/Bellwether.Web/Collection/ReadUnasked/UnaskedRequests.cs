using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ReadUnasked;

/// <summary>One source of words that nobody asked for.</summary>
/// <param name="Name">What it is called: the mapping and the channel.</param>
/// <param name="Services">Of how many services it tells.</param>
/// <param name="Texts">How many texts of it count.</param>
public sealed record UnaskedSource(string Name, int Services, long Texts);

/// <summary>What is asked of the page, as it stands in the address.</summary>
/// <param name="Service">The service's place in addresses; "" for all.</param>
/// <param name="Source">The source's name; "" for all.</param>
public sealed record UnaskedAsked(string Service, string Source)
{
    /// <summary>The address that asks for it.</summary>
    public string Address(string? before = null)
    {
        var parts = new[] { ("service", Service), ("source", Source), ("before", before ?? "") };
        var query = string.Join(
            '&',
            parts
                .Where(part => part.Item2.Length > 0)
                .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}")
        );
        return query.Length == 0 ? "/listen/unasked" : $"/listen/unasked?{query}";
    }
}

/// <summary>Words of people who were not asked: by themselves, and in no score.</summary>
internal static class UnaskedRequests
{
    private const int OnePage = 40;

    public static async Task<IResult> Show(
        HttpContext http,
        [AsParameters] UnaskedDesk desk,
        string? service,
        string? source,
        string? before,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var asked = new UnaskedAsked(service ?? "", source ?? "");
        var services = await desk.Reader.Services(http, Permission.ReadComments, cancel);
        var all = await Collectors(desk, agencyId, services, cancel);
        var counts = await Count(desk, agencyId, all, cancel);
        var some = all.Where(each =>
                (asked.Service.Length == 0 || each.Service.Slug == asked.Service)
                && (asked.Source.Length == 0 || each.Collector.Name == asked.Source)
            )
            .ToList();
        var found =
            some.Count == 0
                ? []
                : await desk.List.Run(
                    new CommentQuery(
                        agencyId,
                        [.. some.Select(each => each.Collector.CollectorId)],
                        OnePage + 1
                    )
                    {
                        Reader = http.MayAnywhere(Permission.ScreenComments)
                            ? CommentReader.Screener
                            : CommentReader.Staff,
                        Before = CommentPlace.Read(before),
                    },
                    cancel
                );
        var shown = found.Take(OnePage).ToList();
        var waiting = (await desk.Policies.Run(agencyId, cancel))
            .Where(policy => !policy.IsApproved)
            .Select(policy => policy.CollectorId)
            .ToHashSet();
        return new RazorComponentResult<UnaskedPage>(
            new
            {
                Asked = asked,
                Services = all.Select(each => each.Service)
                    .DistinctBy(each => each.ServiceId)
                    .ToList(),
                Sources = Sources(all, counts),
                Comments = shown,
                Places = all.ToDictionary(each => each.Collector.CollectorId),
                Waiting = some.Count(each => waiting.Contains(each.Collector.CollectorId)),
                MayImport = http.MayI(Permission.ImportData),
                NextHref = found.Count > OnePage
                    ? asked.Address(shown[^1].Comment.Place.ToString())
                    : null,
            }
        );
    }

    private static IReadOnlyList<UnaskedSource> Sources(
        IReadOnlyList<UnaskedPlace> all,
        IReadOnlyDictionary<Guid, long> counts
    ) =>
        [
            .. all.GroupBy(each => each.Collector.Name)
                .Select(same => new UnaskedSource(
                    same.Key,
                    same.Select(each => each.Service.ServiceId).Distinct().Count(),
                    same.Sum(each => counts.GetValueOrDefault(each.Collector.CollectorId))
                ))
                .OrderByDescending(each => each.Texts)
                .ThenBy(each => each.Name, StringComparer.Ordinal),
        ];

    private static async Task<IReadOnlyList<UnaskedPlace>> Collectors(
        UnaskedDesk desk,
        Guid agencyId,
        IReadOnlyList<Service> services,
        CancellationToken cancel
    )
    {
        var byId = services.ToDictionary(service => service.ServiceId);
        return
        [
            .. (await desk.Collectors.Run(agencyId, null, cancel))
                .Where(collector =>
                    collector.SourceKind == SourceKind.Unasked
                    && byId.ContainsKey(collector.ServiceId)
                )
                .Select(collector => new UnaskedPlace(collector, byId[collector.ServiceId])),
        ];
    }

    // The same sums as everywhere: what is excluded is in none of them.
    private static async Task<IReadOnlyDictionary<Guid, long>> Count(
        UnaskedDesk desk,
        Guid agencyId,
        IReadOnlyList<UnaskedPlace> places,
        CancellationToken cancel
    ) =>
        places.Count == 0
            ? new Dictionary<Guid, long>()
            : (
                await desk.Cells.Run(
                    new CellQuery(
                        agencyId,
                        [.. places.Select(each => each.Collector.CollectorId)],
                        Cube.QuarterChannel,
                        Period.MonthNumber(DateOnly.MinValue),
                        Period.MonthNumber(DateOnly.MaxValue)
                    ),
                    cancel
                )
            )
                .GroupBy(cell => cell.CollectorId)
                .ToDictionary(
                    same => same.Key,
                    same => same.Sum(cell => CellLayout.Responses(cell.Sums))
                );
}

/// <summary>A collector that stands for a source of unasked words, with its service.</summary>
/// <param name="Collector">The collector.</param>
/// <param name="Service">The service.</param>
public sealed record UnaskedPlace(Collector Collector, Service Service);

/// <summary>What the page calls.</summary>
internal sealed record UnaskedDesk(
    Reader Reader,
    ListComments List,
    Bellwether.Collection.ListCollectors Collectors,
    ListWordPolicies Policies,
    ReadCells Cells
);
