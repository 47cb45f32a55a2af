using Bellwether.Improvement;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.ShowNext;

/// <summary>What happens next, and where a case stands: for everybody, without an account, a cookie or a script.</summary>
internal static class NextPublicRequests
{
    // Whoever tries numbers out must not see from the time of the answer whether there is such a case.
    private static readonly TimeSpan AnswersTake = TimeSpan.FromMilliseconds(250);

    public static async Task<IResult> Show(
        string agency,
        string service,
        ListAgencies agencies,
        FindService findService,
        FindNextPages pages,
        ReadHowLong howLong,
        CancellationToken cancel
    )
    {
        if (await PublicAddresses.Find(agencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        var known = await findService.Run(found.AgencyId, service, cancel);
        if (!known.IsDone)
            return TypedResults.NotFound();
        var published = await pages.Run(found.AgencyId, publishedOnly: true, cancel);
        return published.TryGetValue(known.Value.ServiceId, out var page)
            ? new RazorComponentResult<NextPublicPage>(
                new
                {
                    Agency = found,
                    Service = known.Value,
                    page.Words,
                    HowLong = await howLong.Run(
                        found.AgencyId,
                        page.ServiceId,
                        page.Words.PromiseDays,
                        cancel
                    ),
                }
            )
            : TypedResults.NotFound();
    }

    public static async Task<IResult> Ask(
        string agency,
        ListAgencies agencies,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        await PublicAddresses.Find(agencies, agency, cancel) is { } found
            ? Page(found, null, null, wasAsked: false, time)
            : TypedResults.NotFound();

    public static async Task<IResult> Answer(
        HttpContext http,
        string agency,
        [FromForm] string? reference,
        ListAgencies agencies,
        ListServices services,
        LookUpStatus lookUp,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var began = TimeProvider.System.GetTimestamp();
        if (await PublicAddresses.Find(agencies, agency, cancel) is not { } found)
            return TypedResults.NotFound();
        var told = await lookUp.Run(found.AgencyId, reference ?? "", cancel);
        var all = await services.Run(found.AgencyId, cancel: cancel);
        var left = AnswersTake - TimeProvider.System.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, TimeProvider.System, cancel);
        http.Response.Headers.CacheControl = "no-store";
        return Page(
            found,
            told,
            all.FirstOrDefault(service => service.ServiceId == told?.Status.ServiceId),
            wasAsked: true,
            time
        );
    }

    private static RazorComponentResult<StatusPage> Page(
        Agency agency,
        StatusTold? told,
        Service? service,
        bool wasAsked,
        TimeProvider time
    ) =>
        new(
            new
            {
                Agency = agency,
                Told = told,
                Service = service,
                WasAsked = wasAsked,
                Today = agency.Calendar.LocalDay(time.GetUtcNow()),
            }
        );
}
