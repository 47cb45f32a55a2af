using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Monitoring.CloseOffice;

/// <summary>What stands in the form of closed days.</summary>
public sealed record ClosedTyped
{
    /// <summary>The first day, as 2026-11-27.</summary>
    public string? First { get; init; }

    /// <summary>The last day.</summary>
    public string? Last { get; init; }

    /// <summary>Why.</summary>
    public string? Name { get; init; }

    /// <summary>The service's id; empty: the whole agency.</summary>
    public string? Service { get; init; }
}

/// <summary>The days on which the agency is closed: the list, adding some, taking some back.</summary>
internal static class ClosedRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListClosedDays list,
        [FromQuery] string? done,
        CancellationToken cancel
    ) =>
        http.MayI(Permission.RecordChanges)
            ? Page(http, reader, list, new ClosedTyped(), null, done, cancel)
            : Task.FromResult<IResult>(TypedResults.NotFound());

    public static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        ListClosedDays list,
        CloseDays close,
        [FromForm] ClosedTyped typed,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.RecordChanges))
            return TypedResults.NotFound();
        var outcome = await close.Run(
            http.User.ToActor(),
            new DaysToClose(Day(typed.First), Day(typed.Last), typed.Name)
            {
                ServiceId = Guid.TryParse(typed.Service, out var service) ? service : null,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/alerts/closed?done=added")
            : await Page(http, reader, list, typed, outcome.Refusal, null, cancel);
    }

    public static async Task<IResult> Remove(
        HttpContext http,
        OpenDays open,
        Guid id,
        CancellationToken cancel
    ) =>
        http.MayI(Permission.RecordChanges)
        && (await open.Run(http.User.ToActor(), id, cancel)).IsDone
            ? TypedResults.LocalRedirect("/act/alerts/closed?done=removed")
            : TypedResults.NotFound();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;

    private static async Task<IResult> Page(
        HttpContext http,
        Reader reader,
        ListClosedDays list,
        ClosedTyped typed,
        Refusal? refusal,
        string? done,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        return new RazorComponentResult<ClosedPage>(
            new
            {
                Closed = await list.Run(desk.Agency.AgencyId, cancel),
                Holidays = (IReadOnlyList<Holiday>)
                    [
                        .. FederalHolidays
                            .Of(desk.Today.Year)
                            .Concat(FederalHolidays.Of(desk.Today.Year + 1))
                            .Where(holiday => holiday.Day >= desk.Today)
                            .Take(6),
                    ],
                Services = await reader.Services(http, Permission.ReadFigures, cancel),
                Typed = typed,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
