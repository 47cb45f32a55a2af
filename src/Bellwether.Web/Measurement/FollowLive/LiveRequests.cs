using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Bellwether.Web.Measurement.FollowLive;

/// <summary>The stream behind an open page: it says when an answer has moved the headline figure.</summary>
/// <remarks>
/// One answer more tells what that person said, so the stream is only for staff who read the service's figures, only for
/// services to the public, and silent below the smallest number of answers that is shown at all.
/// </remarks>
internal static class LiveRequests
{
    public static async Task<IResult> Follow(
        HttpContext http,
        Reader reader,
        ReadLive live,
        Outbox outbox,
        IHostApplicationLifetime host,
        string slug,
        string? measure,
        string? period,
        long? after,
        CancellationToken cancel
    )
    {
        var service = await reader.Service(http, slug, cancel);
        if (!service.IsDone)
            return service.Refusal.ToProblem();
        var desk = await reader.Desk(http, cancel);
        var at = desk.Calendar.Read(period ?? desk.ThisQuarter.Name);
        // "No content" tells a browser that there is nothing to follow and that it need not ask again.
        if (!at.IsDone || !IsLive(service.Value, at.Value, desk))
            return Results.NoContent();
        var from = Seen(http) ?? after ?? await outbox.Latest(cancel);
        var until = CancellationTokenSource.CreateLinkedTokenSource(
            cancel,
            host.ApplicationStopping
        );
        http.Response.RegisterForDispose(until);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var question = new LiveQuestion(
            service.Value,
            measure ?? "trust",
            at.Value,
            from,
            Language.Current
        );
        return TypedResults.ServerSentEvents(live.Follow(question, until.Token));
    }

    /// <summary>True when the page of that period may move with every answer.</summary>
    public static bool IsLive(Service service, Period period, Desk desk) =>
        service.Audience == Audience.Public
        && period.Grain == Grain.Quarter
        && period.Contains(desk.Today);

    // A browser that asks again says which news it has seen.
    private static long? Seen(HttpContext http) =>
        long.TryParse(
            http.Request.Headers["Last-Event-ID"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seen
        )
            ? seen
            : null;
}
