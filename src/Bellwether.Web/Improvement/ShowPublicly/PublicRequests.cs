using Bellwether.Collection;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.ShowPublicly;

/// <summary>You said, we did: what an agency changed because people told it, for everyone to read and for programs to follow.</summary>
internal static class PublicRequests
{
    public static async Task<IResult> Show(
        string agency,
        ListAgencies listAgencies,
        ReadLedger readLedger,
        ListServices listServices,
        CancellationToken cancel
    )
    {
        if (await PublicAddresses.Find(listAgencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        return new RazorComponentResult<PublicPage>(
            new
            {
                Agency = found,
                Lines = await readLedger.Run(found.AgencyId, cancel: cancel),
                Services = await Services(listServices, found, cancel),
            }
        );
    }

    public static async Task<IResult> Feed(
        HttpContext http,
        string agency,
        ListAgencies listAgencies,
        ReadLedger readLedger,
        ListServices listServices,
        Texts texts,
        CancellationToken cancel
    )
    {
        if (await PublicAddresses.Find(listAgencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        var home = new Uri(
            $"{http.Request.Scheme}://{http.Request.Host}/changed/{Uri.EscapeDataString(found.Abbreviation)}"
        );
        return Results.Text(
            ChangesFeed.Write(
                found,
                home,
                await readLedger.Run(found.AgencyId, cancel: cancel),
                await Services(listServices, found, cancel),
                texts
            ),
            "application/rss+xml; charset=utf-8"
        );
    }

    public static async Task<IResult> Json(
        string agency,
        ListAgencies listAgencies,
        ReadLedger readLedger,
        ListServices listServices,
        CancellationToken cancel
    )
    {
        if (await PublicAddresses.Find(listAgencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        var services = await Services(listServices, found, cancel);
        return Results.Json(
            (await readLedger.Run(found.AgencyId, cancel: cancel)).Select(line =>
                PublicChange.Of(line, services.GetValueOrDefault(line.Change.ServiceId))
            )
        );
    }

    public static async Task<IResult> Ask(
        string agency,
        ListAgencies listAgencies,
        CancellationToken cancel
    ) =>
        await PublicAddresses.Find(listAgencies, agency, cancel) is { } found
            ? new RazorComponentResult<ReceiptPage>(new { Agency = found })
            : TypedResults.NotFound();

    public static async Task<IResult> Answer(
        HttpContext http,
        string agency,
        [FromForm] string? code,
        ListAgencies listAgencies,
        ListServices listServices,
        ListCollectors listCollectors,
        FindReceipt findReceipt,
        ReadWhatBecame readWhatBecame,
        CancellationToken cancel
    )
    {
        if (await PublicAddresses.Find(listAgencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var response = await findReceipt.Run(found.AgencyId, code ?? "", cancel);
        var collector = response is null
            ? null
            : (await listCollectors.Run(found.AgencyId, cancel: cancel)).FirstOrDefault(each =>
                each.CollectorId == response.CollectorId
            );
        var services = await Services(listServices, found, cancel);
        return new RazorComponentResult<ReceiptPage>(
            new
            {
                Agency = found,
                WasAsked = true,
                Service = collector is null
                    ? null
                    : services.GetValueOrDefault(collector.ServiceId),
                Became = collector is null
                    ? null
                    : await readWhatBecame.Run(
                        found.AgencyId,
                        collector.ServiceId,
                        response!,
                        cancel
                    ),
            }
        );
    }

    private static async Task<Dictionary<Guid, Service>> Services(
        ListServices listServices,
        Agency agency,
        CancellationToken cancel
    ) =>
        (await listServices.Run(agency.AgencyId, cancel: cancel)).ToDictionary(service =>
            service.ServiceId
        );
}
