using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Monitoring.FollowAlert;

/// <summary>One alert: its evidence, who looks after it, putting it off, saying what it was.</summary>
internal sealed class AlertRequests(
    Reader reader,
    FindAlert findAlert,
    ReadEvidence readEvidence,
    ListClosedDays closedDays,
    Scopes scopes
)
{
    public static async Task<IResult> Show(
        HttpContext http,
        AlertRequests desk,
        Guid id,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => await desk.Page(http, id, new AlertTyped { Done = done }, null, cancel);

    public static Task<IResult> Take(
        HttpContext http,
        AlertRequests desk,
        TakeAlert take,
        Guid id,
        CancellationToken cancel
    ) =>
        desk.Change(
            http,
            id,
            "taken",
            new AlertTyped(),
            () => take.Run(http.User.ToActor(), id, cancel),
            cancel
        );

    public static Task<IResult> Snooze(
        HttpContext http,
        AlertRequests desk,
        SnoozeAlert snooze,
        Guid id,
        [FromForm] AlertTyped typed,
        CancellationToken cancel
    ) =>
        desk.Change(
            http,
            id,
            "put-off",
            typed,
            () =>
                snooze.Run(
                    http.User.ToActor(),
                    id,
                    DateOnly.TryParse(typed.Until, CultureInfo.InvariantCulture, out var until)
                        ? until
                        : null,
                    typed.Reason,
                    cancel
                ),
            cancel
        );

    public static Task<IResult> Judge(
        HttpContext http,
        AlertRequests desk,
        JudgeAlert judge,
        Guid id,
        [FromForm] AlertTyped typed,
        CancellationToken cancel
    ) =>
        desk.Change(
            http,
            id,
            "judged",
            typed,
            () =>
                judge.Run(
                    http.User.ToActor(),
                    id,
                    Enum.TryParse<AlertVerdict>(typed.Verdict, out var verdict)
                        ? verdict
                        : AlertVerdict.Open,
                    typed.Note,
                    cancel
                ),
            cancel
        );

    private async Task<IResult> Change(
        HttpContext http,
        Guid id,
        string done,
        AlertTyped typed,
        Func<Task<Outcome<Alert>>> change,
        CancellationToken cancel
    )
    {
        if (await Within(http, id, Permission.RecordChanges, cancel) is null)
            return TypedResults.NotFound();
        var outcome = await change();
        return outcome.IsDone ? TypedResults.LocalRedirect($"/act/alerts/{id}?done={done}")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? TypedResults.NotFound()
            : await Page(http, id, typed, outcome.Refusal, cancel);
    }

    private async Task<IResult> Page(
        HttpContext http,
        Guid id,
        AlertTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        if (await Within(http, id, Permission.ReadFigures, cancel) is not { } found)
            return TypedResults.NotFound();
        var (alert, service) = found;
        var scope = await scopes.OfService(service, Language.Current.Code, cancel);
        return new RazorComponentResult<AlertPage>(
            new
            {
                Alert = alert,
                Service = service,
                Weeks = (IReadOnlyList<EvidenceWeek>)
                    await readEvidence.Run(service.AgencyId, scope, alert.Signals[0], cancel),
                Closed = await Near(alert, cancel),
                Typed = typed,
                Refusal = refusal,
                MayHandle = await reader.May(http, Permission.RecordChanges, service, cancel),
                MayOpenCase = await reader.May(http, Permission.HandleCases, service, cancel),
                MayReadComments = await reader.May(http, Permission.ReadComments, service, cancel),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    // What was closed around the change is the first thing to think of.
    private async Task<IReadOnlyList<Holiday>> Near(Alert alert, CancellationToken cancel)
    {
        var first = alert.Signals.Min(signal => signal.Since).AddDays(-2);
        var own = (await closedDays.Run(alert.AgencyId, cancel)).Where(closed =>
            closed.ServiceId is null || closed.ServiceId == alert.ServiceId
        );
        return
        [
            .. Enumerable
                .Range(0, Math.Min(60, alert.RaisedOn.DayNumber - first.DayNumber + 1))
                .Select(first.AddDays)
                .Select(day =>
                    FederalHolidays.On(day)
                    ?? own.Where(closed => closed.First <= day && day <= closed.Last)
                        .Select(closed => new Holiday(day, closed.Name, closed.Name))
                        .FirstOrDefault()
                )
                .OfType<Holiday>(),
        ];
    }

    // An alert of a service out of reach is as unknown as one that does not exist.
    private async Task<(Alert Alert, Service Service)?> Within(
        HttpContext http,
        Guid id,
        Permission permission,
        CancellationToken cancel
    )
    {
        if (await findAlert.Run(http.User.ToActor().AgencyId, id, cancel) is not { } alert)
            return null;
        var service = (await reader.Services(http, permission, cancel)).FirstOrDefault(each =>
            each.ServiceId == alert.ServiceId
        );
        return service is null ? null : (alert, service);
    }
}

/// <summary>What stands in the forms of an alert.</summary>
public sealed record AlertTyped
{
    /// <summary>Put off until, as 2026-03-01.</summary>
    public string? Until { get; init; }

    /// <summary>Why it can wait.</summary>
    public string? Reason { get; init; }

    /// <summary>What it was.</summary>
    public string? Verdict { get; init; }

    /// <summary>What was seen.</summary>
    public string? Note { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}
