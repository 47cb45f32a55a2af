using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>How fast cases must move. It holds for the whole agency, so only who handles cases in all of it changes it.</summary>
internal static class ClockRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ReadCaseClock read,
        [FromQuery] string? done,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var clock = await read.Run(desk.Agency.AgencyId, cancel);
        return Page(http, desk, ClockTyped.Of(clock, desk.Today) with { Done = done }, null);
    }

    public static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        SetCaseClock set,
        [FromForm] ClockTyped typed,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.HandleCases))
            return TypedResults.NotFound();
        var holidays = SetCaseClock.Read(typed.Holidays);
        var outcome = holidays.IsDone
            ? await set.Run(
                http.User.ToActor(),
                typed.Clock with
                {
                    Holidays = holidays.Value,
                },
                cancel
            )
            : holidays.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/cases/clock?done=set")
            : Page(http, await reader.Desk(http, cancel), typed, outcome.Refusal);
    }

    private static RazorComponentResult<ClockPage> Page(
        HttpContext http,
        Desk desk,
        ClockTyped typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Typed = typed,
                Zone = desk.Calendar.ZoneId,
                MaySet = http.MayI(Permission.HandleCases),
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}

/// <summary>What stands in the form of the clock.</summary>
public sealed record ClockTyped
{
    /// <summary>Working days until somebody has looked.</summary>
    public string? AcknowledgeDays { get; init; }

    /// <summary>Until it is with an owner.</summary>
    public string? SendDays { get; init; }

    /// <summary>Until it is answered.</summary>
    public string? AnswerDays { get; init; }

    /// <summary>When work begins.</summary>
    public string? Opens { get; init; }

    /// <summary>When it ends.</summary>
    public string? Closes { get; init; }

    /// <summary>How long a contact is kept.</summary>
    public string? ContactDays { get; init; }

    /// <summary>One a line.</summary>
    public string? Holidays { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    internal CaseClock Clock =>
        new(
            Days(AcknowledgeDays),
            Days(SendDays),
            Days(AnswerDays),
            Hour(Opens),
            Hour(Closes),
            Days(ContactDays)
        );

    internal static ClockTyped Of(CaseClock clock, DateOnly today) =>
        new()
        {
            AcknowledgeDays = Text(clock.AcknowledgeDays),
            SendDays = Text(clock.SendDays),
            AnswerDays = Text(clock.AnswerDays),
            Opens = clock.Opens.ToString("HH:mm", CultureInfo.InvariantCulture),
            Closes = clock.Closes.ToString("HH:mm", CultureInfo.InvariantCulture),
            ContactDays = Text(clock.ContactDays),
            Holidays = string.Join(
                '\n',
                clock
                    .HolidaysAround(today)
                    .Where(holiday => holiday.Day.Year >= today.Year)
                    .Select(holiday => $"{holiday.Day:yyyy-MM-dd} {holiday.Name}")
            ),
        };

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static int Days(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days
            : -1;

    private static TimeOnly Hour(string? text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var hour) ? hour : default;
}
