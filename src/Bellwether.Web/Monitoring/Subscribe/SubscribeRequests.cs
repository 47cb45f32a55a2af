using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Monitoring.Subscribe;

/// <summary>What stands in the form.</summary>
public sealed record SubscribeTyped
{
    /// <summary>How they are to hear.</summary>
    public string? Kind { get; init; }

    /// <summary>Where.</summary>
    public string? Address { get; init; }

    /// <summary>The service's id; empty: all.</summary>
    public string? Service { get; init; }

    /// <summary>en or es.</summary>
    public string? Language { get; init; }

    /// <summary>each or daily.</summary>
    public string? When { get; init; }

    /// <summary>The hour at which quiet begins.</summary>
    public string? QuietFrom { get; init; }

    /// <summary>The hour at which quiet ends.</summary>
    public string? QuietTo { get; init; }
}

/// <summary>Who hears of alerts: the list, putting somebody down, taking somebody off.</summary>
internal static class SubscribeRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListSubscriptions list,
        [FromQuery] string? done,
        CancellationToken cancel
    ) =>
        MayTellOthers(http)
            ? Page(http, reader, list, new SubscribeTyped(), null, done, null, cancel)
            : Task.FromResult<IResult>(TypedResults.NotFound());

    public static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        ListSubscriptions list,
        Bellwether.Monitoring.Subscribe subscribe,
        [FromForm] SubscribeTyped typed,
        CancellationToken cancel
    )
    {
        if (!MayTellOthers(http))
            return TypedResults.NotFound();
        // What is no kind stays none, and is refused with the other faults.
        _ = Enum.TryParse<NoticeKind>(typed.Kind, out var kind);
        var outcome = await subscribe.Run(
            http.User.ToActor(),
            new NewSubscription(kind, typed.Address, typed.Language ?? "en")
            {
                ServiceId = Guid.TryParse(typed.Service, out var service) ? service : null,
                Daily = typed.When == "daily",
                QuietFrom = Hour(typed.QuietFrom),
                QuietTo = Hour(typed.QuietTo),
            },
            cancel
        );
        // A secret is shown on the page that made it and nowhere after, so that page is no redirect.
        return outcome switch
        {
            { IsDone: false } => await Page(
                http,
                reader,
                list,
                typed,
                outcome.Refusal,
                null,
                null,
                cancel
            ),
            { Value.Secret: { } secret } => await Page(
                http,
                reader,
                list,
                new SubscribeTyped(),
                null,
                "added",
                secret,
                cancel
            ),
            _ => TypedResults.LocalRedirect("/act/alerts/subscriptions?done=added"),
        };
    }

    public static async Task<IResult> Remove(
        HttpContext http,
        Unsubscribe unsubscribe,
        Guid id,
        CancellationToken cancel
    )
    {
        if (!MayTellOthers(http))
            return TypedResults.NotFound();
        var outcome = await unsubscribe.Run(http.User.ToActor(), id, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/alerts/subscriptions?done=removed")
            : TypedResults.NotFound();
    }

    // Notices tell of every service, so only who records changes in the whole agency says who hears them.
    private static bool MayTellOthers(HttpContext http) => http.MayI(Permission.RecordChanges);

    // What is no hour becomes one that is refused with the others.
    private static int? Hour(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? hour
        : -1;

    private static async Task<IResult> Page(
        HttpContext http,
        Reader reader,
        ListSubscriptions list,
        SubscribeTyped typed,
        Refusal? refusal,
        string? done,
        string? secret,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<SubscribePage>(
            new
            {
                Subscriptions = await list.Run(http.User.ToActor().AgencyId, cancel),
                Services = await reader.Services(http, Permission.ReadFigures, cancel),
                Typed = typed,
                Refusal = refusal,
                Done = done,
                Secret = secret,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
