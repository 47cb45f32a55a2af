using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.Frontline;

/// <summary>What stands in the forms of the front.</summary>
public sealed record FrontTyped
{
    /// <summary>The service's id.</summary>
    public string? Service { get; init; }

    /// <summary>What it is.</summary>
    public string? Kind { get; init; }

    /// <summary>What happened.</summary>
    public string? What { get; init; }

    /// <summary>How often.</summary>
    public string? Often { get; init; }

    /// <summary>Minutes lost.</summary>
    public string? Minutes { get; init; }

    /// <summary>The code of the barrier.</summary>
    public string? Barrier { get; init; }

    /// <summary>The system that got in the way.</summary>
    public string? System { get; init; }

    /// <summary>anonymous or named.</summary>
    public string? Who { get; init; }

    /// <summary>Made with the form.</summary>
    public Guid Mark { get; init; }

    /// <summary>How it stands now.</summary>
    public string? Standing { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>The observation or question that is answered.</summary>
    public string? Of { get; init; }

    /// <summary>The question of a slip.</summary>
    public string? Question { get; init; }
}

/// <summary>What the front sees: logging it, saying "me too", answering it.</summary>
internal sealed class FrontRequests(
    Reader reader,
    ListObservations list,
    ListAccounts accounts,
    TimeProvider time
)
{
    private const int YesterdayMost = 100;
    private const int FrictionMonths = 6;

    public static Task<IResult> Show(
        HttpContext http,
        FrontRequests desk,
        [FromQuery] string? service,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => desk.Page(http, new FrontTyped { Service = service }, null, done, cancel);

    public static async Task<IResult> Log(
        HttpContext http,
        FrontRequests desk,
        LogObservation log,
        [FromForm] FrontTyped typed,
        CancellationToken cancel
    )
    {
        var within = await desk.Within(http, Permission.LogObservations, cancel);
        _ = Enum.TryParse<ObservationKind>(typed.Kind, out var kind);
        _ = Enum.TryParse<HowOften>(typed.Often, out var often);
        var outcome = await log.Run(
            http.User.ToActor(),
            new NewObservation(
                Guid.TryParse(typed.Service, out var service)
                && within.Any(each => each.ServiceId == service)
                    ? service
                    : Guid.Empty,
                kind,
                typed.What,
                often
            )
            {
                Minutes = Minutes(typed.Minutes),
                Barrier = typed.Barrier,
                System = typed.System,
                WithName = typed.Who == "named",
                MarkId = typed.Mark == Guid.Empty ? null : typed.Mark,
                Colleagues = await desk.Colleagues(http, cancel),
                Language = Language.Current.Code,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                outcome.Value.Marks.Length > 1
                    ? "/act/frontline?done=same"
                    : "/act/frontline?done=logged"
            )
            : await desk.Page(http, Cleaned(typed, outcome.Refusal), outcome.Refusal, null, cancel);
    }

    public static async Task<IResult> Same(
        HttpContext http,
        FrontRequests desk,
        MarkObservation mark,
        Guid id,
        [FromForm] FrontTyped typed,
        CancellationToken cancel
    )
    {
        if (await desk.Find(http, id, Permission.LogObservations, cancel) is not { } seen)
            return TypedResults.NotFound();
        await mark.Run(
            http.User.ToActor(),
            id,
            typed.Mark,
            Enum.TryParse<HowOften>(typed.Often, out var often) ? often : HowOften.Once,
            seen.Kind == ObservationKind.Friction ? seen.Marks[0].Minutes : 0,
            withName: false,
            cancel
        );
        return TypedResults.LocalRedirect("/act/frontline?done=same");
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        FrontRequests desk,
        AnswerObservation answer,
        Guid id,
        [FromForm] FrontTyped typed,
        CancellationToken cancel
    )
    {
        if (await desk.Find(http, id, Permission.RecordChanges, cancel) is null)
            return TypedResults.NotFound();
        _ = Enum.TryParse<AnswerStanding>(typed.Standing, out var standing);
        var outcome = await answer.Run(http.User.ToActor(), id, standing, typed.Answer, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/frontline?done=answered")
            : await desk.Page(
                http,
                typed with
                {
                    Of = id.ToString(),
                },
                outcome.Refusal,
                null,
                cancel
            );
    }

    public static async Task<IResult> Friction(
        HttpContext http,
        FrontRequests desk,
        ReadFriction read,
        CancellationToken cancel
    )
    {
        var today = (await desk.Today(http, cancel)).Today;
        var services = await desk.Within(http, Permission.ReadFigures, cancel);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - FrictionMonths);
        return new RazorComponentResult<FrictionPage>(
            new
            {
                Months = (IReadOnlyList<FrictionMonth>)
                    await read.Run(
                        http.User.ToActor().AgencyId,
                        [.. services.Select(each => each.ServiceId)],
                        first,
                        today,
                        cancel
                    ),
            }
        );
    }

    /// <summary>Yesterday's words of one's own services, as redaction left them.</summary>
    public static async Task<IResult> Words(
        HttpContext http,
        FrontRequests desk,
        Scopes scopes,
        ListComments comments,
        CancellationToken cancel
    )
    {
        var yesterday = (await desk.Today(http, cancel)).Today.AddDays(-1);
        var agencyId = http.User.ToActor().AgencyId;
        var found = new List<(Service, IReadOnlyList<Comment>)>();
        foreach (var service in await desk.Within(http, Permission.LogObservations, cancel))
        {
            var scope = await scopes.OfService(service, Language.Current.Code, cancel);
            var words = await comments.Run(
                new CommentQuery(agencyId, scope.CollectorIds, YesterdayMost)
                {
                    First = yesterday,
                    Last = yesterday,
                },
                cancel
            );
            if (words.Count > 0)
                found.Add((service, [.. words.Select(each => each.Comment)]));
        }
        return new RazorComponentResult<WordsPage>(
            new { Day = yesterday, Words = (IReadOnlyList<(Service, IReadOnlyList<Comment>)>)found }
        );
    }

    private Task<Desk> Today(HttpContext http, CancellationToken cancel) =>
        reader.Desk(http, cancel);

    private Task<IReadOnlyList<Service>> Within(
        HttpContext http,
        Permission permission,
        CancellationToken cancel
    ) => reader.Services(http, permission, cancel);

    private async Task<IReadOnlyCollection<string>> Colleagues(
        HttpContext http,
        CancellationToken cancel
    ) =>
        [
            .. (await accounts.Run(http.User.ToActor().AgencyId, cancel)).Select(account =>
                account.Name
            ),
        ];

    // An observation of a service out of reach is as unknown as one that does not exist.
    private async Task<Observation?> Find(
        HttpContext http,
        Guid id,
        Permission permission,
        CancellationToken cancel
    )
    {
        var within = await Within(http, permission, cancel);
        return (
            await list.Run(
                http.User.ToActor().AgencyId,
                [.. within.Select(each => each.ServiceId)],
                cancel
            )
        ).FirstOrDefault(seen => seen.ObservationId == id);
    }

    // The proposal stands in the field, so that one more tap sends it.
    private static FrontTyped Cleaned(FrontTyped typed, Refusal refusal) =>
        refusal.Faults.FirstOrDefault(fault => fault.Field == "what")?.Message.Split('“', '”')
            is [_, var proposal, ..]
            ? typed with
            {
                What = proposal,
            }
            : typed;

    private static int Minutes(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? minutes
        : -1;

    private async Task<IResult> Page(
        HttpContext http,
        FrontTyped typed,
        Refusal? refusal,
        string? done,
        CancellationToken cancel
    )
    {
        var log = await Within(http, Permission.LogObservations, cancel);
        var answer = await Within(http, Permission.RecordChanges, cancel);
        var read = await Within(http, Permission.ReadFigures, cancel);
        return new RazorComponentResult<FrontPage>(
            new
            {
                Observations = await list.Run(
                    http.User.ToActor().AgencyId,
                    [.. read.Select(each => each.ServiceId)],
                    cancel
                ),
                Services = read,
                MayLog = log,
                MayAnswer = (IReadOnlySet<Guid>)answer.Select(each => each.ServiceId).ToHashSet(),
                Today = (await reader.Desk(http, cancel)).Today,
                Fresh = Ids.New(time),
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
