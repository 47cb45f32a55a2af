using System.Globalization;
using System.Text;
using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ReadOperations;

/// <summary>One number of the operation, or of the volume.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="Kind">What it is: customers, offered, or a kind of fact.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">Where it is from: file and row.</param>
public sealed record OperationNumber(
    Guid ServiceId,
    string Channel,
    string Kind,
    DateOnly First,
    DateOnly Last,
    decimal Value,
    string Source
);

/// <summary>Numbers of the operation: what is known of each service, from which file and row.</summary>
internal static class OperationsRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        [AsParameters] OperationsDesk desk,
        string? service,
        CancellationToken cancel
    )
    {
        var services = await desk.Reader.Services(http, Permission.ReadFigures, cancel);
        var numbers = await Numbers(http, desk, services, cancel);
        var mayImport = http.MayI(Permission.ImportData);
        return new RazorComponentResult<OperationsPage>(
            new
            {
                Services = services,
                Chosen = services.FirstOrDefault(each => each.Slug == service),
                Numbers = numbers,
                MayImport = mayImport,
                Files = mayImport
                    ? (await desk.Batches.Run(http.User.ToActor().AgencyId, cancel))
                        .Where(batch => batch.Kind == MappingKind.Facts)
                        .ToList()
                    : [],
            }
        );
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        [AsParameters] OperationsDesk desk,
        string? service,
        CancellationToken cancel
    )
    {
        var services = await desk.Reader.Services(http, Permission.ReadFigures, cancel);
        var names = services.ToDictionary(each => each.ServiceId);
        var text = new StringBuilder("service,channel,what,first_day,last_day,number,source\r\n");
        foreach (var each in await Numbers(http, desk, services, cancel))
            if (string.IsNullOrEmpty(service) || names[each.ServiceId].Slug == service)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{Cell(names[each.ServiceId].Name)},{each.Channel},{each.Kind},{each.First:yyyy-MM-dd},{each.Last:yyyy-MM-dd},{each.Value:0.###},{Cell(each.Source)}\r\n"
                );
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(text.ToString()),
            "text/csv; charset=utf-8",
            "operation.csv"
        );
    }

    private static async Task<IReadOnlyList<OperationNumber>> Numbers(
        HttpContext http,
        OperationsDesk desk,
        IReadOnlyList<Service> services,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var within = services.Select(each => each.ServiceId).ToHashSet();
        var facts = await desk.Facts.Run(
            agencyId,
            DateOnly.MinValue,
            DateOnly.MaxValue,
            cancel: cancel
        );
        var volumes = await desk.Volumes.Run(
            new VolumeQuery(agencyId, DateOnly.MinValue, DateOnly.MaxValue) { ServiceIds = within },
            cancel
        );
        return
        [
            .. facts
                .Where(fact => within.Contains(fact.ServiceId))
                .Select(fact => new OperationNumber(
                    fact.ServiceId,
                    fact.Channel,
                    fact.Kind,
                    fact.First,
                    fact.Last,
                    fact.Value,
                    fact.Source
                ))
                // Volumes of single forms are counted by Bellwether itself; those of whole services are told.
                .Concat(volumes.Where(volume => volume.ScopeId is null).SelectMany(Of))
                .OrderByDescending(each => each.Last)
                .ThenBy(each => each.Channel, StringComparer.Ordinal)
                .ThenBy(each => each.Kind, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OperationNumber> Of(VolumeFact volume)
    {
        foreach (
            var (kind, value) in new[]
            {
                ("customers", volume.Customers),
                ("offered", volume.Offered),
            }
        )
            if (value is { } known)
                yield return new OperationNumber(
                    volume.ServiceId,
                    volume.Channel,
                    kind,
                    volume.First,
                    volume.Last,
                    known,
                    volume.Source
                );
    }

    // A cell that begins with one of these is a formula to a spreadsheet; the apostrophe keeps it text.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t".Contains(text[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>What the page calls.</summary>
internal sealed record OperationsDesk(
    Reader Reader,
    ReadFacts Facts,
    ReadVolumes Volumes,
    ListBatches Batches
);
